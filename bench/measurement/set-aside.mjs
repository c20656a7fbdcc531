import { drawPanel } from './simulation.ts';

const PANELS = 400;
const MISSING = [0, 0.1, 0.3, 0.5, 0.6];
const INTERVIEWERS = [2, 3, 4];
const POOLS = [1, 8];
/** A weight below this is negative, and not rounding noise. */
const TOLERANCE = 1e-9;

/**
 * Prints how often a rating is set aside because the formulas would subtract it, and what that does to the estimate:
 * the first application of each made-up pool, at variances fitted to the pool. Nothing to miss: the figures are for
 * the page on methods.
 */
export function ratingsSetAside(domain, { panels = PANELS } = {}) {
  console.log(`ratings set aside, 5 criteria of equal weight, ${panels} made-up pools each, gaps at random`);
  for (const applications of POOLS)
    for (const missing of MISSING) {
      const cells = INTERVIEWERS.map((interviewers) => {
        const changes = Array.from({ length: panels }, (_, seed) =>
          changeOfEstimate(domain, drawPanel({ applications, interviewers, criteria: 5, missing }, 1 + seed)),
        ).filter((change) => change !== null);
        return `${interviewers} interviewers ${describe(changes, panels)}`;
      });
      const who = applications === 1 ? 'one application ' : `${applications} applications  `;
      console.log(`  ${who} ${String(100 * missing).padStart(2)} % missing:  ${cells.join('   ')}`);
    }
  console.log('');
}

function describe(changes, panels) {
  if (changes.length === 0) return 'none'.padEnd(31);
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const share = ((100 * changes.length) / panels).toFixed(1);
  return `${share} % (mean ${mean.toFixed(3)}, most ${Math.max(...changes).toFixed(3)})`.padEnd(31);
}

/** Rating points between the estimate and the formulas' own; null where no weight is negative. */
function changeOfEstimate(domain, { criteria, observations, application }) {
  const fit = domain.fitDimension(criteria, observations, {
    scalePoints: 5,
    priors: true,
    severity: 'within-candidate',
  });
  if (fit.adjustmentSuspended) return null;
  const block = fit.state.blocks.get(application);
  const weights = Float64Array.from(fit.state.criteria, () => 1 / fit.state.criteria.length);
  const quantity = { candidate: 1, weights, effectWeights: weights };
  const formulas = domain.predict(domain.situationOf(fit.state, block, block), quantity, false);
  if (formulas.influence.every((weight) => weight >= -TOLERANCE)) return null;
  return Math.abs(domain.scoreApplication(fit, application).dimension.mean - formulas.mean);
}
