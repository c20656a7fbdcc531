import { additiveLeastSquares, modelEstimates, rawMeans } from './estimates.ts';
import { replicated } from './figures.ts';
import { missedBars, SCENARIOS } from './scenarios.ts';

/** Prints every simulation; returns what missed its bar. */
export function simulations(domain, { replicates }) {
  const start = process.cpuUsage();
  const ways = {
    model: (sample) => modelEstimates(domain, sample, 'within-candidate'),
    joint: (sample) => ({ ...modelEstimates(domain, sample, 'joint'), higher: null }),
    rawMean: rawMeans,
    additive: additiveLeastSquares,
  };
  const labels = {
    model: 'Arcbrief',
    joint: 'the same, joint fit',
    rawMean: 'raw mean',
    additive: 'additive least squares',
  };
  console.log(
    `${replicates} replicates each. tau and RMSE (rating points) about the replicate's mean; 80 % and 95 %: how often the interval holds the truth;\n` +
      'pairs > .9: how many of all pairs are claimed, what is promised on average, how often that is right\n',
  );
  const missed = [];
  for (const scenario of Object.values(SCENARIOS)) {
    const rows = replicated(replicates, scenario.design, ways);
    console.log(scenario.name);
    for (const [way, label] of Object.entries(labels)) console.log(`  ${label.padEnd(24)} ${describeRow(rows[way])}`);
    console.log(`  ${asides(scenario, replicates, rows).join('; ')}\n`);
    missed.push(...missedBars(scenario, replicates, rows));
  }
  const { user, system } = process.cpuUsage(start);
  console.log(`the table took ${((user + system) / 1e6).toFixed(0)} s of processor time\n`);
  return missed;
}

function describeRow({ tau, rmse, coverage80, coverage95, claims }) {
  const { pairs, claimed, promised, right } = claims;
  const found =
    claimed > 0 ? `${share(claimed / pairs)}   ${share(promised / claimed)}   ${share(right / claimed)}` : '';
  return `tau ${tau.toFixed(3)}   RMSE ${rmse.toFixed(3)}   80 % ${share(coverage80)}   95 % ${share(coverage95)}   pairs > .9 ${found}`.trimEnd();
}

/** What the columns do not say. */
function asides({ bars }, replicates, { model, rawMean, additive }) {
  const { pairs, withheld } = model.claims;
  const said = [
    `RMSE ${share(1 - model.rmse / rawMean.rmse).trim()} under the raw mean, ${share(1 - model.rmse / additive.rmse).trim()} under additive least squares`,
  ];
  if (withheld > 0)
    said.push(`${share(withheld / pairs).trim()} of the pairs not comparable, and nothing claimed of them`);
  if (model.suspended > 0)
    said.push(`saturated, adjustment suspended in ${model.suspended} of ${replicates} replicates`);
  if (bars.coverage80) said.push(`bars ${bars.coverage80.join('–')} and ${bars.coverage95.join('–')}`);
  return said;
}

function share(value) {
  return Number.isNaN(value) ? '   –  ' : `${(100 * value).toFixed(1)} %`.padStart(6);
}
