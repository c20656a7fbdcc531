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
}

/** How complete the panel of one application was, and how often two of its members lay within one point. */
export function completenessOf({ rubric, seat, scorecards, ratings }: CompletenessInput): Completeness {
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
    agreement: agreementOf(compared.length, withinOnePoint),
  };
}

/** Three quarters within one point is good, half is mixed; in integers, so that a bound belongs to the better word. */
export function agreementOf(compared: number, withinOnePoint: number): Completeness['agreement'] {
  if (compared < ENOUGH_TO_COMPARE) return 'too-few-to-say';
  if (4 * withinOnePoint >= 3 * compared) return 'good';
  return 2 * withinOnePoint >= compared ? 'mixed' : 'poor';
}
