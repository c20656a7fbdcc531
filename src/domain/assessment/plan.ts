import type { Criterion } from '../rubric/rubric.js';
import { dimensionName } from '../rubric/rubric-order.js';
import type { Route } from './assessment.js';
import type { CriteriaInHand } from './ask.js';
import { criteriaBelowBar, lowestCriteria } from './case.js';
import { deepeningSteps, nothingLowStep } from './sentences/plan.js';
import { restsOn } from './situation.js';
import type { RouteFacts } from './situation.js';

/** A plan that asks for more at once is not done: this many criteria of a dimension at a time. */
const CRITERIA_PER_DIMENSION = 2;

/**
 * What to do in which weeks; empty for a route without a plan. Mending takes the rubric's remedies of the criteria
 * that read lowest, and only of those below the bar: nobody is sent to mend what they are good at. Steps of several
 * criteria run beside each other, in the order of their weeks.
 */
export function planFor(route: Route, facts: RouteFacts, inHand: CriteriaInHand): readonly string[] {
  switch (route) {
    case 'grow-with-plan':
    case 'buy-with-plan':
    case 'shore-up-first':
      return mending(restsOn(facts), inHand);
    case 'deepen-builder-line':
      return deepening(inHand);
    case 'promote':
    case 'buy':
    case 'pass':
    case 'gather-evidence':
      return [];
  }
}

function mending(dimensions: readonly string[], inHand: CriteriaInHand): readonly string[] {
  const low = dimensions.map((dimension) => ({ dimension, criteria: toMend(inHand, dimension) }));
  const without = low.filter(({ criteria }) => criteria.length === 0);
  return [
    ...planLines(low.flatMap(({ criteria }) => criteria)),
    ...without.map(({ dimension }) => nothingLowStep(dimensionName(inHand.rubric, dimension))),
  ];
}

function toMend(inHand: CriteriaInHand, dimension: string): readonly Criterion[] {
  return criteriaBelowBar(inHand, dimension).slice(0, CRITERIA_PER_DIMENSION);
}

/** What of the lowest stage reads below the bar is mended; where nothing does, the line itself is deepened. */
function deepening(inHand: CriteriaInHand): readonly string[] {
  const [line] = inHand.rubric.stages;
  if (line === undefined) return [];
  const low = toMend(inHand, line.id);
  if (low.length > 0) return planLines(low);
  const rated = lowestCriteria(inHand, ({ dimension }) => dimension === line.id);
  return deepeningSteps({
    line: line.name,
    stretch: rated.length > 1 ? (rated[0]?.criterion.name ?? null) : null,
    strength: rated.at(-1)?.criterion.name ?? null,
  });
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
