import { apply, dot, invert, pick, quadraticForm } from '../measurement/dense.js';
import type { DimensionFit, FitState } from '../measurement/fit.js';
import type { Posterior } from '../measurement/measurement.js';
import { sharesOf, type Block } from '../measurement/pool.js';
import { probabilityAtLeast } from '../measurement/posterior.js';
import { loadings, predict, type Quantity, type Situation } from '../measurement/predict.js';
import { rawMeanPrediction } from '../measurement/raw-mean.js';
import { APART } from '../measurement/joint-posterior.js';
import { localColumns } from '../measurement/shared-effects.js';

/** The plain formulas of the model, with no rating set aside: what other software gives at these variances. */
export interface Standings {
  /** Posterior of T of one candidate of the pool. */
  standing(block: Block): Posterior;
  /**
   * The candidate effect θ alone, and its variance given the criterion effects: what lme4 gives as `ranef` and its
   * conditional variance.
   */
  effect(block: Block): Posterior;
  /** P(T of `a` > T of `b`), 0–1; null, with the reason, where nothing links the interviewers of the two. */
  comparison(a: Block, b: Block): { readonly probability: number | null; readonly notComparable: string | null };
}

/** @param suspended raw means stand for the estimates, as they do where a rubric is saturated */
export function standingsIn(fit: DimensionFit, suspended: boolean): Standings {
  const { state, variances } = fit;
  const criteria = state.criteria.length;
  const weights = sharesOf(state.criteria.map(({ weight }) => weight));
  const total: Quantity = { candidate: 1, weights, effectWeights: weights };
  const nothing = new Float64Array(criteria);
  const alone: Quantity = { candidate: 1, weights: nothing, effectWeights: nothing };
  const levels = levelPrecision(state);

  const standing = (block: Block): Posterior =>
    suspended ? rawMeanPrediction(block.cells, weights, variances) : predict(situationIn(state, block), total, false);

  return {
    standing,
    effect(block) {
      const here = situationIn(state, block);
      const { conditional, left } = loadings(here.solved, alone);
      return {
        mean: predict(here, alone, false).mean,
        variance: conditional + severityVariance(here, left, levels),
      };
    },
    comparison(a, b) {
      const [groupA, groupB] = [a, b].map(({ interviewers }) => state.connectivity.groupOf.get(interviewers[0]!));
      if (groupA !== groupB) return { probability: null, notComparable: APART };
      if (a === b) return { probability: 0.5, notComparable: null };
      const [first, second] = [standing(a), standing(b)];
      const shared = suspended ? 0 : sharedCovariance(state, total, [a, b]);
      const variance = Math.max(first.variance + second.variance - 2 * shared, Number.MIN_VALUE);
      return {
        probability: probabilityAtLeast({ mean: first.mean - second.mean, variance }, 0),
        notComparable: null,
      };
    },
  };
}

function situationIn(state: FitState, block: Block): Situation {
  const { interviewers } = block;
  const { mean, covariance } = state.shared.covariance(interviewers);
  const criteria = state.criteria.length;
  return {
    block,
    solved: state.patterns.solve(block.pattern),
    criteria,
    covariance,
    mean,
    columns: localColumns(block, criteria, interviewers),
    reach: () => [],
  };
}

/** The inverse of the criterion effects' covariance. */
function levelPrecision(state: FitState): Float64Array {
  const size = state.criteria.length;
  return invert(state.shared.covariance([]).covariance, size).inverse;
}

/** α'Cov(s | b)α over the severities here: Cov(s) − Cov(s, b) Cov(b)⁻¹ Cov(b, s). */
function severityVariance({ criteria, covariance, mean }: Situation, left: Float64Array, levels: Float64Array): number {
  const alpha = left.slice();
  alpha.fill(0, 0, criteria);
  const indices = Array.from({ length: criteria }, (_, index) => index);
  const everything = Array.from({ length: mean.length }, (_, index) => index);
  const towards = apply(pick(covariance, mean.length, indices, everything), alpha);
  return Math.max(0, quadraticForm(covariance, alpha) - dot(towards, apply(levels, towards)));
}

/** α_a' Cov(b, s) α_b. */
function sharedCovariance(state: FitState, total: Quantity, blocks: readonly [Block, Block]): number {
  const criteria = state.criteria.length;
  const interviewers = [...new Set(blocks.flatMap((block) => block.interviewers))];
  const { covariance } = state.shared.covariance(interviewers);
  const [first, second] = blocks.map((block) => {
    const alpha = new Float64Array(criteria + interviewers.length);
    const columns = localColumns(block, criteria, interviewers);
    const { left } = loadings(state.patterns.solve(block.pattern), total);
    left.forEach((value, index) => (alpha[index < criteria ? index : columns[index - criteria]!]! += value));
    return alpha;
  }) as [Float64Array, Float64Array];
  return dot(first, apply(covariance, second));
}
