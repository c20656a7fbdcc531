import { apply, dot } from './dense.js';
import type { DimensionFit, FitState } from './fit.js';
import type { Observation, Posterior } from './measurement.js';
import { alike, blocksOf, sharesOf, type Block } from './pool.js';
import { probabilityAtLeast } from './posterior.js';
import {
  loadings,
  predict,
  situation,
  twoStageSituation,
  type Prediction,
  type Quantity,
  type Situation,
} from './predict.js';
import { rawMeanPrediction } from './raw-mean.js';
import { setAside } from './set-aside.js';
import { localColumns } from './shared-effects.js';

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
function totalOf(weights: Float64Array): Quantity {
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
function activeWeights(state: FitState, before: Block | null, block: Block): Float64Array {
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

/** Why two whose interviewers are not linked cannot be compared. */
export const APART =
  'Their interviewers never met a common candidate, not even through others, so who was rated more severely cannot be told.';

/**
 * P(A's standing is higher than B's) = Φ((T̂_A − T̂_B)/√(V_A + V_B − 2 Cov)), 0–1, from the joint posterior: what
 * the two share (criterion effects, severities) counts once. Null, with the reason in words, when one has no rating
 * or when no chain of common candidates links their interviewers.
 */
export function probabilityHigher(
  fit: DimensionFit,
  a: string,
  b: string,
): { readonly probability: number | null; readonly notComparable: string | null } {
  const blockA = fit.state.blocks.get(a);
  const blockB = fit.state.blocks.get(b);
  if (!blockA || !blockB)
    return { probability: null, notComparable: 'At least one of the two has no rating in this dimension.' };
  if (a === b) return { probability: 0.5, notComparable: null };
  const groups = [blockA, blockB].map(({ interviewers }) => fit.state.connectivity.groupOf.get(interviewers[0]!));
  if (groups[0] !== groups[1])
    return {
      probability: null,
      notComparable: APART,
    };
  const [first, second] = [standingIn(fit, blockA), standingIn(fit, blockB)];
  const covariance = fit.adjustmentSuspended ? 0 : sharedCovariance(fit.state, first, second);
  const difference = { mean: first.mean - second.mean, variance: first.variance + second.variance - 2 * covariance };
  return { probability: probabilityAtLeast(difference, 0), notComparable: null };
}

/** An application as it stands in the pool, on one side of a comparison. */
interface Standing extends Posterior {
  readonly block: Block;
  readonly loaded: ReturnType<typeof loadings>;
}

/** By fit and application: n applications make n(n − 1)/2 pairs, and each is scored once. A fit never changes. */
const standings = new WeakMap<DimensionFit, Map<string, Standing>>();

function standingIn(fit: DimensionFit, block: Block): Standing {
  const ofFit = standings.get(fit) ?? new Map<string, Standing>();
  standings.set(fit, ofFit);
  const known = ofFit.get(block.application);
  if (known) return known;
  const { state } = fit;
  const loaded = loadings(
    state.patterns.solve(block.pattern),
    totalOf(activeWeights(state, state.counted.get(block.application) ?? null, block)),
  );
  const standing = { ...scoreApplication(fit, block.application).dimension!, block, loaded };
  ofFit.set(block.application, standing);
  return standing;
}

/** α_a' Cov(b, s) α_b, held to what the two variances leave room for. */
function sharedCovariance(state: FitState, a: Standing, b: Standing): number {
  const interviewers = [...new Set([...a.block.interviewers, ...b.block.interviewers])];
  const { covariance } = state.shared.covariance(interviewers);
  const size = state.criteria.length + interviewers.length;
  const [left, right] = [a, b].map(({ block, variance, loaded }) => {
    const alpha = new Float64Array(size);
    const columns = localColumns(block, state.criteria.length, interviewers);
    loaded.left.forEach(
      (value, index) =>
        (alpha[index < state.criteria.length ? index : columns[index - state.criteria.length]!]! += value),
    );
    return { alpha, room: Math.max(0, variance - loaded.conditional) };
  }) as [{ alpha: Float64Array; room: number }, { alpha: Float64Array; room: number }];
  const limit = Math.sqrt(left.room * right.room);
  return Math.min(limit, Math.max(-limit, dot(left.alpha, apply(covariance, right.alpha))));
}
