import type { Criterion } from '../rubric/rubric.js';
import type { Route } from './assessment.js';
import type { Case } from './case.js';
import { lacksTransitionPlan, lowestCriteria, requiredOf, unratedCriteria } from './case.js';
import type { Application } from './panel.js';
import { couldNotSay, interviewersOf } from './pool.js';
import { standingOf } from './readings.js';
import { TRANSITION_QUESTION } from './sentences/questions.js';
import { lowestSignal, restsOn } from './situation.js';
import type { RouteFacts } from './situation.js';

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

/** More questions than these are not asked in one further conversation. */
const QUESTIONS_BEFORE_DECIDING = 6;
/** Rated criteria of one dimension that are followed up. */
const DEEPER = 3;

/**
 * Questions to ask before deciding, the most decisive first, each once, six at most:
 * - to gather evidence, on each open or unseen required dimension in turn;
 * - where everything is held, on the three required criteria that read lowest: the route stands on them;
 * - else on the missing dimensions that the route rests on in turn (to deepen a line, first on whether the seat is
 *   wanted; to grow somebody, first for the transition plan where there is none), and after them on what is open or unseen.
 */
export function questionsBeforeDeciding(
  route: Route,
  facts: RouteFacts,
  inHand: Pick<Case, 'rubric' | 'requisition' | 'application' | 'criteria' | 'readings'>,
): readonly string[] {
  return distinct(inOrderOfWeight(route, facts, inHand)).slice(0, QUESTIONS_BEFORE_DECIDING);
}

function inOrderOfWeight(
  route: Route,
  facts: RouteFacts,
  inHand: Pick<Case, 'rubric' | 'requisition' | 'application' | 'criteria' | 'readings'>,
): readonly string[] {
  const onEach = (dimensions: readonly string[]): readonly string[] =>
    inTurn(dimensions.map((dimension) => questionsOn(inHand, dimension, DEEPER)));
  const unsettled = unsettledDimensions(inHand);
  switch (route) {
    case 'gather-evidence':
      return onEach(unsettled);
    case 'promote':
    case 'buy': {
      const required = requiredOf(inHand);
      const low = lowestCriteria(inHand, ({ dimension }) => required.includes(dimension)).slice(0, 3);
      return low.flatMap(({ criterion }) => followUpTo(criterion));
    }
    case 'deepen-builder-line': {
      const signal = lowestSignal(facts.rubric, facts.criterionEstimate);
      const wish = facts.rubric.criteria.filter(({ id }) => id === signal?.criterion).flatMap(followUpTo);
      return [...wish, ...onEach(restsOn(facts)), ...onEach(unsettled)];
    }
    case 'grow-with-plan':
      return [
        ...(lacksTransitionPlan(inHand) ? [TRANSITION_QUESTION] : []),
        ...onEach(restsOn(facts)),
        ...onEach(unsettled),
      ];
    case 'buy-with-plan':
    case 'shore-up-first':
    case 'pass':
      return [...onEach(restsOn(facts)), ...onEach(unsettled)];
  }
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

/**
 * By unsettled dimension, the interviewers of the requisition's panels who were not used for this application in it:
 * they neither rated it nor marked it not observed, which says that they were asked and could not say.
 */
export function unusedInterviewers(
  inHand: Pick<Case, 'rubric' | 'requisition' | 'application' | 'readings' | 'ratings'>,
  panels: readonly Application[],
): ReadonlyMap<string, readonly string[]> {
  const everybody = interviewersOf(panels.flatMap(({ scorecards }) => scorecards));
  return new Map(
    unsettledDimensions(inHand).map((dimension) => {
      const used = [
        ...interviewersOf(inHand.ratings.filter((given) => given.dimension === dimension)),
        ...couldNotSay(inHand.rubric, inHand.application, dimension),
      ];
      return [dimension, everybody.filter((interviewer) => !used.includes(interviewer))];
    }),
  );
}

/** Each once, in the order of its first appearance. */
export function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
