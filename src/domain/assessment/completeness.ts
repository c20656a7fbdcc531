import type { Rubric } from '../rubric/rubric.js';
import { requiredDimensions } from '../rubric/rubric-order.js';
import type { Completeness } from './assessment.js';
import type { GivenRating } from './pool.js';

/** Below this many compared criteria one chance disagreement would decide the word. */
const ENOUGH_TO_COMPARE = 3;

export interface CompletenessInput {
  readonly rubric: Rubric;
  readonly seat: string;
  readonly scorecards: number;
  readonly ratings: readonly GivenRating[];
  /** Whether two interviewers' means lie far apart in a required dimension (the flag `split-panel`). */
  readonly split: boolean;
}

/** How complete the panel of one application was, and how often two of its members lay within one point. */
export function completenessOf({ rubric, seat, scorecards, ratings, split }: CompletenessInput): Completeness {
  const required = requiredDimensions(rubric, seat);
  const criteria = rubric.criteria.filter(({ dimension }) => required.includes(dimension));
  const byCriterion = Map.groupBy(ratings, ({ criterion }) => criterion);
  const rated = criteria.flatMap(({ id }) => byCriterion.get(id) ?? []);
  const compared = criteria.flatMap(({ id }) => {
    const values = (byCriterion.get(id) ?? []).map(({ rating }) => rating);
    return values.length < 2 ? [] : [Math.max(...values) - Math.min(...values)];
  });
  const withinOnePoint = compared.filter((range) => range <= 1).length;
  return {
    scorecards,
    criteriaRated: byCriterion.size,
    criteriaRequired: criteria.length,
    requiredRated: new Set(rated.map(({ criterion }) => criterion)).size,
    comparedCriteria: compared.length,
    withinOnePoint,
    agreement: agreementOf({ compared: compared.length, withinOnePoint, split }),
  };
}

export interface Compared {
  /** Required criteria that two or more interviewers rated. */
  readonly compared: number;
  readonly withinOnePoint: number;
  readonly split: boolean;
}

/**
 * Three quarters within one point is good, half is mixed; in integers, so that a bound belongs to the better word.
 * A split panel is one word worse, so never good: two who rate apart on the whole can lie close on what they share.
 */
export function agreementOf({ compared, withinOnePoint, split }: Compared): Completeness['agreement'] {
  if (compared < ENOUGH_TO_COMPARE) return 'too-few-to-say';
  if (4 * withinOnePoint >= 3 * compared) return split ? 'mixed' : 'good';
  return 2 * withinOnePoint >= compared && !split ? 'mixed' : 'poor';
}
