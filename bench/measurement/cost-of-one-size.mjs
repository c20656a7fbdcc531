// Fits and scores one pool in a process of its own, so that the memory is its own, and prints what that cost as JSON.
//   node bench/measurement/cost-of-one-size.mjs --candidates 1000 --interviewers 80 [--dist dist]
import { parseArgs } from 'node:util';
import { loadDomain } from './load.mjs';
import { simulate } from './simulation.ts';

const ONE_MORE_REPEATS = 50;
const DIMENSION = 'dimension';

const { values } = parseArgs({
  options: { candidates: { type: 'string' }, interviewers: { type: 'string' }, dist: { type: 'string', default: '' } },
});
const domain = await loadDomain(values.dist);
const { criteria, observations, truth } = simulate(
  {
    candidates: Number(values.candidates),
    interviewers: Number(values.interviewers),
    panel: [3, 6],
    criteria: 7,
    rounded: true,
    gaps: 0.1,
  },
  7,
);
const inputMegabytes = peakMegabytes();
const start = clock();
const fit = domain.fitDimension(criteria, observations, {
  scalePoints: 5,
  priors: true,
  severity: 'within-candidate',
});
const fitted = clock();
for (const application of truth.keys()) domain.scoreApplication(fit, application);
const scored = clock();
const peak = peakMegabytes();
domain.interviewerFindings({ fits: { [DIMENSION]: fit }, ratings: observations.map(dated), seed: 7 });
const found = clock();
const foundPeak = peakMegabytes();
const text = JSON.stringify(domain.freezeCalibration('bench@1', { [DIMENSION]: fit }));
const one = observations
  .filter(({ application }) => application === 'a000001')
  .map((observation) => ({ ...observation, application: 'new' }));
const parsed = domain.parseCalibration(text);
const scoreOneMore = () =>
  domain.scoreApplication(domain.fitFromCalibration(parsed.dimensions[DIMENSION], criteria, one), 'new');
// What only the first after reading costs: later ones find it solved.
const first = timed(scoreOneMore);
process.stdout.write(
  JSON.stringify({
    ratings: observations.length,
    processor: {
      fit: fitted.processor - start.processor,
      scores: scored.processor - fitted.processor,
      findings: found.processor - scored.processor,
    },
    wall: scored.wall - start.wall,
    memory: { input: inputMegabytes, peak, foundPeak },
    converged: fit.converged,
    calibrationKilobytes: text.length / 1024,
    oneMore: {
      read: median(() => domain.parseCalibration(text)),
      first,
      score: median(scoreOneMore),
    },
  }),
);

/** With what findings on interviewers are made of beside it: two quarters, a third of the evidence claimed. */
function dated(observation, index) {
  const submittedAt = index % 2 === 0 ? '2026-02-03T10:00:00Z' : '2026-05-03T10:00:00Z';
  return { ...observation, dimension: DIMENSION, submittedAt, verification: index % 3 === 0 ? 'claimed' : 'probed' };
}

/** Milliseconds of processor time. */
function median(work) {
  const times = Array.from({ length: ONE_MORE_REPEATS }, () => timed(work)).sort((a, b) => a - b);
  return times[ONE_MORE_REPEATS / 2];
}

/** Milliseconds of processor time. */
function timed(work) {
  const begin = clock().processor;
  work();
  return clock().processor - begin;
}

/** Milliseconds. Bars are in processor time, all threads counted: the clock also measures what else the machine does. */
function clock() {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), processor: (user + system) / 1000 };
}

/** The most that the process has held so far, everything counted. */
function peakMegabytes() {
  return process.resourceUsage().maxRSS / 1024;
}
