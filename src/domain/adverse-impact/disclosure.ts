import { LEAST_CELL } from './impact.js';
import type { Selection } from './selection.js';

/** What of one row may be shown. */
export interface Shown {
  readonly applicants: boolean;
  /** How many were selected, and with it everything that it could be worked out from. */
  readonly selected: boolean;
}

/** What is withheld together must be this much, or one of them could be guessed from what is left of a total. */
const LEAST_TOGETHER = 2 * LEAST_CELL;

/**
 * What of a table of groups may be shown when its totals are known to the reader: no number below five of applicants,
 * of selected or of not selected (except a row of nobody), and never so much of the rest that a withheld number could
 * be computed from a total. Rows are withheld in twos at least, the smallest first, until what is withheld together is
 * ten or more.
 *
 * Source: complementary suppression, Federal Committee on Statistical Methodology, Working Paper 22 (2005), chapter IV.
 *
 * @param rows all rows that add up to totals which the reader knows
 */
export function disclosable(rows: readonly Selection[]): readonly Shown[] {
  const present = rows.map(({ applicants }) => applicants > 0);
  const fewApplicants = withheld(
    rows.map(({ applicants }) => [applicants]),
    present,
    rows.map(() => false),
  );
  const fewSelected = withheld(
    rows.map(({ applicants, selected }) => [selected, applicants - selected]),
    present,
    fewApplicants,
  );
  return rows.map((_, row) => ({ applicants: !fewApplicants[row]!, selected: !fewSelected[row]! }));
}

/**
 * By row, whether its cells are withheld.
 *
 * @param already rows that are withheld whatever stands in them
 */
function withheld(
  rows: readonly (readonly number[])[],
  present: readonly boolean[],
  already: readonly boolean[],
): readonly boolean[] {
  const hidden = rows.map((cells, row) => present[row]! && (already[row]! || Math.min(...cells) < LEAST_CELL));
  const isGuarded = (): boolean => {
    const kept = rows.filter((_, row) => hidden[row]);
    if (kept.length === 0) return true;
    return kept.length >= 2 && kept[0]!.every((_, cell) => sum(kept.map((cells) => cells[cell]!)) >= LEAST_TOGETHER);
  };
  const next = [...rows.keys()]
    .filter((row) => present[row])
    .toSorted((a, b) => Math.min(...rows[a]!) - Math.min(...rows[b]!) || a - b);
  for (const row of next) {
    if (isGuarded()) break;
    hidden[row] = true;
  }
  return hidden;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
