import { apply, dot } from './dense.js';
import type { DimensionFit, FitState } from './fit.js';
import type { Posterior } from './measurement.js';
import type { Block } from './pool.js';
import { probabilityAtLeast } from './posterior.js';
import { loadings } from './predict.js';
import { activeWeights, scoreApplication, totalOf } from './score.js';
import { localColumns } from './shared-effects.js';

/** The joint normal posterior of several applications' standings in one dimension. */
export interface JointPosterior {
  readonly means: Float64Array;
  /** applications × applications, symmetric, row by row; every variance is above 0. */
  readonly covariance: Float64Array;
}

/**
 * What the ratings say of several applications together: what they share (criterion effects, severities) is the
 * same for all of them, Cov(T_p, T_q) = α_p' Cov(b, s) α_q.
 *
 * @param applications each with a rating in this dimension
 * @throws RangeError for one without.
 */
export function jointPosterior(fit: DimensionFit, applications: readonly string[]): JointPosterior {
  const standings = applications.map((application) => {
    const block = fit.state.blocks.get(application);
    if (!block) throw new RangeError(`application "${application}" has no rating in this dimension`);
    return standingIn(fit, block);
  });
  const size = standings.length;
  const shared = fit.adjustmentSuspended ? () => 0 : sharedCovariance(fit.state, standings);
  const covariance = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    covariance[row * size + row] = standings[row]!.variance;
    for (let column = 0; column < row; column += 1) {
      const value = shared(column, row);
      covariance[row * size + column] = value;
      covariance[column * size + row] = value;
    }
  }
  return { means: Float64Array.from(standings, ({ mean }) => mean), covariance };
}

/**
 * P(A's standing is higher than B's) = Φ((T̂_A − T̂_B)/√(V_A + V_B − 2 Cov)), 0–1, of two in a joint posterior.
 *
 * @param a index of A; likewise b
 */
export function probabilityAbove({ means, covariance }: JointPosterior, a: number, b: number): number {
  const size = means.length;
  const difference = means[a]! - means[b]!;
  const variance = covariance[a * size + a]! + covariance[b * size + b]! - 2 * covariance[a * size + b]!;
  // Nothing sets them apart, or everything: rounding may leave a variance a little below zero.
  if (!(variance > 0)) return (Math.sign(difference) + 1) / 2;
  return probabilityAtLeast({ mean: difference, variance }, 0);
}

/** Why two whose interviewers are not linked cannot be compared. */
export const APART =
  'Their interviewers never met a common candidate, not even through others, so who was rated more severely cannot be told.';

/**
 * The same of two applications of a pool. Null, with the reason in words, when one has no rating or when no chain of
 * common candidates links their interviewers.
 */
export function probabilityHigher(
  fit: DimensionFit,
  a: string,
  b: string,
): { readonly probability: number | null; readonly notComparable: string | null } {
  const groups = [a, b].map((application) => comparableGroup(fit, application));
  if (groups.includes(null))
    return { probability: null, notComparable: 'At least one of the two has no rating in this dimension.' };
  if (a === b) return { probability: 0.5, notComparable: null };
  if (groups[0] !== groups[1])
    return {
      probability: null,
      notComparable: APART,
    };
  return { probability: probabilityAbove(jointPosterior(fit, [a, b]), 0, 1), notComparable: null };
}

/** Applications of one group can be compared: a chain of common candidates links their interviewers. Null: no rating. */
export function comparableGroup({ state }: DimensionFit, application: string): number | null {
  const block = state.blocks.get(application);
  return block ? (state.connectivity.groupOf.get(block.interviewers[0]!) ?? null) : null;
}

/** An application as it stands in the pool, on one side of a comparison. */
interface Standing extends Posterior {
  readonly block: Block;
  readonly loaded: ReturnType<typeof loadings>;
}

/** By fit and application: n applications make n(n − 1)/2 pairs, and each is scored once. A fit never changes. */
const known = new WeakMap<DimensionFit, Map<string, Standing>>();

function standingIn(fit: DimensionFit, block: Block): Standing {
  const ofFit = known.get(fit) ?? new Map<string, Standing>();
  known.set(fit, ofFit);
  const before = ofFit.get(block.application);
  if (before) return before;
  const { state } = fit;
  const loaded = loadings(
    state.patterns.solve(block.pattern),
    totalOf(activeWeights(state, state.counted.get(block.application) ?? null, block)),
  );
  const standing = { ...scoreApplication(fit, block.application).dimension!, block, loaded };
  ofFit.set(block.application, standing);
  return standing;
}

/** α_a' Cov(b, s) α_b of two of them, by index, held to what the two variances leave room for. */
function sharedCovariance(state: FitState, standings: readonly Standing[]): (a: number, b: number) => number {
  const interviewers = [...new Set(standings.flatMap(({ block }) => block.interviewers))];
  const { covariance } = state.shared.covariance(interviewers);
  const criteria = state.criteria.length;
  const parts = standings.map(({ block, variance, loaded }) => {
    const alpha = new Float64Array(criteria + interviewers.length);
    const columns = localColumns(block, criteria, interviewers);
    loaded.left.forEach((value, index) => (alpha[index < criteria ? index : columns[index - criteria]!]! += value));
    return { alpha, carried: apply(covariance, alpha), room: Math.max(0, variance - loaded.conditional) };
  });
  return (a, b) => {
    const [left, right] = [parts[a]!, parts[b]!];
    const limit = Math.sqrt(left.room * right.room);
    return Math.min(limit, Math.max(-limit, dot(left.alpha, right.carried)));
  };
}
