import { apply, invert } from './dense.js';
import type { OneStageEffects } from './shared-effects.js';

export interface FrozenMoments {
  readonly criteria: readonly string[];
  readonly interviewers: readonly string[];
  /** Criterion effects, then severities. */
  readonly mean: Float64Array;
  /** The lower triangle, row by row: 500 interviewers have 130,000 of them, and an application needs a hundred. */
  readonly covariance: readonly number[];
  readonly interviewerVariance: number;
}

/** Stands for the variance of an effect that the calibration does not know, where one must be named. */
const UNKNOWN_EFFECT_VARIANCE = 1e6;

/**
 * Criterion effects and severities as a frozen calibration holds them: no application is ever taken out of them.
 *
 * @param covered the criteria that are scored, some of which the calibration may not know
 */
export function frozenEffects(frozen: FrozenMoments, covered: readonly string[]): OneStageEffects {
  const names = [...frozen.criteria.map((id) => `c:${id}`), ...frozen.interviewers.map((id) => `i:${id}`)];
  const position = new Map(names.map((name, index) => [name, index]));
  const sources = (interviewers: readonly string[]): readonly number[] => [
    ...covered.map((id) => position.get(`c:${id}`) ?? -1),
    ...interviewers.map((id) => position.get(`i:${id}`) ?? -1),
  ];
  const spread = (
    interviewers: readonly string[],
    known: { readonly matrix: Float64Array; readonly vector: Float64Array },
    unknown: { readonly criterion: number; readonly interviewer: number },
  ) => {
    const from = sources(interviewers);
    const places = from.map((source, index) => ({ source, index })).filter(({ source }) => source >= 0);
    const matrix = new Float64Array(from.length ** 2);
    const vector = new Float64Array(from.length);
    from.forEach((source, index) => {
      if (source < 0)
        matrix[index * from.length + index] = index < covered.length ? unknown.criterion : unknown.interviewer;
    });
    places.forEach(({ index: row }, a) => {
      vector[row] = known.vector[a]!;
      places.forEach(
        ({ index: column }, b) => (matrix[row * from.length + column] = known.matrix[a * places.length + b]!),
      );
    });
    return { size: from.length, matrix, vector };
  };
  return {
    stages: 'one',
    ratingsWithout: () => covered.map((id) => (position.has(`c:${id}`) ? 1 : 0)),
    without(_block, interviewers) {
      const indices = sources(interviewers).filter((source) => source >= 0);
      const matrix = invert(pickSymmetric(frozen.covariance, indices), indices.length).inverse;
      const vector = apply(
        matrix,
        Float64Array.from(indices, (index) => frozen.mean[index]!),
      );
      const unknown = { criterion: 0, interviewer: 1 / frozen.interviewerVariance };
      return { criteria: covered.length, interviewers, ...spread(interviewers, { matrix, vector }, unknown) };
    },
    covariance(interviewers) {
      const indices = sources(interviewers).filter((source) => source >= 0);
      const known = {
        matrix: pickSymmetric(frozen.covariance, indices),
        vector: Float64Array.from(indices, (index) => frozen.mean[index]!),
      };
      const { matrix, vector } = spread(interviewers, known, {
        criterion: UNKNOWN_EFFECT_VARIANCE,
        interviewer: frozen.interviewerVariance,
      });
      return { mean: vector, covariance: matrix };
    },
  };
}

/** Rows and columns of a symmetric matrix of which the lower triangle is given, row by row. */
function pickSymmetric(triangle: readonly number[], indices: readonly number[]): Float64Array {
  const result = new Float64Array(indices.length ** 2);
  indices.forEach((row, at) =>
    indices.forEach((column, other) => {
      const [high, low] = row > column ? [row, column] : [column, row];
      result[at * indices.length + other] = triangle[(high * (high + 1)) / 2 + low]!;
    }),
  );
  return result;
}
