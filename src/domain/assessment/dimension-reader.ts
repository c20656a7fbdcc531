import type { Observation, Posterior } from '../measurement/measurement.js';
import type { ApplicationScore } from '../measurement/score.js';
import type { Rubric } from '../rubric/rubric.js';
import type { Reading } from './assessment.js';
import { meanOf } from './pool.js';
import { readDimension } from './readings.js';

/** One application in one dimension: the reading, and its criteria one by one. */
export interface DimensionReading {
  readonly reading: Reading;
  /** Null exactly when the application has no rating in the dimension. */
  readonly posterior: Posterior | null;
  /** Severity-adjusted; null when the application has no rating on the criterion. */
  readonly criterion: (id: string) => number | null;
}

/** Reads an application's dimension as if these were its ratings in it; the rest of the pool stays as it is. */
export type DimensionReader = (ratings: readonly Observation[]) => DimensionReading;

export interface ReaderInput {
  readonly rubric: Rubric;
  readonly dimension: string;
  readonly application: string;
  readonly score: (application: string, ratings: readonly Observation[]) => ApplicationScore;
}

/** A reader of one application in one dimension. */
export function dimensionReader({ rubric, dimension, application, score }: ReaderInput): DimensionReader {
  return (ratings) => {
    const scored = score(application, ratings);
    return {
      reading: readDimension({ rubric, dimension, ratings, posterior: scored.dimension }),
      posterior: scored.dimension,
      criterion: (id) => scored.criterion(id)?.mean ?? null,
    };
  };
}

export interface UnadjustedInput {
  readonly rubric: Rubric;
  readonly dimension: string;
  readonly ratings: readonly Observation[];
  readonly posterior: Posterior | null;
}

/** The reading that the raw, unadjusted means would give, with the same posterior spread. */
export function unadjustedReading({ rubric, dimension, ratings, posterior }: UnadjustedInput): DimensionReading {
  const rawMean = meanOf(ratings.map(({ rating }) => rating));
  const raw = posterior === null || rawMean === null ? null : { mean: rawMean, variance: posterior.variance };
  return {
    reading: readDimension({ rubric, dimension, ratings, posterior: raw }),
    posterior: raw,
    criterion: (id) => rawMeanOn(ratings, id),
  };
}

/** Mean of the ratings on one criterion; null when there is none. */
export function rawMeanOn(ratings: readonly Observation[], criterion: string): number | null {
  return meanOf(ratings.filter((given) => given.criterion === criterion).map(({ rating }) => rating));
}
