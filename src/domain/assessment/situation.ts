import type { Rubric } from '../rubric/rubric.js';
import { foundationsOf, requiredDimensions, stageOf } from '../rubric/rubric-order.js';
import type { ReadingStatus } from './assessment.js';
import type { Situation } from './guidance.js';
import type { Standing } from './readings.js';
import { standingOf } from './readings.js';

/** Everything that a route is decided from, before it is put in the table's words. */
export interface RouteFacts {
  readonly rubric: Rubric;
  readonly seat: string;
  /** Status by dimension; a dimension that is left out is unobserved. */
  readonly statuses: Readonly<Record<string, ReadingStatus>>;
  /** A criterion's estimate; null when the application has no rating on it. */
  readonly criterionEstimate: (criterion: string) => number | null;
}

/** The facts as the route table asks for them: standings instead of dimensions, and no names of career stages. */
export function situationOf({ rubric, seat, statuses, criterionEstimate }: RouteFacts): Situation {
  const stage = stageOf(rubric, seat);
  const foundations = foundationsOf(rubric, seat).map(({ id }) => standingIn(statuses, id));
  const needsCloseness = stage.needsCloseness && rubric.closeness !== null;
  return {
    lowestSeat: foundations.length === 0,
    stall: stage.stall,
    foundations,
    seatStage: standingIn(statuses, seat),
    closeness: needsCloseness && rubric.closeness !== null ? standingIn(statuses, rubric.closeness.id) : null,
    wantsNextStage: lowestSignal(rubric, criterionEstimate)?.estimate ?? null,
  };
}

/** The rated criterion that speaks loudest against wanting the next stage: the lowest estimate counts. */
export function lowestSignal(
  rubric: Rubric,
  criterionEstimate: (criterion: string) => number | null,
): { readonly criterion: string; readonly estimate: number } | null {
  let lowest: { readonly criterion: string; readonly estimate: number } | null = null;
  for (const criterion of rubric.signals.wantsNextStage.criteria) {
    const estimate = criterionEstimate(criterion);
    if (estimate !== null && (lowest === null || estimate < lowest.estimate)) lowest = { criterion, estimate };
  }
  return lowest;
}

/** The highest career stage whose whole stack is held (with closeness where that stage needs it); null if none. */
export function fitsOf(rubric: Rubric, statuses: Readonly<Record<string, ReadingStatus>>): string | null {
  const held = rubric.stages.filter(({ id }) =>
    requiredDimensions(rubric, id).every((dimension) => standingIn(statuses, dimension) === 'held'),
  );
  return held.at(-1)?.id ?? null;
}

/** The required dimensions of a seat with this standing, in the rubric's order. */
export function requiredWith(
  { rubric, seat, statuses }: Pick<RouteFacts, 'rubric' | 'seat' | 'statuses'>,
  ...standings: readonly Standing[]
): readonly string[] {
  return requiredDimensions(rubric, seat).filter((id) => standings.includes(standingIn(statuses, id)));
}

/**
 * The missing dimensions that a route rests on, in the rubric's order: missing foundations come before anything that
 * stands on them; where there are none, what is missing in the seat's own reach.
 */
export function restsOn(facts: Pick<RouteFacts, 'rubric' | 'seat' | 'statuses'>): readonly string[] {
  const missing = requiredWith(facts, 'missing');
  const foundations = foundationsOf(facts.rubric, facts.seat).map(({ id }) => id);
  const below = missing.filter((id) => foundations.includes(id));
  return below.length > 0 ? below : missing;
}

function standingIn(statuses: Readonly<Record<string, ReadingStatus>>, dimension: string): Standing {
  return standingOf(statuses[dimension] ?? 'unobserved');
}
