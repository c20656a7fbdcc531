import type { Observation } from '../measurement/measurement.js';

/** The lowest and the highest rating that can be given. */
export interface RatingScale {
  readonly low: number;
  readonly high: number;
}

/** The scale on which the priors and bounds of the model are stated. */
export const HOUSE_SCALE: RatingScale = { low: 1, high: 5 };
export const HOUSE_POINTS = 5;

/** Ratings as the model sees them, and the way back to the scale that they were given on. */
export interface Standardised {
  readonly scale: RatingScale;
  readonly given: readonly Observation[];
  /** The same on 1–5. */
  readonly observations: readonly Observation[];
  /** Rating points per point of 1–5. */
  readonly unit: number;
  /** A rating from one on 1–5. */
  readonly back: (value: number) => number;
}

/**
 * The scale of some ratings: 1–5 where all lie in it, otherwise from their lowest to their highest.
 *
 * @param observations one or more
 */
export function scaleOf(observations: readonly Observation[]): RatingScale {
  let [low, high] = [Infinity, -Infinity];
  for (const { rating } of observations) {
    low = Math.min(low, rating);
    high = Math.max(high, rating);
  }
  return low >= HOUSE_SCALE.low && high <= HOUSE_SCALE.high ? HOUSE_SCALE : { low, high };
}

/**
 * Ratings moved to 1–5, where the model has its priors and bounds. It is equivariant: variances on the way back are
 * multiplied by the squared unit, and nothing else changes. A scale of one point has the unit 1.
 */
export function standardised(observations: readonly Observation[], scale: RatingScale): Standardised {
  const { low, high } = scale;
  const span = high > low ? high - low : 4;
  const unit = span / 4;
  return {
    scale,
    unit,
    given: observations,
    observations:
      low === 1 && unit === 1
        ? observations
        : observations.map((given) => ({ ...given, rating: 1 + (4 * (given.rating - low)) / span })),
    back: (value) => low + (value - 1) * unit,
  };
}
