import type { Posterior, Variances } from './measurement.js';
import type { Cell } from './pool.js';

/**
 * The plain mean of some ratings as an estimate of w'(b + u) + θ, with the error variance that the model gives it:
 *
 *     vpc Σ(w_c − n_c/n)² + (vpr + vs) Σ(n_j/n)² + ve/n
 *
 * For a saturated rubric, where adjusting would read differences out of a ceiling.
 *
 * @param cells one or more
 */
export function rawMeanPrediction(cells: readonly Cell[], weights: Float64Array, variances: Variances): Posterior {
  const count = cells.length;
  const byCriterion = weights.slice();
  const byInterviewer = new Map<number, number>();
  let sum = 0;
  for (const { slot, criterion, rating } of cells) {
    sum += rating;
    byCriterion[criterion]! -= 1 / count;
    byInterviewer.set(slot, (byInterviewer.get(slot) ?? 0) + 1 / count);
  }
  const profile = byCriterion.reduce((total, share) => total + share ** 2, 0);
  const panel = [...byInterviewer.values()].reduce((total, share) => total + share ** 2, 0);
  return {
    mean: sum / count,
    variance:
      variances.candidateCriterion * profile +
      (variances.candidateInterviewer + variances.interviewer) * panel +
      variances.residual / count,
  };
}
