import { differences, type AlphaMetric } from './krippendorff-alpha.js';
import { pairableUnits, valuesOf, type ValuesByObserver } from './units.js';

/**
 * The standard error of Krippendorff's alpha over units, from linearised unit values. With weights w = 1 − δ²/max δ²,
 * unit shares r_k of r values, their mean r̄, π_k = mean r_k/r̄ and ε = 1/Σr:
 *
 *     pa_i = Σ_k r_k (Σ_l w_kl r_l − 1)/(r̄ (r_i − 1))     pe = Σ w_kl π_k π_l     α = ((1 − ε) mean pa + ε − pe)/(1 − pe)
 *     x_i = ((1 − ε)(pa_i − mean pa · d_i) + ε − pe)/(1 − pe) − (1 − α)(Σ_k r_k (wπ)_k/r̄ − d_i − pe)/(1 − pe),   d_i = (r_i − r̄)/r̄
 *     SE² = Σ (x_i − α)²/(n (n − 1))
 *
 * Source: Gwet 2014, Handbook of Inter-Rater Reliability, chapter 5, as `krippen.alpha.raw` of irrCAC for an infinite
 * population of units.
 *
 * @returns null where alpha is undefined, and with a single unit
 * @throws RangeError for a value that is no finite number.
 */
export function alphaStandardError(unitsByObserver: ValuesByObserver, metric: AlphaMetric): number | null {
  const units = pairableUnits(unitsByObserver);
  const values = valuesOf(units);
  const count = units.length;
  if (count < 2 || values.length < 2) return null;
  const table = units.map((unit) => values.map((value) => unit.filter((own) => own === value).length));
  const weights = weightsOf(values, table, metric);
  const ratings = table.map(sum);
  const mean = sum(ratings) / count;
  const correction = 1 / sum(ratings);
  const shares = values.map((_, k) => sum(table.map((row) => row[k]!)) / count / mean);
  const weighted = weights.map((row) => sum(row.map((weight, l) => weight * shares[l]!)));
  const expected = sum(weighted.map((weight, k) => weight * shares[k]!));
  const agreeing = table.map((row, unit) => {
    const pairs = row.map((own, k) => own * (sum(row.map((other, l) => weights[k]![l]! * other)) - 1));
    return sum(pairs) / (mean * (ratings[unit]! - 1));
  });
  const observed = sum(agreeing) / count;
  const alpha = ((1 - correction) * observed + correction - expected) / (1 - expected);
  const squares = table.map((row, unit) => {
    const beyond = (ratings[unit]! - mean) / mean;
    const own = (1 - correction) * (agreeing[unit]! - observed * beyond) + correction - expected;
    const chance = sum(row.map((each, k) => each * weighted[k]!)) / mean - beyond - expected;
    return ((own - (1 - alpha) * chance) / (1 - expected) - alpha) ** 2;
  });
  return Math.sqrt(sum(squares) / (count * (count - 1)));
}

/** 1 for equal values, 0 for those furthest apart. */
function weightsOf(
  values: readonly number[],
  table: readonly (readonly number[])[],
  metric: AlphaMetric,
): readonly (readonly number[])[] {
  const counts = Float64Array.from(values, (_, k) => sum(table.map((row) => row[k]!)));
  const squared = differences(values, counts, metric);
  const apart = values.map((_, a) => values.map((__, b) => (a === b ? 0 : squared(Math.max(a, b), Math.min(a, b)))));
  const furthest = Math.max(...apart.flat());
  return apart.map((row) => row.map((each) => 1 - each / furthest));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
