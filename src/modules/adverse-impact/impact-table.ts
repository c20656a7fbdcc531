import type { ImpactReport } from './impact-report.js';
import { STATES } from './impact-words.js';

type Row = readonly (string | number | null)[];

/** What Rules of the City of New York, title 6, § 5-301, ask to be published of a bias audit; the last column is ours. */
const HEAD: Row = [
  'Category',
  'Group',
  'Number of applicants',
  'Selected',
  'Selection rate',
  'Impact ratio',
  'Finding',
];

/** The table of a bias audit: what the page shows, and nothing that it withholds. A number that is withheld is an empty cell. */
export function impactTable({ categories }: ImpactReport): readonly Row[] {
  return [
    HEAD,
    ...categories.flatMap(({ category, all }): Row[] => [
      ...all.groups.map(({ group, applicants, selected, rate, comparison, state }): Row => [
        category,
        group,
        applicants,
        selected,
        rate === null ? null : cut(rate),
        comparison === null ? (state === 'highest' && rate !== null ? 1 : null) : cut(comparison.ratio),
        STATES[state].word,
      ]),
      [category, 'no answer', all.unanswered, null, null, null, null],
    ]),
  ];
}

/** Three decimals, cut: what is below .8 must not read as .8. */
function cut(share: number): number {
  return Math.floor(Number((share * 1000).toFixed(6))) / 1000;
}
