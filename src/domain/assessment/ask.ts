import type { Criterion } from '../rubric/rubric.js';
import type { Case } from './case.js';
import { lowestCriteria, requiredOf, unratedCriteria } from './case.js';
import type { Application } from './panel.js';
import { interviewersOf } from './pool.js';
import { standingOf } from './readings.js';

/** What ask and plan look at. */
export type CriteriaInHand = Pick<Case, 'rubric' | 'criteria'>;

/**
 * Questions on one dimension: on each criterion that nobody rated its first question; then on the `deeper`
 * rated criteria that read lowest, the first follow-up, which tests what has already been said.
 */
export function questionsOn(inHand: CriteriaInHand, dimension: string, deeper = 2): readonly string[] {
  const fresh = unratedCriteria(inHand, dimension).flatMap(({ questions }) => questions.slice(0, 1));
  const low = lowestCriteria(inHand, (criterion) => criterion.dimension === dimension).slice(0, deeper);
  return distinct([...fresh, ...low.flatMap(({ criterion }) => followUpTo(criterion))]);
}

/** One follow-up on a criterion that has been asked about before. */
export function followUpTo({ probes, questions }: Criterion): readonly string[] {
  return [...probes, ...questions.slice(1)].slice(0, 1);
}

/**
 * Questions to ask before deciding: on every open or unseen required dimension; where there is none, on the
 * three criteria of the required dimensions that read lowest, because they are what the route stands on.
 */
export function questionsBeforeDeciding(
  inHand: Pick<Case, 'rubric' | 'requisition' | 'criteria' | 'readings'>,
): readonly string[] {
  const unsettled = unsettledDimensions(inHand);
  if (unsettled.length > 0) return distinct(inTurn(unsettled.map((dimension) => questionsOn(inHand, dimension))));
  const required = requiredOf(inHand);
  const low = lowestCriteria(inHand, ({ dimension }) => required.includes(dimension)).slice(0, 3);
  return distinct(low.flatMap(({ criterion }) => followUpTo(criterion)));
}

/** The first of each, then the second of each, and so on: who asks only three questions has asked about everything. */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
}

/** The required dimensions that are open or unseen, in the rubric's order. */
export function unsettledDimensions({
  rubric,
  requisition,
  readings,
}: Pick<Case, 'rubric' | 'requisition' | 'readings'>): readonly string[] {
  return requiredOf({ rubric, requisition }).filter((id) => {
    const standing = standingOf(readings[id]?.status ?? 'unobserved');
    return standing === 'open' || standing === 'unseen';
  });
}

/** By unsettled dimension, the interviewers of the requisition's panels who have not rated this application in it. */
export function unusedInterviewers(
  inHand: Pick<Case, 'rubric' | 'requisition' | 'readings' | 'ratings'>,
  panels: readonly Application[],
): ReadonlyMap<string, readonly string[]> {
  const everybody = interviewersOf(panels.flatMap(({ scorecards }) => scorecards));
  return new Map(
    unsettledDimensions(inHand).map((dimension) => {
      const used = interviewersOf(inHand.ratings.filter((given) => given.dimension === dimension));
      return [dimension, everybody.filter((interviewer) => !used.includes(interviewer))];
    }),
  );
}

export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
