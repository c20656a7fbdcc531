import type { Group } from '../../domain/index.js';
import type { Outcome } from './groups.repository.js';

/** An applicant whose selection is over. */
export interface Finished extends Outcome {
  readonly isSelected: boolean;
}

/** What puts somebody into the seat. */
const SELECTED: readonly (string | null)[] = ['hire', 'promote', 'grow'];

/**
 * Whom a selection rate can be taken of: the applicants of closed requisitions that somebody was selected for, but for
 * those who withdrew. While a requisition is open nobody is passed over yet, and one that nobody was selected for selected
 * nobody from any group.
 */
export function finished(outcomes: readonly Outcome[]): readonly Finished[] {
  const filled = new Set(
    outcomes.flatMap(({ requisitionId, decision }) => (SELECTED.includes(decision) ? [requisitionId] : [])),
  );
  return outcomes
    .filter(({ requisitionId, decision }) => filled.has(requisitionId) && decision !== 'withdrawn')
    .map((outcome) => ({ ...outcome, isSelected: SELECTED.includes(outcome.decision) }));
}

/** How many of each group applied and were selected, and how many gave no answer. */
export function tally(
  applicants: readonly Finished[],
  groupOf: (applicant: Finished) => string | null,
): { readonly groups: readonly Group[]; readonly unanswered: number } {
  const byGroup = Map.groupBy(applicants, groupOf);
  const groups = [...byGroup].flatMap(([group, some]): Group[] => {
    if (group === null) return [];
    return [{ group, applicants: some.length, selected: some.filter(({ isSelected }) => isSelected).length }];
  });
  return { groups, unanswered: byGroup.get(null)?.length ?? 0 };
}
