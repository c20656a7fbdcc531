import type { DimensionFit } from '../measurement/fit.js';
import { probabilityHigher } from '../measurement/score.js';
import type { ApplicationAssessment, PairComparison } from './assessment.js';

/** In one dimension, every pair of applications with an observed reading: P(A stands higher than B), each pair once. */
export function comparisonsIn(
  dimension: string,
  fit: DimensionFit,
  applications: readonly ApplicationAssessment[],
): readonly PairComparison[] {
  const observed = applications.filter(({ readings }) => {
    const reading = readings[dimension];
    return reading !== undefined && reading.status !== 'unobserved';
  });
  return observed.flatMap((a, index) =>
    observed.slice(index + 1).map((b) => {
      const { probability, notComparable } = probabilityHigher(fit, a.id, b.id);
      return { a: a.id, b: b.id, probability, notComparable };
    }),
  );
}
