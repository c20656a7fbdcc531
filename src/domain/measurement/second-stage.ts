import { apply, invert, multiply, pick, transpose } from './dense.js';
import { selector } from './joint-effects.js';
import type { TwoStageSystem } from './shared-systems.js';

/** By system, which never changes: a frozen one is scored against again and again. */
const solvedBefore = new WeakMap<TwoStageSystem, ReturnType<typeof secondStageSolved>>();

/** What scoring needs of the second stage over the whole pool, whatever the application. */
export function solvedOnce(system: TwoStageSystem): ReturnType<typeof secondStageSolved> {
  const known = solvedBefore.get(system);
  if (known) return known;
  const fresh = secondStageSolved(system);
  solvedBefore.set(system, fresh);
  return fresh;
}

/** The second stage over the whole pool. */
function secondStageSolved(system: TwoStageSystem) {
  const { mean, covariance } = system;
  const { balance, sums, slope } = system.second;
  const [criteria, pooled] = [system.criteria.length, system.interviewers.length];
  const size = criteria + pooled;
  const all = Array.from({ length: criteria }, (_, index) => index);
  const people = Array.from({ length: pooled }, (_, index) => criteria + index);
  const balanceInverse = invert(balance, criteria).inverse;
  // H Cov(s, everything of the first stage), H Ω H' and H s.
  const lever = multiply(slope, covariance.subarray(criteria * size), {
    rows: criteria,
    inner: pooled,
    columns: size,
  });
  const leverSquare = multiply(pick(lever, size, all, people), transpose(slope, criteria, pooled), {
    rows: criteria,
    inner: pooled,
    columns: criteria,
  });
  const leverMean = apply(slope, mean.slice(criteria));
  return {
    all,
    select: selector(system),
    balanceInverse,
    lever,
    leverSquare,
    leverMean,
    effects: apply(balanceInverse, add(sums, leverMean)),
    effectCovariance: carried(criteria, balanceInverse, leverSquare),
  };
}

/** Gbb⁻¹ + Gbb⁻¹ HΩH' Gbb⁻¹. */
export function carried(criteria: number, inverse: Float64Array, square: Float64Array): Float64Array {
  const shape = { rows: criteria, inner: criteria, columns: criteria };
  return add(inverse, multiply(multiply(inverse, square, shape), inverse, shape));
}

export function add(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value + right[index]!);
}
