import type { Guidance } from './assessment.js';
import { questionsBeforeDeciding, unusedInterviewers } from './ask.js';
import type { Case } from './case.js';
import { lowestCriteria, statusIn } from './case.js';
import { routeOf } from './guidance.js';
import type { Application, RatingValue } from './panel.js';
import { RATINGS } from './panel.js';
import { planFor } from './plan.js';
import { byCodeUnit, couldNotSay } from './pool.js';
import { ROUNDING } from './readings.js';
import type { LowCriterion } from './sentences/guidance.js';
import { guidanceWhy } from './sentences/guidance.js';
import type { RouteFacts } from './situation.js';
import { fitsOf, lowestSignal, situationOf } from './situation.js';

export interface GuideInput {
  readonly facts: RouteFacts;
  readonly inHand: Case;
  /** All applications of the requisition, this one among them. */
  readonly panels: readonly Application[];
}

/** The route of one application with its reason, what it fits, the plan, and what to ask before deciding. */
export function guide({ facts, inHand, panels }: GuideInput): Guidance {
  const { source } = inHand.application;
  const { row, route } = routeOf(situationOf(facts), source);
  const fits = fitsOf(facts.rubric, facts.statuses);
  const unused = unusedInterviewers(inHand, panels);
  const signal = lowestSignal(facts.rubric, facts.criterionEstimate);
  const named = facts.rubric.criteria.find(({ id }) => id === signal?.criterion);
  const wants = named?.name ?? null;
  return {
    route,
    why: guidanceWhy({
      facts,
      row,
      source,
      fits,
      wants,
      lowest: (dimensions) => decidingCriteria(inHand, dimensions),
      unused,
      couldNotSay: new Map([...unused.keys()].map((id) => [id, couldNotSay(facts.rubric, inHand.application, id)])),
    }),
    fits,
    plan: planFor(route, facts, inHand),
    ask: questionsBeforeDeciding(route, facts, inHand),
    unusedInterviewers: [...new Set([...unused.values()].flat())].sort(byCodeUnit),
  };
}

/**
 * The criteria that a route rests on in these dimensions, two at most: of one dimension the two that read lowest, the
 * second only below the bar; of several the one that reads lowest in each. An unobserved dimension has none to show.
 */
function decidingCriteria(inHand: Case, dimensions: readonly string[]): readonly LowCriterion[] {
  const { bar } = inHand.rubric.thresholds;
  const seen = dimensions.filter((id) => statusIn(inHand, id) !== 'unobserved');
  const lowest = seen.map((id) => lowestCriteria(inHand, ({ dimension }) => dimension === id));
  const [only = []] = lowest;
  const chosen =
    lowest.length === 1
      ? only.filter(({ estimate }, place) => place === 0 || estimate < bar - ROUNDING)
      : lowest.flatMap((criteria) => criteria.slice(0, 1)).sort((a, b) => a.estimate - b.estimate);
  return chosen
    .slice(0, 2)
    .map(({ criterion, estimate }) => ({ name: criterion.name, reads: nearestRating(estimate) }));
}

/** The rating whose word an estimate reads as. */
function nearestRating(estimate: number): RatingValue {
  const apart = (rating: RatingValue): number => Math.abs(rating - estimate);
  return RATINGS.reduce((nearest, rating) => (apart(rating) < apart(nearest) ? rating : nearest));
}
