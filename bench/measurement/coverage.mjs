import { simulate } from './simulate.mjs';

/** The bars of the design; `tau` and the coverages from below, `rmse` from above. */
const DESIGNS = [
  {
    name: '100 candidates, 24 interviewers, 3–6 each, 7 criteria',
    design: { candidates: 100, interviewers: 24, panel: [3, 6], criteria: 7 },
    bars: { tau: [0.76, 1], rmse: [0, 0.275], coverage80: [0.78, 0.83], coverage95: [0.93, 0.97] },
  },
  {
    name: '8 candidates × 5 interviewers × 5 criteria',
    design: { candidates: 8, interviewers: 5, panel: [5, 5], criteria: 5 },
    bars: { coverage80: [0.76, 1], coverage95: [0.92, 1] },
  },
  {
    name: 'the first in whole ratings 1–5, a tenth of them not observed; the truth is the expected rating',
    design: { candidates: 100, interviewers: 24, panel: [3, 6], criteria: 7, rounded: true, gaps: 0.1 },
    bars: { coverage80: [0.78, 0.83], coverage95: [0.93, 0.97] },
  },
  {
    name: 'the first where strong candidates meet severe interviewers',
    design: { candidates: 100, interviewers: 24, panel: [3, 6], criteria: 7, sorting: 0.7 },
    bars: {},
  },
];

const FIT = { scalePoints: 5, priors: true };

/** Prints every simulation; returns what missed its bar. */
export function simulations(domain, { replicates }) {
  const missed = [];
  console.log(`${replicates} replicates each; T: tau and RMSE about the replicate's mean, coverage of T as it is\n`);
  for (const { name, design, bars } of DESIGNS) {
    console.log(name);
    const rows = {
      'within-candidate severity': replicated(replicates, design, (sample) =>
        estimates(domain, sample, 'within-candidate'),
      ),
      'joint severity': replicated(replicates, design, (sample) => estimates(domain, sample, 'joint')),
      'raw mean': replicated(replicates, design, rawMeans),
    };
    for (const [label, row] of Object.entries(rows)) console.log(`  ${label.padEnd(26)} ${describeRow(row)}`);
    for (const [figure, [low, high]] of Object.entries(bars)) {
      const value = rows['within-candidate severity'][figure];
      if (!(value >= low && value <= high))
        missed.push(`${name}: ${figure} ${value.toFixed(3)} outside ${low}–${high}`);
    }
    console.log('');
  }
  return missed;
}

/** Mean figures over replicates; seeds are 1, 2, 3 … */
export function replicated(replicates, design, estimate) {
  const rows = Array.from({ length: replicates }, (_, index) => {
    const sample = simulate({ ...design, seed: 1 + index });
    return figures(sample.truth, estimate(sample));
  });
  const mean = (figure) => rows.reduce((sum, row) => sum + row[figure], 0) / rows.length;
  return Object.fromEntries(Object.keys(rows[0]).map((figure) => [figure, mean(figure)]));
}

export function estimates(domain, { criteria, observations, truth }, severity) {
  const fit = domain.fitDimension(criteria, observations, { ...FIT, severity });
  return new Map(
    [...truth.keys()].map((application) => {
      const posterior = domain.scoreApplication(fit, application).dimension;
      return [
        application,
        {
          mean: posterior.mean,
          80: domain.credibleInterval(posterior, 0.8),
          95: domain.credibleInterval(posterior, 0.95),
        },
      ];
    }),
  );
}

export function rawMeans({ observations }) {
  const sums = new Map();
  for (const { application, rating } of observations) {
    const { sum, count } = sums.get(application) ?? { sum: 0, count: 0 };
    sums.set(application, { sum: sum + rating, count: count + 1 });
  }
  return new Map([...sums].map(([application, { sum, count }]) => [application, { mean: sum / count }]));
}

/** Kendall's tau, RMSE after both sides are centred on their mean, RMSE as it is, and coverage. */
export function figures(truth, estimated) {
  const pairs = [...truth].map(([application, value]) => ({ value, ...estimated.get(application) }));
  const centre = (pick) => pairs.reduce((sum, pair) => sum + pick(pair), 0) / pairs.length;
  const [trueMean, estimatedMean] = [centre(({ value }) => value), centre(({ mean }) => mean)];
  const root = (pick) => Math.sqrt(pairs.reduce((sum, pair) => sum + pick(pair) ** 2, 0) / pairs.length);
  let balance = 0;
  for (let a = 0; a < pairs.length; a += 1)
    for (let b = 0; b < a; b += 1)
      balance += Math.sign((pairs[a].value - pairs[b].value) * (pairs[a].mean - pairs[b].mean));
  const inside = (level) =>
    centre((pair) => (pair[level] ? Number(pair[level][0] <= pair.value && pair.value <= pair[level][1]) : NaN));
  return {
    tau: balance / ((pairs.length * (pairs.length - 1)) / 2),
    rmse: root(({ value, mean }) => mean - estimatedMean - (value - trueMean)),
    rmseAsIs: root(({ value, mean }) => mean - value),
    coverage80: inside(80),
    coverage95: inside(95),
  };
}

function describeRow({ tau, rmse, rmseAsIs, coverage80, coverage95 }) {
  const share = (value) => (Number.isNaN(value) ? '  –  ' : `${(100 * value).toFixed(1)} %`);
  return `tau ${tau.toFixed(3)}   RMSE ${rmse.toFixed(3)} (as is ${rmseAsIs.toFixed(3)})   80 % holds ${share(coverage80)}   95 % holds ${share(coverage95)}`;
}
