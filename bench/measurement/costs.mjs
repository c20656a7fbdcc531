import { simulate } from './simulation.ts';

/** Applications, interviewers, and the milliseconds that fitting and scoring everybody may take. */
const BARS = new Map([
  [100, { interviewers: 24, milliseconds: 1000 }],
  [1000, { interviewers: 80, milliseconds: 1500 }],
  [10_000, { interviewers: 200, milliseconds: 3000 }],
]);
const ONE_MORE_BAR = 5;
const REPEATS = 50;

/** Prints what a pool costs, fitted and scored from nothing, and one more application against a frozen calibration. */
export function costs(domain, { sizes }) {
  const missed = [];
  console.log('cost, one dimension of 7 criteria, 3–6 interviewers each, a tenth of the ratings not observed');
  for (const candidates of sizes) {
    const { interviewers, milliseconds } = BARS.get(candidates);
    const { criteria, observations, truth } = simulate(
      {
        candidates,
        interviewers,
        panel: [3, 6],
        criteria: 7,
        rounded: true,
        gaps: 0.1,
      },
      7,
    );
    const start = clock();
    const fit = domain.fitDimension(criteria, observations, {
      scalePoints: 5,
      priors: true,
      severity: 'within-candidate',
    });
    const fitted = clock();
    for (const application of truth.keys()) domain.scoreApplication(fit, application);
    const scored = clock();
    const frozen = JSON.parse(JSON.stringify(domain.freezeCalibration('bench@1', { dimension: fit })));
    const one = observations
      .filter(({ application }) => application === 'a000001')
      .map((observation) => ({ ...observation, application: 'new' }));
    const times = Array.from({ length: REPEATS }, () => {
      const begin = performance.now();
      domain.scoreApplication(domain.fitFromCalibration(frozen.dimensions.dimension, criteria, one), 'new');
      return performance.now() - begin;
    }).sort((a, b) => a - b);
    const median = times[REPEATS / 2];
    const processor = scored.processor - start.processor;
    console.log(
      `  ${String(candidates).padStart(6)} applications, ${interviewers} interviewers: ${processor.toFixed(0)} ms of processor ` +
        `(fit ${(fitted.processor - start.processor).toFixed(0)}, scores ${(scored.processor - fitted.processor).toFixed(0)}; bar ${milliseconds}), ` +
        `${(scored.wall - start.wall).toFixed(0)} ms on the clock; converged: ${fit.converged ? 'yes' : 'no'}; ` +
        `one more against the frozen calibration ${median.toFixed(2)} ms (bar ${ONE_MORE_BAR})`,
    );
    if (processor > milliseconds) missed.push(`${candidates} applications in ${processor.toFixed(0)} ms`);
    if (median > ONE_MORE_BAR) missed.push(`one more application in ${median.toFixed(1)} ms`);
  }
  return missed;
}

/** Milliseconds. Bars are in processor time, all threads counted: the clock also measures what else the machine does. */
function clock() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), processor: (user + system) / 1000 };
}
