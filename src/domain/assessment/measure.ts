import type { DimensionFit, FitOptions } from '../measurement/fit.js';
import { fitDimension } from '../measurement/fit.js';
import type { Observation } from '../measurement/measurement.js';
import type { ApplicationScore } from '../measurement/score.js';
import { rescoreApplication, scoreApplication } from '../measurement/score.js';
import type { Rubric } from '../rubric/rubric.js';
import { criteriaOf } from '../rubric/rubric-order.js';
import { RATINGS } from './panel.js';

/** One dimension measured over a pool: the fit, and any application's score at its variances. */
export interface MeasuredDimension {
  readonly fit: DimensionFit;
  /** The application's score as if these were its ratings; variances held, the rest of the pool as it was. */
  readonly score: (application: string, ratings: readonly Observation[]) => ApplicationScore;
}

const OPTIONS: FitOptions = { scalePoints: RATINGS.length, priors: true, severity: 'within-candidate' };

/** Fits one dimension of a rubric over the pool's ratings in it. */
export function measureDimension(
  rubric: Rubric,
  dimension: string,
  observations: readonly Observation[],
): MeasuredDimension {
  const criteria = criteriaOf(rubric, dimension);
  const fit = fitDimension(criteria, observations, OPTIONS);
  const rated = new Set(observations.map(({ criterion }) => criterion));
  const score: MeasuredDimension['score'] = (application, ratings) => {
    if (ratings.every(({ criterion }) => rated.has(criterion))) return rescoreApplication(fit, application, ratings);
    // The fit knows no criterion that nobody has rated: a hypothetical rating of one needs a fit that does.
    const others = observations.filter((observation) => observation.application !== application);
    const held = { heldVariances: fit.variances, heldSuspension: fit.adjustmentSuspended };
    return scoreApplication(fitDimension(criteria, [...others, ...ratings], { ...OPTIONS, ...held }), application);
  };
  return { fit, score };
}
