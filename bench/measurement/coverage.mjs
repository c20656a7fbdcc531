import { modelEstimates, rawMeans, replicated } from './simulation.ts';

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

/** Prints every simulation; returns what missed its bar. */
export function simulations(domain, { replicates }) {
  const missed = [];
  console.log(`${replicates} replicates each; T: tau and RMSE about the replicate's mean, coverage of T as it is\n`);
  for (const { name, design, bars } of DESIGNS) {
    console.log(name);
    const rows = {
      'within-candidate severity': replicated(replicates, design, (sample) =>
        modelEstimates(domain, sample, 'within-candidate'),
      ),
      'joint severity': replicated(replicates, design, (sample) => modelEstimates(domain, sample, 'joint')),
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

function describeRow({ tau, rmse, rmseAsIs, coverage80, coverage95 }) {
  const share = (value) => (Number.isNaN(value) ? '  –  ' : `${(100 * value).toFixed(1)} %`);
  return `tau ${tau.toFixed(3)}   RMSE ${rmse.toFixed(3)} (as is ${rmseAsIs.toFixed(3)})   80 % holds ${share(coverage80)}   95 % holds ${share(coverage95)}`;
}
