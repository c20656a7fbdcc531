import { pairableUnits, valuesOf, type ValuesByObserver } from './units.js';

/** How two values of a scale differ. `ratio` is for values above or at zero. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha: 1 − observed over expected disagreement, over all pairs of values given to the same unit.
 * 1 is perfect agreement, 0 what chance would give, below 0 worse than chance. Missing values are allowed; a unit
 * with fewer than two values says nothing and is left out.
 *
 *     α = 1 − (n − 1) Σ_u Σ_pairs δ²/(m_u − 1)  /  Σ_pairs over all values δ²
 *
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; metrics from Krippendorff 2019, chapter 12.
 *
 * @param unitsByObserver one row per observer, one column per unit; null where the observer gave no value
 * @returns null where alpha is undefined: no unit with two values, or all pairable values equal
 * @throws RangeError for a value that is no finite number.
 * @example krippendorffAlpha([[1, 2, 3], [1, 2, 3]], 'nominal') // 1
 */
export function krippendorffAlpha(unitsByObserver: ValuesByObserver, metric: AlphaMetric): number | null {
  return alphaOfUnits(pairableUnits(unitsByObserver), metric);
}

/** Alpha over units that each have two or more values. */
function alphaOfUnits(units: readonly (readonly number[])[], metric: AlphaMetric): number | null {
  const values = valuesOf(units);
  return alphaOfTable(values, coincidencesOf(units, values), metric);
}

/** Pairable values counted by value, and the pairs of them, values × values: sums over units, so tables of units add up. */
export interface CoincidenceTable {
  readonly counts: Float64Array;
  readonly coincidences: Float64Array;
}

/** @param values those that occur in these units, and perhaps others; sorted */
export function coincidencesOf(units: readonly (readonly number[])[], values: readonly number[]): CoincidenceTable {
  const size = values.length;
  const position = new Map(values.map((value, index) => [value, index]));
  const counts = new Float64Array(size);
  const coincidences = new Float64Array(size * size);
  for (const unit of units) {
    const own = new Map<number, number>();
    for (const value of unit) own.set(position.get(value)!, (own.get(position.get(value)!) ?? 0) + 1);
    for (const [a, countA] of own) {
      counts[a]! += countA;
      for (const [b, countB] of own)
        coincidences[a * size + b]! += (countA * (a === b ? countB - 1 : countB)) / (unit.length - 1);
    }
  }
  return { counts, coincidences };
}

/** Alpha of a table, null where it is undefined. A value that does not occur changes nothing. */
export function alphaOfTable(
  values: readonly number[],
  { counts, coincidences }: CoincidenceTable,
  metric: AlphaMetric,
): number | null {
  const squared = differences(values, counts, metric);
  const pairable = counts.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < values.length; a += 1)
    for (let b = 0; b < a; b += 1) {
      const apart = squared(a, b);
      observed += coincidences[a * values.length + b]! * apart;
      expected += counts[a]! * counts[b]! * apart;
    }
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected;
}

/** δ² between the values at two positions, a above b. */
export function differences(
  values: readonly number[],
  counts: Float64Array,
  metric: AlphaMetric,
): (a: number, b: number) => number {
  switch (metric) {
    case 'nominal':
      return () => 1;
    case 'ordinal':
      // Values between two ranks count whole, the two themselves by half.
      return (a, b) =>
        (counts.slice(b, a + 1).reduce((sum, count) => sum + count, 0) - (counts[a]! + counts[b]!) / 2) ** 2;
    case 'interval':
      return (a, b) => (values[a]! - values[b]!) ** 2;
    case 'ratio':
      return (a, b) => (values[a]! === -values[b]! ? 0 : ((values[a]! - values[b]!) / (values[a]! + values[b]!)) ** 2);
  }
}
