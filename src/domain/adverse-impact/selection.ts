/** How many applied, and how many of them were selected. Whole numbers, 0 ≤ selected ≤ applicants. */
export interface Selection {
  readonly applicants: number;
  readonly selected: number;
}

/** Share of the applicants who were selected, 0–1. Not for nobody. */
export function selectionRate({ applicants, selected }: Selection): number {
  return selected / applicants;
}

/** Below 0 when the first rate is lower, above when it is higher, 0 when equal. In whole numbers, so that equal is equal. */
export function compareRates(one: Selection, other: Selection): number {
  return one.selected * other.applicants - other.selected * one.applicants;
}

/**
 * Whether the first rate is below four fifths of the other one: exactly .80 is not. In whole numbers, because
 * 0.48/0.6 is not 0.8 in binary.
 *
 * Source: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D).
 *
 * @example isBelowFourFifths({ applicants: 100, selected: 48 }, { applicants: 100, selected: 60 }) // false
 */
export function isBelowFourFifths(group: Selection, highest: Selection): boolean {
  return 5 * group.selected * highest.applicants < 4 * highest.selected * group.applicants;
}
