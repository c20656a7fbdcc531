import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { alphaOfTable, coincidencesOf, type AlphaMetric, type CoincidenceTable } from './krippendorff-alpha.js';
import { pairableUnits, valuesOf, type ValuesByObserver } from './units.js';

export interface BootstrapOptions {
  readonly metric: AlphaMetric;
  /** Share inside the interval, above 0 and below 1. */
  readonly level: number;
  /** Any integer; the same seed gives the same interval. Derive it from the input's hash. */
  readonly seed: number;
  /** Default 1,000. */
  readonly resamples?: number;
  /**
   * What is drawn: by default every unit on its own. Units that belong together (the criteria of one application)
   * give the same number here and are drawn together, because they are not independent looks.
   */
  readonly clusters?: readonly number[];
}

/**
 * Percentile bootstrap interval of Krippendorff's alpha, [low, high]: units (or clusters of them) are drawn with
 * replacement. Draws in which alpha is undefined are left out. Source: Efron & Tibshirani 1993, chapter 13;
 * clusters: Davison & Hinkley 1997, §3.8.
 *
 * @returns null where alpha itself is undefined, or where fewer than half of the draws define it
 * @throws RangeError for a level outside 0–1, or clusters that do not cover the units.
 */
export function bootstrapAlphaInterval(
  unitsByObserver: ValuesByObserver,
  { metric, level, seed, resamples = 1000, clusters }: BootstrapOptions,
): readonly [number, number] | null {
  if (!(level > 0 && level < 1)) throw new RangeError(`an interval of level ${level}: it must lie between 0 and 1`);
  const width = Math.max(0, ...unitsByObserver.map((row) => row.length));
  if (clusters && clusters.length !== width) throw new RangeError(`${clusters.length} clusters for ${width} units`);
  const byCluster = new Map<number, (readonly number[])[]>();
  for (let unit = 0; unit < width; unit += 1) {
    const [values] = pairableUnits(unitsByObserver.map((row) => [row[unit] ?? null]));
    if (!values) continue;
    const cluster = clusters?.[unit] ?? unit;
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), values]);
  }
  const units = [...byCluster.values()];
  const values = valuesOf(units.flat());
  // Tables of units add up: a draw sums a small table for each cluster instead of going through its units again.
  const groups = units.map((cluster) => coincidencesOf(cluster, values));
  if (alphaOfTable(values, sumOf(groups, values.length), metric) === null) return null;
  const generator = xoroshiro128plus(seed);
  const draws: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    const drawn = groups.map(() => groups[uniformInt(generator, 0, groups.length - 1)]!);
    const alpha = alphaOfTable(values, sumOf(drawn, values.length), metric);
    if (alpha !== null) draws.push(alpha);
  }
  if (draws.length < resamples / 2) return null;
  draws.sort((a, b) => a - b);
  return [percentile(draws, (1 - level) / 2), percentile(draws, (1 + level) / 2)];
}

function sumOf(tables: readonly CoincidenceTable[], values: number): CoincidenceTable {
  const counts = new Float64Array(values);
  const coincidences = new Float64Array(values * values);
  for (const table of tables) {
    for (let index = 0; index < counts.length; index += 1) counts[index]! += table.counts[index]!;
    for (let index = 0; index < coincidences.length; index += 1) coincidences[index]! += table.coincidences[index]!;
  }
  return { counts, coincidences };
}

/** Linear between order statistics (Hyndman & Fan 1996, type 7). */
function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}
