import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareSelections } from './compare-selections.js';
import { fisherExact } from './fisher-exact.js';
import { hypergeometric } from './hypergeometric.js';
import { adverseImpact, stateBeside, type Group } from './impact.js';
import { jeffreysProbabilityBelow } from './jeffreys.js';
import { isBelowFourFifths, type Selection } from './selection.js';

const selections: fc.Arbitrary<Selection> = fc
  .integer({ min: 1, max: 60 })
  .chain((applicants) => fc.record({ applicants: fc.constant(applicants), selected: fc.nat({ max: applicants }) }));
const groups: fc.Arbitrary<readonly Group[]> = fc
  .array(selections, { maxLength: 5 })
  .map((all) => all.map((one, index) => ({ group: `g${index}`, ...one })));

const of = (selected: number, applicants: number): Selection => ({ selected, applicants });

describe('four fifths', () => {
  it.each([
    [of(48, 100), of(60, 100), false],
    [of(4, 5), of(1, 1), false],
    [of(479, 1000), of(60, 100), true],
    [of(0, 10), of(1, 10), true],
    [of(0, 10), of(0, 10), false],
  ])('of %j beside %j: %s', (group, highest, below) => {
    expect(isBelowFourFifths(group, highest)).toBe(below);
  });
});

describe("Fisher's exact test", () => {
  it('has probabilities that add up to 1 and a p between 0 and 1', () => {
    fc.assert(
      fc.property(selections, selections, (one, other) => {
        const { probabilities } = hypergeometric(one, other);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
        for (const p of Object.values(fisherExact(one, other))) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('does not care which group comes first, and mid-p is the less cautious', () => {
    fc.assert(
      fc.property(selections, selections, (one, other) => {
        const [there, back] = [fisherExact(one, other), fisherExact(other, one)];
        expect(back.twoSided).toBeCloseTo(there.twoSided, 9);
        expect(back.less).toBeCloseTo(there.greater, 9);
        expect(there.midP).toBeLessThan(there.twoSided);
      }),
    );
  });

  it('holds for a hundred thousand applicants', () => {
    expect(fisherExact(of(4_900, 50_000), of(5_100, 50_000)).twoSided).toBeCloseTo(0.0359, 3);
  });
});

describe('the probability that the ratio is below four fifths', () => {
  it('agrees with counting: alike rates of many are not, halved rates are', () => {
    expect(jeffreysProbabilityBelow(0.8, of(500, 1000), of(500, 1000))).toBeLessThan(1e-5);
    expect(jeffreysProbabilityBelow(0.8, of(250, 1000), of(500, 1000))).toBeCloseTo(1, 9);
    expect(jeffreysProbabilityBelow(1, of(5, 10), of(5, 10))).toBeCloseTo(0.5, 9);
  });

  it('is a probability at every edge: nobody or everybody selected, one applicant or very many', () => {
    for (const group of [of(0, 1), of(1, 1), of(0, 100_000), of(100_000, 100_000), of(3, 7)])
      for (const highest of [of(1, 1), of(100_000, 100_000), of(1, 100_000)]) {
        const p = jeffreysProbabilityBelow(0.8, group, highest);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
      }
  });
});

describe('one group beside the highest rate', () => {
  it('has no interval where nobody of it was selected, no z where everybody was, nothing where nobody at all was', () => {
    expect(compareSelections(of(0, 20), of(10, 20))).toMatchObject({ ratio: 0, katz95: null });
    expect(compareSelections(of(5, 5), of(5, 5))).toMatchObject({ ratio: 1, z: null, fisher: 1 });
    expect(compareSelections(of(0, 5), of(0, 5))).toBeNull();
  });

  it.each([of(6, 5), of(-1, 5), of(0, 0), of(1.5, 5)])('refuses a selection that cannot be: %j', (wrong) => {
    expect(() => compareSelections(wrong, of(1, 5))).toThrow(RangeError);
  });

  it.each([
    ['signal', of(12, 40), of(48, 80)],
    ['signal', of(0, 30), of(20, 60)],
    // Below four fifths, and it may be chance.
    ['watch', of(2, 10), of(15, 25)],
    ['no-finding', of(45, 100), of(50, 100)],
    // Far below, and hardly by chance in one direction: with so few selected it could never have been.
    ['too-few', of(0, 10), of(2, 20)],
    ['too-few', of(1, 10), of(3, 20)],
    // Equal rates of few show nothing either.
    ['too-few', of(2, 10), of(2, 10)],
    ['too-few', of(0, 4), of(50, 80)],
    ['too-few', of(20, 20), of(4, 4)],
  ])('is %s for %j beside %j', (state, group, highest) => {
    expect(stateBeside(group, highest)).toBe(state);
  });
});

describe('every group', () => {
  it('stands beside the highest rate of five or more, never beside one of one', () => {
    const impacts = adverseImpact([
      { group: 'a', ...of(1, 1) },
      { group: 'b', ...of(30, 60) },
      { group: 'c', ...of(10, 60) },
    ]);
    expect(impacts.map(({ state }) => state)).toEqual(['too-few', 'highest', 'signal']);
    expect(impacts[1]!.comparison).toBeNull();
  });

  it('has no highest where there is one group of five or more: it stands beside nothing', () => {
    const impacts = adverseImpact([
      { group: 'a', ...of(20, 50) },
      { group: 'b', ...of(4, 4) },
    ]);
    expect(impacts.map(({ state }) => state)).toEqual(['too-few', 'too-few']);
  });

  it('has no highest where nobody was selected', () => {
    expect(adverseImpact([{ group: 'a', ...of(0, 50) }])).toEqual([
      { group: 'a', applicants: 50, selected: 0, comparison: null, state: 'too-few' },
    ]);
    expect(adverseImpact([])).toEqual([]);
  });

  it('gives no NaN, one highest at most, and no signal without a ratio below four fifths and p below .05', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const impacts = adverseImpact(all);
        expect(impacts.filter(({ state }) => state === 'highest').length).toBeLessThanOrEqual(1);
        for (const { comparison, state } of impacts) {
          if (state === 'signal') {
            expect(comparison!.ratio).toBeLessThan(0.8);
            expect(comparison!.fisher).toBeLessThan(0.05);
          }
          if (comparison === null) continue;
          const figures = [comparison.ratio, comparison.z, comparison.fisher, comparison.midP];
          expect([...figures, ...(comparison.katz95 ?? [])].filter((figure) => Number.isNaN(figure))).toEqual([]);
        }
      }),
    );
  });

  it('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const states = (some: readonly Group[]): unknown =>
          Object.fromEntries(adverseImpact(some).map(({ group, state }) => [group, state]));
        expect(states(all.toReversed())).toEqual(states(all));
      }),
    );
  });
});
