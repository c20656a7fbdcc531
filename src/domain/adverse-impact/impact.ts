import { compareSelections, type SelectionComparison } from './compare-selections.js';
import { fisherExact } from './fisher-exact.js';
import { compareRates, isBelowFourFifths, type Selection } from './selection.js';

/** A group of fewer is neither compared nor compared with, and no cell of fewer is shown. */
export const LEAST_CELL = 5;
/** Of Fisher's exact test, two-sided, for a signal. */
const SIGNIFICANT = 0.05;

/**
 * `highest`: the group with the highest rate, which the others stand beside · `signal`: below four fifths of it, and
 * hardly by chance · `watch`: below four fifths, and it may be chance · `no-finding`: not below four fifths, and there
 * were enough to have shown it · `too-few`: whatever had happened among so few, it could not have been a signal.
 */
export type ImpactState = 'highest' | 'signal' | 'watch' | 'no-finding' | 'too-few';

export interface Group extends Selection {
  readonly group: string;
}

export interface GroupImpact extends Group {
  /** Null for the group with the highest rate, and where there is none to stand beside. */
  readonly comparison: SelectionComparison | null;
  readonly state: ImpactState;
}

/**
 * Every group beside the one with the highest selection rate, in the order given. Groups of fewer than five are never
 * the highest: one applicant of one selected is no rate. Where there is one group of five or more, it stands beside nothing.
 *
 * @throws RangeError for counts that cannot be.
 */
export function adverseImpact(groups: readonly Group[]): readonly GroupImpact[] {
  const comparable = groups.filter(({ applicants }) => applicants >= LEAST_CELL);
  const [highest] = (comparable.length < 2 ? [] : comparable)
    .filter(({ selected }) => selected > 0)
    .toSorted((a, b) => compareRates(b, a) || b.applicants - a.applicants || (a.group < b.group ? -1 : 1));
  return groups.map((group) => {
    if (highest === undefined) return { ...group, comparison: null, state: 'too-few' };
    if (group === highest) return { ...group, comparison: null, state: 'highest' };
    return { ...group, comparison: compareSelections(group, highest), state: stateBeside(group, highest) };
  });
}

/** The state of a group beside the one with the highest rate. */
export function stateBeside(group: Selection, highest: Selection): Exclude<ImpactState, 'highest'> {
  if (Math.min(group.applicants, highest.applicants) < LEAST_CELL) return 'too-few';
  const isBelow = isBelowFourFifths(group, highest);
  if (isBelow && fisherExact(group, highest).twoSided < SIGNIFICANT) return 'signal';
  if (!couldHaveShown(group, highest)) return 'too-few';
  return isBelow ? 'watch' : 'no-finding';
}

/** Whether the fewest that the group could have had of all who were selected would be hardly by chance. */
function couldHaveShown(group: Selection, highest: Selection): boolean {
  const selected = group.selected + highest.selected;
  const fewest = Math.max(0, selected - highest.applicants);
  const extreme = fisherExact({ ...group, selected: fewest }, { ...highest, selected: selected - fewest });
  return extreme.twoSided < SIGNIFICANT;
}
