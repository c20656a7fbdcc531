import type { Guidance } from './assessment.js';
import { questionsBeforeDeciding, unusedInterviewers } from './ask.js';
import type { Case } from './case.js';
import { routeOf } from './guidance.js';
import type { Application } from './panel.js';
import { planFor } from './plan.js';
import { byCodeUnit } from './pool.js';
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
  const wants = signal === null || named === undefined ? null : { name: named.name, estimate: signal.estimate };
  return {
    route,
    why: guidanceWhy({ facts, row, source, fits, wants, unused }),
    fits,
    plan: planFor(route, facts, inHand),
    ask: questionsBeforeDeciding(route, facts, inHand),
    unusedInterviewers: [...new Set([...unused.values()].flat())].sort(byCodeUnit),
  };
}
