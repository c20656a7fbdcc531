import { apply, invert, pick } from './dense.js';

/** The nearest predictor whose own weights are all at or above zero. */
export interface NonNegative {
  /** μ ≥ 0, one per rating; above zero exactly where the weight is held at zero. */
  readonly multipliers: readonly number[];
  /** Weights after it, each ≥ 0. */
  readonly weights: readonly number[];
  /** What it adds to the error variance: μ'Qμ. */
  readonly cost: number;
}

const TOLERANCE = 1e-12;

/**
 * Own weights of a best linear predictor can be negative: when one interviewer rated far more than the others, a
 * rating serves the optimum only as a measure of that interviewer's overall impression, to be subtracted from their
 * other ratings. Then a better rating would lower the estimate, which nobody could be asked to accept.
 *
 * So the predictor is the best one among those with no negative weight on the application's own ratings: minimise
 * (a − a*)'Q⁻¹(a − a*) over a ≥ 0, Q⁻¹ the ratings' covariance. Its dual, a = a* + Qμ, μ ≥ 0, μ'a = 0, needs only
 * Q, which exists where criterion effects are flat and Q⁻¹ does not. A rating held at weight zero is set aside for
 * this application's own estimate, so intervals stay right. Which ones are depends on who rated what and on the
 * variances, never on the ratings: the estimate stays linear, and monotone. Solved by active sets
 * (Lawson & Hanson 1974, chapter 23).
 */
export function nonNegative(weights: readonly number[], precision: () => Float64Array): NonNegative {
  const count = weights.length;
  const matrix = precision();
  const start = Float64Array.from(weights);
  let multipliers = new Float64Array(count);
  let current = start;
  const held = new Set<number>();
  for (let round = 0; round < 3 * count; round += 1) {
    const lowest = indexOfLowest(current, held);
    if (lowest < 0) break;
    held.add(lowest);
    for (;;) {
      const active = [...held].sort((a, b) => a - b);
      const solution = solveHeld(matrix, start, active);
      const blocking = active.filter((_, index) => solution[index]! <= 0);
      if (blocking.length === 0) {
        multipliers = new Float64Array(count);
        active.forEach((index, at) => (multipliers[index] = solution[at]!));
        break;
      }
      // Go towards the solution until the first multiplier reaches zero, and let that one go.
      const step = Math.min(
        ...blocking.map(
          (index) =>
            multipliers[index]! / Math.max(multipliers[index]! - solution[active.indexOf(index)]!, Number.MIN_VALUE),
        ),
      );
      active.forEach((index, at) => (multipliers[index]! += step * (solution[at]! - multipliers[index]!)));
      for (const index of blocking) if (multipliers[index]! <= TOLERANCE) held.delete(index);
      for (const index of active) if (!held.has(index)) multipliers[index] = 0;
      if (held.size === 0) break;
    }
    const raised = apply(matrix, multipliers);
    current = start.map((value, index) => value + raised[index]!);
  }
  const raised = apply(matrix, multipliers);
  const final = start.map((value, index) => (held.has(index) ? 0 : Math.max(0, value + raised[index]!)));
  const cost = multipliers.reduce((sum, multiplier, index) => sum + multiplier * raised[index]!, 0);
  return { multipliers: [...multipliers], weights: [...final], cost: Math.max(0, cost) };
}

function indexOfLowest(values: Float64Array, held: ReadonlySet<number>): number {
  let lowest = -1;
  values.forEach((value, index) => {
    if (!held.has(index) && value < -TOLERANCE && (lowest < 0 || value < values[lowest]!)) lowest = index;
  });
  return lowest;
}

/** Q_hh μ = −a*_h. */
function solveHeld(matrix: Float64Array, start: Float64Array, held: readonly number[]): Float64Array {
  const inverse = invert(pick(matrix, start.length, held, held), held.length).inverse;
  return apply(
    inverse,
    Float64Array.from(held, (index) => -start[index]!),
  );
}
