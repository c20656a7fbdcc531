import type { Criterion } from '../rubric/rubric.js';
import { foundationsOf } from '../rubric/rubric-order.js';
import type { Route } from './assessment.js';
import type { CriteriaInHand } from './ask.js';
import { lowestCriteria } from './case.js';
import { requiredWith } from './situation.js';
import type { RouteFacts } from './situation.js';

/** A plan that asks for more at once is not done: this many criteria of a dimension at a time. */
const CRITERIA_PER_DIMENSION = 2;

/**
 * What to do in which weeks, from the rubric's remedies of the criteria that read lowest; empty for a route
 * without a plan. Steps of several criteria run beside each other, in the order of their weeks.
 */
export function planFor(route: Route, facts: RouteFacts, inHand: CriteriaInHand): readonly string[] {
  const criteria = dimensionsToMend(route, facts).flatMap((dimension) =>
    lowestCriteria(inHand, (criterion) => criterion.dimension === dimension)
      .slice(0, CRITERIA_PER_DIMENSION)
      .map(({ criterion }) => criterion),
  );
  return planLines(criteria);
}

/** The remedies of these criteria as lines by weeks: "Weeks 1–4, Reads the data: …". */
export function planLines(criteria: readonly Criterion[]): readonly string[] {
  return criteria
    .flatMap(({ name, remedy }) => remedy.map((step) => ({ name, ...step })))
    .sort((a, b) => a.fromWeek - b.fromWeek || a.toWeek - b.toWeek)
    .map(({ name, fromWeek, toWeek, action }) => `${weeks(fromWeek, toWeek)}, ${name}: ${action}`);
}

function weeks(from: number, to: number): string {
  return from === to ? `Week ${from}` : `Weeks ${from}–${to}`;
}

/** Missing foundations come before anything that stands on them; then what is missing in the seat's own reach. */
function dimensionsToMend(route: Route, facts: RouteFacts): readonly string[] {
  switch (route) {
    case 'grow-with-plan':
    case 'buy-with-plan':
    case 'shore-up-first': {
      const missing = requiredWith(facts, 'missing');
      const foundations = foundationsOf(facts.rubric, facts.seat).map(({ id }) => id);
      const below = missing.filter((id) => foundations.includes(id));
      return below.length > 0 ? below : missing;
    }
    case 'deepen-builder-line':
      return facts.rubric.stages.slice(0, 1).map(({ id }) => id);
    case 'promote':
    case 'buy':
    case 'pass':
    case 'gather-evidence':
      return [];
  }
}
