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
export function krippendorffAlpha(
  unitsByObserver: readonly (readonly (number | null)[])[],
  metric: AlphaMetric,
): number | null {
  return alphaOfUnits(pairableUnits(unitsByObserver), metric);
}

/** The values of each unit that has two or more, units in the order of the columns. */
export function pairableUnits(
  unitsByObserver: readonly (readonly (number | null)[])[],
): readonly (readonly number[])[] {
  const units: number[][] = [];
  for (const row of unitsByObserver)
    row.forEach((value, unit) => {
      if (value === null) return;
      if (!Number.isFinite(value)) throw new RangeError(`krippendorffAlpha: ${value} is not a number`);
      (units[unit] ??= []).push(value);
    });
  return Array.from(units, (values) => values ?? []).filter((values) => values.length >= 2);
}

/** Alpha over units that each have two or more values. */
export function alphaOfUnits(units: readonly (readonly number[])[], metric: AlphaMetric): number | null {
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  const position = new Map(values.map((value, index) => [value, index]));
  const counts = values.map(() => 0);
  const coincidences = values.map(() => values.map(() => 0));
  let pairable = 0;
  for (const unit of units) {
    const own = new Map<number, number>();
    for (const value of unit) own.set(position.get(value)!, (own.get(position.get(value)!) ?? 0) + 1);
    for (const [a, countA] of own) {
      counts[a]! += countA;
      for (const [b, countB] of own)
        coincidences[a]![b]! += (countA * (a === b ? countB - 1 : countB)) / (unit.length - 1);
    }
    pairable += unit.length;
  }
  const squared = differences(values, counts, metric);
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < values.length; a += 1)
    for (let b = 0; b < a; b += 1) {
      observed += coincidences[a]![b]! * squared(a, b);
      expected += counts[a]! * counts[b]! * squared(a, b);
    }
  return expected === 0 ? null : 1 - ((pairable - 1) * observed) / expected;
}

/** δ² between the values at two positions, a above b. */
function differences(
  values: readonly number[],
  counts: readonly number[],
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
