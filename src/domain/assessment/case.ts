import type { Criterion, Rubric } from '../rubric/rubric.js';
import { foundationsOf, requiredDimensions } from '../rubric/rubric-order.js';
import type { CriterionReading, Reading, ReadingStatus, SkipRisk } from './assessment.js';
import type { Application, Requisition } from './panel.js';
import type { GivenRating, TickedTell } from './pool.js';
import { interviewersOf } from './pool.js';
import { ROUNDING } from './readings.js';
import type { Hinge } from './robustness.js';

/** Everything that a flag may look at. The application's history is not in it: tenure and titles are no input. */
export interface Case {
  readonly rubric: Rubric;
  readonly requisition: Pick<Requisition, 'stage' | 'transitionPlan'>;
  readonly application: Pick<Application, 'id' | 'source' | 'scorecards'>;
  readonly readings: Readonly<Record<string, Reading>>;
  /** Every criterion of the rubric, in its order. */
  readonly criteria: readonly CriterionReading[];
  readonly skipRisk: SkipRisk;
  readonly hinges: readonly Hinge[];
  /** Sorted by id. */
  readonly ratings: readonly GivenRating[];
  /** Sorted by id. */
  readonly tells: readonly TickedTell[];
}

/** The status of a dimension; unobserved where there is no reading of it. */
export function statusIn({ readings }: Pick<Case, 'readings'>, dimension: string): ReadingStatus {
  return readings[dimension]?.status ?? 'unobserved';
}

/** The dimensions that the seat of the requisition requires, in the rubric's order. */
export function requiredOf({ rubric, requisition }: Pick<Case, 'rubric' | 'requisition'>): readonly string[] {
  return requiredDimensions(rubric, requisition.stage);
}

/** Somebody from inside, for a seat above the lowest stage that they have not earned, with no plan for the transition. */
export function lacksTransitionPlan(facts: Pick<Case, 'rubric' | 'requisition' | 'application' | 'readings'>): boolean {
  const { rubric, requisition, application } = facts;
  if (application.source !== 'internal' || foundationsOf(rubric, requisition.stage).length === 0) return false;
  return statusIn(facts, requisition.stage) !== 'earned' && (requisition.transitionPlan ?? '').trim() === '';
}

/** The ticked tells that are among these, and how many interviewers ticked one: each counts once. */
export function ticksOf(
  { tells }: Pick<Case, 'tells'>,
  ids: readonly string[],
): { readonly tells: readonly TickedTell[]; readonly interviewers: number } {
  const ticked = tells.filter(({ tell }) => ids.includes(tell));
  return { tells: ticked, interviewers: interviewersOf(ticked).length };
}

/** The rated criteria among these, lowest estimate first; criteria that read alike stay in the rubric's order. */
export function lowestCriteria(
  { rubric, criteria }: Pick<Case, 'rubric' | 'criteria'>,
  among: (criterion: CriterionReading) => boolean,
): readonly { readonly criterion: Criterion; readonly estimate: number }[] {
  return criteria
    .filter(among)
    .flatMap(({ criterion: id, estimate }) => {
      const criterion = rubric.criteria.find((candidate) => candidate.id === id);
      return criterion === undefined || estimate === null ? [] : [{ criterion, estimate }];
    })
    .sort((a, b) => a.estimate - b.estimate);
}

/** The rated criteria of a dimension that read below the bar, lowest estimate first. */
export function criteriaBelowBar(facts: Pick<Case, 'rubric' | 'criteria'>, dimension: string): readonly Criterion[] {
  const { bar } = facts.rubric.thresholds;
  return lowestCriteria(facts, (criterion) => criterion.dimension === dimension)
    .filter(({ estimate }) => estimate < bar - ROUNDING)
    .map(({ criterion }) => criterion);
}

/** The criteria of a dimension that nobody rated, in the rubric's order. */
export function unratedCriteria(
  { rubric, criteria }: Pick<Case, 'rubric' | 'criteria'>,
  dimension: string,
): readonly Criterion[] {
  const unrated = criteria.filter((reading) => reading.dimension === dimension && reading.estimate === null);
  return rubric.criteria.filter(({ id }) => unrated.some(({ criterion }) => criterion === id));
}
