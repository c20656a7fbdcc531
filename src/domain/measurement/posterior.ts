import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Posterior } from './measurement.js';

/**
 * P(T ≥ bar) of a normal posterior, 0–1.
 *
 * @example probabilityAtLeast({ mean: 3.5, variance: 0.04 }, 3.5) // 0.5
 */
export function probabilityAtLeast(posterior: Posterior, bar: number): number {
  return cdf(posterior.mean, bar, Math.sqrt(posterior.variance));
}

/**
 * Central interval of a normal posterior, [low, high].
 *
 * @param level share of the posterior inside, above 0 and below 1
 * @throws RangeError for another level.
 */
export function credibleInterval(posterior: Posterior, level: number): readonly [number, number] {
  if (!(level > 0 && level < 1)) throw new RangeError(`an interval of level ${level}: it must lie between 0 and 1`);
  const half = quantile((1 + level) / 2, 0, 1) * Math.sqrt(posterior.variance);
  return [posterior.mean - half, posterior.mean + half];
}
