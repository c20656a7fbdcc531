import type { DimensionFit, FitState } from './fit.js';
import type { Observation, Posterior } from './measurement.js';
import { alike, blocksOf, sharesOf, type Block } from './pool.js';
import { predict, situation, twoStageSituation, type Prediction, type Quantity, type Situation } from './predict.js';
import { rawMeanPrediction } from './raw-mean.js';
import { setAside } from './set-aside.js';

/** Posteriors of one application in one dimension, at the fit's variances. */
export interface ApplicationScore {
  /** Null: no rating. */
  readonly dimension: Posterior | null;
  /** Null: this application has no rating on it. */
  criterion(id: string): Posterior | null;
}

const NOTHING: ApplicationScore = { dimension: null, criterion: () => null };

/** Posteriors of an application of the fit. One that the fit does not know has no rating. */
export function scoreApplication(fit: DimensionFit, application: string): ApplicationScore {
  const block = fit.state.blocks.get(application);
  return block ? score(fit, fit.state.counted.get(application) ?? null, block) : NOTHING;
}

/**
 * The same with the application's own ratings replaced (one interviewer left out, one more, a raised rating);
 * variances held, the rest of the pool as it was. Only this application's share is taken out and put in again.
 *
 * @param observations this application's only; those on criteria of no weight here are left out
 * @throws RangeError for a rating that is no finite number.
 */
export function rescoreApplication(
  fit: DimensionFit,
  application: string,
  observations: readonly Observation[],
): ApplicationScore {
  const { criteria, counted } = fit.state;
  const listed = new Set(criteria.map(({ id }) => id));
  const own = observations
    .filter(({ criterion }) => listed.has(criterion))
    .map((observation) => ({ ...observation, application }));
  const [block] = blocksOf(criteria, own);
  const before = counted.get(application) ?? null;
  return block ? score(fit, before, before && alike(before, block) ? before : block) : NOTHING;
}

function score(fit: DimensionFit, before: Block | null, block: Block): ApplicationScore {
  const { state } = fit;
  const weights = activeWeights(state, before, block);
  const positions = new Map(state.criteria.map(({ id }, index) => [id, index]));
  const here = fit.adjustmentSuspended ? null : situationOf(state, before, block);
  const estimate = (quantity: Float64Array, cells: Block['cells'], monotone: boolean): Posterior => {
    const { mean, variance } = here
      ? bestFor(state, before, { here, quantity: totalOf(quantity), monotone })
      : rawMeanPrediction(cells, quantity, fit.variances);
    return { mean: settle(mean), variance };
  };
  return {
    dimension: estimate(weights, block.cells, true),
    criterion(id) {
      const position = positions.get(id);
      const cells = block.cells.filter(({ criterion }) => criterion === position);
      if (position === undefined || cells.length === 0) return null;
      return estimate(
        weights.map((_, index) => (index === position ? 1 : 0)),
        cells,
        false,
      );
    },
  };
}

/** A whole standing: the candidate effect, and weights on criterion effects and on the candidate's profile alike. */
export function totalOf(weights: Float64Array): Quantity {
  return { candidate: 1, weights, effectWeights: weights };
}

/** Raising an own rating cannot lower a `monotone` one. */
function bestFor(
  state: FitState,
  before: Block | null,
  { here, quantity, monotone }: { readonly here: Situation; readonly quantity: Quantity; readonly monotone: boolean },
): Posterior {
  if (state.shared.stages === 'one' || !monotone) return predict(here, quantity, monotone);
  const among = (block: Block): Prediction => predict(situationOf(state, before, block), quantity, false);
  return setAside(predict(here, quantity, false), { criteria: state.criteria, block: here.block, among });
}

/** What everybody says of b and s, the application's own ratings counted. */
export function situationOf(state: FitState, before: Block | null, block: Block): Situation {
  const { shared } = state;
  const solved = state.patterns.solve(block.pattern);
  const unrated = ratingCounts(state, before, block).flatMap((count, criterion) => (count === 0 ? [criterion] : []));
  if (shared.stages === 'two') return twoStageSituation(block, solved, shared.replaced(before, block, unrated));
  const interviewers = [...new Set([...(before?.interviewers ?? []), ...block.interviewers])];
  const others = shared.without(before, interviewers);
  // A criterion that nobody rates any more has no effect to estimate: weight 0, and any number stands in for it.
  for (const criterion of unrated) others.matrix[criterion * others.size + criterion] = 1;
  return situation(block, solved, others);
}

/** The rubric's weights over the criteria that somebody rates, this application's new ratings counted in. */
export function activeWeights(state: FitState, before: Block | null, block: Block): Float64Array {
  const counts = ratingCounts(state, before, block);
  return sharesOf(state.criteria.map(({ weight }, index) => (counts[index] === 0 ? 0 : weight)));
}

function ratingCounts(state: FitState, before: Block | null, block: Block): readonly number[] {
  const own = new Array<number>(state.criteria.length).fill(0);
  for (const { criterion } of block.cells) own[criterion]! += 1;
  return state.shared.ratingsWithout(before).map((count, index) => count + own[index]!);
}

/** Arithmetic noise (1e-15) is no difference between two estimates. */
function settle(mean: number): number {
  return Math.round(mean * 1e10) / 1e10;
}
