import type { FrozenDimension } from '../measurement/calibration.js';
import { fitFromCalibration } from '../measurement/calibration.js';
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

export interface MeasureInput {
  readonly rubric: Rubric;
  readonly dimension: string;
  /** The pool's ratings in the dimension. */
  readonly observations: readonly Observation[];
  /** The dimension of a frozen calibration: scored against, not refitted. */
  readonly frozen?: FrozenDimension | undefined;
  /** Those of the same applications that the frozen dimension was fitted on. */
  readonly counted?: readonly Observation[] | undefined;
  /** Ratings of practice candidates in the dimension; of no interest to a frozen one, which holds what they said. */
  readonly practice?: readonly Observation[] | undefined;
}

const OPTIONS: FitOptions = { scalePoints: RATINGS.length, priors: true, severity: 'within-candidate' };

/** Measures one dimension of a rubric: fitted over the pool, or held to a frozen calibration. */
export function measureDimension({
  rubric,
  dimension,
  observations,
  frozen,
  counted,
  practice = [],
}: MeasureInput): MeasuredDimension {
  const criteria = criteriaOf(rubric, dimension);
  const fit = frozen
    ? fitFromCalibration(frozen, criteria, observations, counted)
    : fitDimension(criteria, observations, { ...OPTIONS, practice });
  const known = new Set([
    ...observations.map(({ criterion }) => criterion),
    ...(frozen?.criteria ?? []).map(({ id }) => id),
  ]);
  const held = { heldVariances: fit.variances, heldSuspension: fit.adjustmentSuspended };
  const refitted = (ratings: readonly Observation[]): DimensionFit =>
    frozen
      ? fitFromCalibration(frozen, criteria, ratings, counted)
      : fitDimension(criteria, ratings, { ...OPTIONS, ...held, practice });
  return {
    fit,
    score: (application, ratings) => {
      if (ratings.every(({ criterion }) => known.has(criterion))) return rescoreApplication(fit, application, ratings);
      // The fit knows no criterion that nobody has rated: a hypothetical rating of one needs a fit that does.
      const others = observations.filter((observation) => observation.application !== application);
      return scoreApplication(refitted([...others, ...ratings]), application);
    },
  };
}
