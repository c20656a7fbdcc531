import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compareSelections } from '../../src/domain/adverse-impact/compare-selections.js';
import { fisherExact } from '../../src/domain/adverse-impact/fisher-exact.js';
import { hypergeometric } from '../../src/domain/adverse-impact/hypergeometric.js';
import { adverseImpact, stateBeside } from '../../src/domain/adverse-impact/impact.js';
import { isBelowFourFifths, selectionRate, type Selection } from '../../src/domain/adverse-impact/selection.js';

/** Published tables and figures, with their sources. */
const { adverseImpact: golden } = JSON.parse(readFileSync(new URL('./statistics.json', import.meta.url), 'utf8'));

/** To the digits that were printed, of which the thirteenth is the last that a sum of logarithms holds. */
function expectPrinted(value: number, printed: number): void {
  const digits = Math.min(13, String(printed).split('.')[1]?.length ?? 0);
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(0.5000001 * 10 ** -digits);
}

type Table = readonly [readonly [number, number], readonly [number, number]];
const selectionsOf = ([[selected, refused], [others, left]]: Table): readonly [Selection, Selection] => [
  { selected, applicants: selected + refused },
  { selected: others, applicants: others + left },
];

describe('the example of the Uniform Guidelines: four groups of a hundred', () => {
  const { rates, ratios, belowFourFifths } = golden.uniformGuidelines;
  const groups = Object.entries(rates as Record<string, number>).map(([group, rate]) => ({
    group,
    applicants: 100,
    selected: Math.round(rate * 100),
  }));
  const highest = groups.find(({ group }) => group === 'White')!;

  it('gives the rates and ratios', () => {
    const impacts = adverseImpact(groups);
    for (const group of groups) expect(selectionRate(group)).toBe(rates[group.group]);
    for (const [group, ratio] of Object.entries(ratios as Record<string, number>))
      expectPrinted(impacts.find((impact) => impact.group === group)!.comparison!.ratio, ratio);
    expect(impacts.find(({ state }) => state === 'highest')?.group).toBe('White');
  });

  it('says which are below four fifths: .80 is not', () => {
    expect(groups.filter((group) => isBelowFourFifths(group, highest)).map(({ group }) => group)).toEqual(
      belowFourFifths,
    );
  });
});

describe.each([0, 1, 2])('table %i', (number) => {
  const table = golden.tables[number];
  const group = { selected: table.selected, applicants: table.applicants };
  const highest = { selected: table.selectedOfHighest, applicants: table.applicantsOfHighest };

  it('gives every figure to the digits printed', () => {
    const comparison = compareSelections(group, highest)!;
    expectPrinted(comparison.ratio, table.ratio);
    expectPrinted(comparison.katz95![0], table.katz95[0]);
    expectPrinted(comparison.katz95![1], table.katz95[1]);
    expectPrinted(comparison.z!, table.z);
    expectPrinted(comparison.fisher, table.fisher);
    expectPrinted(comparison.midP, table.midP);
    expectPrinted(comparison.jeffreysBelowFourFifths, table.jeffreysBelowFourFifths);
  });

  it('is in its state: one of each', () => {
    expect(stateBeside(group, highest)).toBe(['signal', 'watch', 'too-few'][number]);
  });
});

describe("Fisher's own tables", () => {
  const { tea, convictions } = golden.fisher;

  it('gives the lady tasting tea', () => {
    const { twoSided, greater } = fisherExact(...selectionsOf(tea.table));
    expectPrinted(twoSided, tea.twoSided);
    expectPrinted(greater, tea.greater);
  });

  it('gives the convictions of twins, and the odds ratio that its distribution makes likeliest', () => {
    const [group, other] = selectionsOf(convictions.table);
    const { twoSided, less } = fisherExact(group, other);
    expectPrinted(twoSided, convictions.twoSided);
    expectPrinted(less, convictions.less);
    // R solves for it to four digits of what it searches in, and prints seven.
    expect(likeliestOdds(group, other)).toBeCloseTo(convictions.oddsRatio, 7);
  });
});

/** The odds under which the expected number is the one seen: by halving, since it grows with the odds. */
function likeliestOdds(group: Selection, other: Selection): number {
  const { least, probabilities } = hypergeometric(group, other);
  const expected = (log: number): number => {
    const weights = probabilities.map((p, step) => p * Math.exp(step * log));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.reduce((sum, weight, step) => sum + (least + step) * weight, 0) / all;
  };
  let [low, high] = [-20, 20];
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < group.selected) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
