import { describe, expect, it } from '@jest/globals';
import { bootstrapAlphaInterval } from './bootstrap-alpha.js';
import { alphaOfTable, coincidencesOf, krippendorffAlpha, type AlphaMetric } from './krippendorff-alpha.js';
import { pairableUnits, valuesOf } from './units.js';

const metrics: readonly AlphaMetric[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const panel = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
];

describe("Krippendorff's alpha", () => {
  it.each(metrics)('is 1 when all agree and the units differ (%s)', (metric) => {
    expect(
      krippendorffAlpha(
        [
          [1, 2, 5],
          [1, 2, 5],
          [1, 2, 5],
        ],
        metric,
      ),
    ).toBe(1);
  });

  it.each(metrics)('is undefined, not a number, when every value is the same (%s)', (metric) => {
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3],
        ],
        metric,
      ),
    ).toBeNull();
  });

  it('is undefined when no unit has two values, or there is nothing at all', () => {
    expect(
      krippendorffAlpha(
        [
          [1, null, 3],
          [null, 2, null],
        ],
        'ordinal',
      ),
    ).toBeNull();
    expect(krippendorffAlpha([[1, 2, 3]], 'ordinal')).toBeNull();
    expect(krippendorffAlpha([], 'ordinal')).toBeNull();
    expect(krippendorffAlpha([[], []], 'ordinal')).toBeNull();
  });

  it('ignores units with one value, and does not care in which order observers and units come', () => {
    const alpha = krippendorffAlpha(panel, 'ordinal')!;
    expect(
      krippendorffAlpha(
        panel.map((row, index) => [...row, index === 0 ? 1 : null]),
        'ordinal',
      ),
    ).toBe(alpha);
    expect(
      krippendorffAlpha(
        panel.toReversed().map((row) => row.toReversed()),
        'ordinal',
      ),
    ).toBeCloseTo(alpha, 12);
  });

  it('refuses a value that is no number', () => {
    expect(() =>
      krippendorffAlpha(
        [
          [NaN, 1],
          [1, 1],
        ],
        'nominal',
      ),
    ).toThrow(RangeError);
  });
});

describe('tables of coincidences', () => {
  it.each(metrics)('add up over units, and a value that does not occur changes nothing (%s)', (metric) => {
    const units = pairableUnits(panel);
    const values = [...valuesOf(units), 7];
    const [one, other] = [units.slice(0, 4), units.slice(4)].map((part) => coincidencesOf(part, values));
    const together = {
      counts: one!.counts.map((count, index) => count + other!.counts[index]!),
      coincidences: one!.coincidences.map((count, index) => count + other!.coincidences[index]!),
    };
    expect(alphaOfTable(values, together, metric)).toBeCloseTo(krippendorffAlpha(panel, metric)!, 12);
  });
});

describe('the bootstrap interval of alpha', () => {
  const options = { metric: 'ordinal', level: 0.95, seed: 7 } as const;

  it('is the same for the same seed, another for another, and holds alpha', () => {
    const interval = bootstrapAlphaInterval(panel, options)!;
    expect(bootstrapAlphaInterval(panel, options)).toEqual(interval);
    expect(bootstrapAlphaInterval(panel, { ...options, seed: 8 })).not.toEqual(interval);
    const alpha = krippendorffAlpha(panel, 'ordinal')!;
    expect(interval[0]).toBeLessThan(alpha);
    expect(interval[1]).toBeGreaterThan(alpha);
    expect(interval[1]).toBeLessThanOrEqual(1);
  });

  it('is narrower at a lower level', () => {
    const [low95, high95] = bootstrapAlphaInterval(panel, options)!;
    const [low80, high80] = bootstrapAlphaInterval(panel, { ...options, level: 0.8 })!;
    expect(high80 - low80).toBeLessThan(high95 - low95);
  });

  it('draws units of one cluster together: six looks at two applications are two looks', () => {
    const observers = [
      [1, 1, 1, 5, 5, 5],
      [1, 2, 1, 5, 4, 5],
    ];
    const apart = bootstrapAlphaInterval(observers, options)!;
    const together = bootstrapAlphaInterval(observers, { ...options, clusters: [0, 0, 0, 1, 1, 1] })!;
    expect(together).not.toEqual(apart);
  });

  it('is undefined where alpha is', () => {
    expect(
      bootstrapAlphaInterval(
        [
          [3, 3],
          [3, 3],
        ],
        options,
      ),
    ).toBeNull();
    expect(bootstrapAlphaInterval([], options)).toBeNull();
  });

  it('refuses a level outside 0–1 and clusters that do not cover the units', () => {
    expect(() => bootstrapAlphaInterval(panel, { ...options, level: 1 })).toThrow(RangeError);
    expect(() => bootstrapAlphaInterval(panel, { ...options, clusters: [1] })).toThrow(RangeError);
  });
});
