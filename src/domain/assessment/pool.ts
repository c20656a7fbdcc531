import type { Observation } from '../measurement/measurement.js';
import type { Criterion, Rubric } from '../rubric/rubric.js';
import { dimensionsOf } from '../rubric/rubric-order.js';
import type { Application, RatingValue, Verification } from './panel.js';
import { ratingId, tellId } from './panel.js';

/** A rating 1–5 that an interviewer gave. "Not observed" is no rating: never 0, never the middle. */
export interface GivenRating extends Observation {
  /** `application/interviewer/criterion`. */
  readonly id: string;
  readonly dimension: string;
  readonly rating: RatingValue;
  readonly verification: Verification;
}

export interface TickedTell {
  /** `application/interviewer/tell:id`. */
  readonly id: string;
  readonly interviewer: string;
  readonly tell: string;
}

/** A stable order for ids, the same on every machine: by code unit. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The ratings 1–5 of one application, as they stand after all amendments, sorted by id.
 *
 * @throws RangeError when a rating names a criterion that the rubric has not; readers refuse such a file earlier.
 */
export function givenRatings(rubric: Rubric, application: Application): readonly GivenRating[] {
  const criteria = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  return application.scorecards
    .flatMap(({ interviewer, ratings }) =>
      ratings.flatMap(({ criterion, rating, verification }): readonly GivenRating[] => {
        const { dimension } = knownCriterion(criteria, criterion);
        if (rating === 'not-observed') return [];
        const id = ratingId(application.id, interviewer, criterion);
        const known = verification ?? 'claimed';
        return [{ id, application: application.id, interviewer, criterion, dimension, rating, verification: known }];
      }),
    )
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** Interviewers who marked something of a dimension not observed and rated nothing of it: asked, and could not say. Sorted. */
export function couldNotSay(
  rubric: Rubric,
  { scorecards }: Pick<Application, 'scorecards'>,
  dimension: string,
): readonly string[] {
  const criteria = new Set(rubric.criteria.filter((each) => each.dimension === dimension).map(({ id }) => id));
  const marked = scorecards.filter(({ ratings }) => {
    const here = ratings.filter(({ criterion }) => criteria.has(criterion));
    return here.length > 0 && here.every(({ rating }) => rating === 'not-observed');
  });
  return interviewersOf(marked);
}

/** The tells that the panel of one application ticked, sorted by id. */
export function tickedTells(application: Application): readonly TickedTell[] {
  return application.scorecards
    .flatMap(({ interviewer, tells }) =>
      tells.map((tell) => ({ id: tellId(application.id, interviewer, tell), interviewer, tell })),
    )
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** All ratings of a pool by dimension, every dimension of the rubric present: what the measurement model is fitted on. */
export function observationsByDimension(
  rubric: Rubric,
  pool: readonly Application[],
): ReadonlyMap<string, readonly GivenRating[]> {
  const byDimension = new Map<string, GivenRating[]>(dimensionsOf(rubric).map((dimension) => [dimension, []]));
  for (const application of pool) {
    for (const given of givenRatings(rubric, application)) byDimension.get(given.dimension)?.push(given);
  }
  return byDimension;
}

/** The interviewers of some ratings, each once, sorted. */
export function interviewersOf(ratings: readonly { readonly interviewer: string }[]): readonly string[] {
  return [...new Set(ratings.map(({ interviewer }) => interviewer))].sort(byCodeUnit);
}

/** Arithmetic mean; null of nothing. */
export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function knownCriterion(criteria: ReadonlyMap<string, Criterion>, id: string): Criterion {
  const criterion = criteria.get(id);
  if (criterion === undefined) throw new RangeError(`the rubric has no criterion "${id}"`);
  return criterion;
}
