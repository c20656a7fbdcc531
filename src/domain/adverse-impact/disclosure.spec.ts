import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { disclosable, type Shown } from './disclosure.js';
import { publishedByPart, publishedImpact } from './published-impact.js';
import type { Selection } from './selection.js';

const of = (selected: number, applicants: number): Selection => ({ selected, applicants });
const rowsOf = (shown: readonly Shown[]): string =>
  shown.map(({ applicants, selected }) => (selected ? 'all' : applicants ? 'applicants' : 'nothing')).join(' ');

/** The most and the fewest that a row can be, for somebody who knows the total and everything that is shown. */
function range(
  rows: readonly number[],
  isShown: readonly boolean[],
  { row, most }: { readonly row: number; readonly most: (other: number) => number },
): readonly [number, number] {
  const left = rows.reduce((sum, value, at) => (isShown[at] ? sum : sum + value), 0);
  const others = rows.keys().reduce((sum, at) => (isShown[at] || at === row ? sum : sum + most(at)), 0);
  return [Math.max(0, left - others), Math.min(left, most(row))];
}

describe('what of a table may be shown', () => {
  it.each([
    ['everything where no number is small', [of(10, 20), of(12, 30), of(6, 12)], 'all all all'],
    ['not how many were selected, below five', [of(3, 40), of(12, 30), of(20, 60)], 'applicants applicants all'],
    ['not how many, when nearly all were', [of(18, 20), of(12, 30), of(40, 60)], 'applicants applicants all'],
    [
      'no number of a group of three, nor of the next smallest',
      [of(1, 3), of(12, 30), of(20, 60)],
      'nothing nothing all',
    ],
    ['nothing of two when one is small', [of(1, 3), of(20, 60)], 'nothing nothing'],
    [
      'a second one that is too small, and a third with it',
      [of(1, 3), of(2, 4), of(30, 60)],
      'nothing nothing nothing',
    ],
    ['no row of nobody is any shelter', [of(3, 40), of(0, 0), of(30, 60)], 'applicants all applicants'],
    ['that nobody was selected stays unsaid', [of(0, 30), of(20, 60), of(30, 70)], 'applicants applicants all'],
  ] as const)('%s', (_, rows, shown) => {
    expect(rowsOf(disclosable(rows))).toBe(shown);
  });

  it('leaves five or more possibilities for every number that is withheld, whoever knows the totals', () => {
    const tables = fc.array(
      fc
        .integer({ min: 0, max: 40 })
        .chain((applicants) => fc.nat({ max: applicants }).map((selected): Selection => ({ applicants, selected }))),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(tables, (rows) => {
        const shown = disclosable(rows);
        // Where everybody is withheld there may be too few to shelter anybody, and then no group is even named.
        if (rows.every(({ applicants }, at) => applicants === 0 || !shown[at]!.applicants)) return;
        const applicants = rows.map((row) => row.applicants);
        const selected = rows.map((row) => row.selected);
        rows.forEach((row, at) => {
          if (!shown[at]!.applicants) {
            const [least, most] = range(
              applicants,
              shown.map((one) => one.applicants),
              { row: at, most: () => Infinity },
            );
            expect(most - least).toBeGreaterThanOrEqual(5);
          } else if (!shown[at]!.selected && rows.some((one, other) => one.applicants > 0 && shown[other]!.selected)) {
            const [least, most] = range(
              selected,
              shown.map((one) => one.selected),
              { row: at, most: (other) => (shown[other]!.applicants ? applicants[other]! : Infinity) },
            );
            expect(most - least).toBeGreaterThanOrEqual(5);
          } else if (row.applicants > 0 && shown[at]!.selected)
            expect(Math.min(row.applicants, row.selected, row.applicants - row.selected)).toBeGreaterThanOrEqual(5);
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a table as it is shown', () => {
  const group = (name: string, selected: number, applicants: number) => ({ group: name, selected, applicants });

  it('says the state in words where the numbers behind it are withheld', () => {
    const table = publishedImpact([group('b', 0, 30), group('a', 20, 60)], 60);
    expect(table.groups).toEqual([
      { group: 'a', applicants: 60, selected: null, rate: null, comparison: null, state: 'highest' },
      { group: 'b', applicants: 30, selected: null, rate: null, comparison: null, state: 'signal' },
    ]);
    expect(table).toMatchObject({ unanswered: 60, withheld: true });
  });

  it('says nothing of a group of fewer than five, and keeps back the ratio where the highest is withheld', () => {
    const table = publishedImpact([group('a', 30, 60), group('b', 2, 4), group('c', 10, 40)], 0);
    expect(table.groups[1]).toMatchObject({ group: 'b', applicants: null, state: 'too-few' });
    expect(table.groups[2]).toMatchObject({ applicants: null, comparison: null, state: 'too-few' });
    const nearlyAll = publishedImpact([group('a', 19, 20), group('b', 10, 40), group('c', 12, 50)], 0);
    expect(nearlyAll.groups.map(({ comparison }) => comparison)).toEqual([null, null, null]);
    expect(nearlyAll.groups[2]!.rate).toBeCloseTo(0.24, 12);
  });

  it('names no group where there are too few to shelter anybody', () => {
    expect(publishedImpact([group('a', 1, 1), group('b', 0, 3)], 2)).toEqual({
      groups: [],
      unanswered: 2,
      withheld: true,
    });
  });

  it('shows everything where nothing is small', () => {
    const table = publishedImpact([group('a', 48, 80), group('b', 12, 40)], 0);
    expect(table).toMatchObject({ unanswered: 0, withheld: false });
    expect(table.groups[1]).toMatchObject({ applicants: 40, selected: 12, rate: 0.3, state: 'signal' });
    expect(table.groups[1]!.comparison!.ratio).toBeCloseTo(0.5, 12);
  });

  it('is divided only where no part withholds anything', () => {
    const part = (name: string, selected: number) => ({
      part: name,
      groups: [group('a', 20, 60), group('b', selected, 40)],
      unanswered: 0,
    });
    expect(publishedByPart([part('Leader', 5), part('Builder', 9)])?.map(({ part: name }) => name)).toEqual([
      'Leader',
      'Builder',
    ]);
    expect(publishedByPart([part('Leader', 4), part('Builder', 9)])).toBeNull();
    expect(publishedByPart([part('Leader', 5)])).toBeNull();
  });
});
