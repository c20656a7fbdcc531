import type { DimensionFit } from '../measurement/fit.js';
import { probabilityHigher } from '../measurement/joint-posterior.js';
import type { ApplicationAssessment, PairComparison } from './assessment.js';

/** In one dimension, every pair of applications with an observed reading: P(A stands higher than B), each pair once. */
export function comparisonsIn(
  dimension: string,
  fit: DimensionFit,
  applications: readonly ApplicationAssessment[],
): readonly PairComparison[] {
  const observed = observedIn(dimension, applications);
  return observed.flatMap((a, index) =>
    observed.slice(index + 1).map((b) => {
      return { a, b, ...probabilityHigher(fit, a, b) };
    }),
  );
}

/** Ids of the applications with an observed reading in a dimension, in their order. */
export function observedIn(dimension: string, applications: readonly ApplicationAssessment[]): readonly string[] {
  return applications
    .filter(({ readings }) => (readings[dimension]?.status ?? 'unobserved') !== 'unobserved')
    .map(({ id }) => id);
}
