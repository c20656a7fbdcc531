import type { SelectionComparison } from './compare-selections.js';
import { disclosable } from './disclosure.js';
import { adverseImpact, LEAST_CELL, type Group, type ImpactState } from './impact.js';
import { selectionRate } from './selection.js';

/** A row as it may be shown: null is withheld, or there is none. */
export interface PublishedGroup {
  readonly group: string;
  readonly applicants: number | null;
  readonly selected: number | null;
  /** 0–1. */
  readonly rate: number | null;
  readonly comparison: SelectionComparison | null;
  readonly state: ImpactState;
}

export interface PublishedImpact {
  /** By name. None where everything about them is withheld: of a few applicants a name alone says too much. */
  readonly groups: readonly PublishedGroup[];
  /** Applicants who gave no answer. They are no group, so their number tells nothing of one. */
  readonly unanswered: number;
  /** Whether any number is withheld. */
  readonly withheld: boolean;
}

/**
 * The table of one category as an admin may see it. The state stands in words even where the numbers behind it are
 * withheld, as long as the number of applicants may be shown: that nobody of a group was selected must not be what hides it.
 *
 * @param unanswered applicants who gave no answer in this category, of the same selections
 */
export function publishedImpact(groups: readonly Group[], unanswered: number): PublishedImpact {
  const sorted = groups.toSorted((a, b) => (a.group < b.group ? -1 : 1));
  const shown = disclosable(sorted);
  const impacts = adverseImpact(sorted);
  const isHighestShown = impacts.some(({ state }, row) => state === 'highest' && shown[row]!.selected);
  const isAnyShown = sorted.some((_, row) => shown[row]!.applicants);
  return {
    groups: (isAnyShown ? impacts : []).map((impact, row): PublishedGroup => {
      const { applicants, selected } = shown[row]!;
      return {
        group: impact.group,
        applicants: applicants ? impact.applicants : null,
        selected: selected ? impact.selected : null,
        rate: selected ? selectionRate(impact) : null,
        comparison: selected && isHighestShown ? impact.comparison : null,
        state: applicants ? impact.state : 'too-few',
      };
    }),
    unanswered,
    withheld: shown.some(({ applicants, selected }) => !applicants || !selected),
  };
}

/** One part of a table, such as the seats of one career stage. */
export interface ImpactPart {
  readonly part: string;
  readonly groups: readonly Group[];
  readonly unanswered: number;
}

/**
 * The same table by part, only when no number of any part would have to be withheld: beside the table of all, one
 * withheld number could be computed from the other parts.
 *
 * @returns null where a part would withhold something, or there is one part only
 */
export function publishedByPart(
  parts: readonly ImpactPart[],
): readonly (PublishedImpact & { readonly part: string })[] | null {
  if (parts.length < 2) return null;
  const isWhole = parts.every(({ groups }) =>
    groups.every(({ applicants, selected }) => Math.min(selected, applicants - selected) >= LEAST_CELL),
  );
  if (!isWhole) return null;
  return parts.map(({ part, groups, unanswered }) => ({ part, ...publishedImpact(groups, unanswered) }));
}
