import { observationsByDimension } from '../assessment/pool.js';
import type { Application } from '../assessment/panel.js';
import { criteriaOf, dimensionsOf } from '../rubric/rubric-order.js';
import type { Rubric } from '../rubric/rubric.js';
import { RATINGS } from '../assessment/panel.js';
import { calibrateRatings, type CalibrateOptions } from './calibrate-ratings.js';
import type { RatingsCalibration } from './ratings-calibration.js';

/**
 * Calibrates the panels of applications rated on one rubric: one result for each of its dimensions, criteria weighted
 * as the rubric has them, on its scale.
 *
 * @returns by dimension id, in the rubric's order
 * @throws RangeError when a rating names a criterion that the rubric has not; readers refuse that earlier.
 */
export function calibrateApplications(
  rubric: Rubric,
  applications: readonly Application[],
  options: Omit<CalibrateOptions, 'criteria' | 'scale'>,
): Readonly<Record<string, RatingsCalibration>> {
  const observations = observationsByDimension(rubric, applications);
  const scale = { low: RATINGS[0], high: RATINGS.length };
  return Object.fromEntries(
    dimensionsOf(rubric).map((dimension) => {
      const criteria = criteriaOf(rubric, dimension);
      return [dimension, calibrateRatings(observations.get(dimension) ?? [], { ...options, criteria, scale })];
    }),
  );
}
