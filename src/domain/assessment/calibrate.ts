import { freezeCalibration, type FrozenCalibration } from '../measurement/calibration.js';
import { assignmentOf, type Assignment } from '../measurement/assignment.js';
import type { DimensionFit } from '../measurement/fit.js';
import type { Observation, Variances } from '../measurement/measurement.js';
import type { Rubric } from '../rubric/rubric.js';
import { dimensionsOf, rubricReference } from '../rubric/rubric-order.js';
import { sampleEvenly } from '../measurement/sample.js';
import { measureDimension } from './measure.js';
import { agreementOver, type AgreementSummary } from './panel-summary.js';
import { byCodeUnit } from './pool.js';

/** What a fit was like, by dimension: a few numbers, for people and for a comparison of versions. */
export interface CalibrationRecord {
  readonly dimensions: Readonly<Record<string, DimensionRecord>>;
  /** Over all dimensions together. */
  readonly agreement: AgreementSummary;
}

export interface DimensionRecord {
  readonly variances: Variances;
  readonly converged: boolean;
  readonly adjustmentSuspended: 'saturated' | null;
  /** More than one: not everybody can be compared. */
  readonly connectedGroups: number;
  readonly applications: number;
  readonly interviewers: number;
  readonly ratings: number;
  /** New interviewers whose severity rests on practice too, those who have rated nobody yet among them; left out: none. */
  readonly practised?: number;
  readonly assignment: Assignment;
}

export interface Calibrated {
  readonly calibration: FrozenCalibration;
  readonly record: CalibrationRecord;
  /** By dimension, as fitted: for what is said of interviewers, and to be let go of then. */
  readonly fits: Readonly<Record<string, DimensionFit>>;
}

export interface CalibrateInput {
  readonly rubric: Rubric;
  /** All ratings 1–5 of the pool; those on criteria that the rubric has not are left out. */
  readonly ratings: readonly Observation[];
  /** Of practice candidates, under their ids as applications: they speak of severities alone. */
  readonly practice?: readonly Observation[];
  /** Lower-case hexadecimal: seeds the draws of the interval of agreement. */
  readonly seed: string;
  /** Called before each dimension, and once more at the end. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Applications that the agreement of a large pool is taken from: the interval is narrow by then, and the table of it all is not small. */
const AGREEMENT_SAMPLE = 1000;

/** Fits every dimension of a rubric over a pool of ratings and freezes it. Pure: the same ratings, in any order, give the same calibration. */
export function calibrate({
  rubric,
  ratings,
  practice = [],
  seed,
  onProgress = () => undefined,
}: CalibrateInput): Calibrated {
  const dimensions = dimensionsOf(rubric);
  const steps = dimensions.length + 1;
  const dimensionOf = new Map(rubric.criteria.map(({ id, dimension }) => [id, dimension]));
  const inDimension = ({ criterion }: Observation): string | null => dimensionOf.get(criterion) ?? null;
  const byDimension = Map.groupBy(ratings, inDimension);
  const practised = Map.groupBy(practice, inDimension);
  const fits = new Map<string, DimensionFit>();
  dimensions.forEach((dimension, index) => {
    onProgress(index, steps);
    const observations = byDimension.get(dimension) ?? [];
    if (observations.length === 0) return;
    const { fit } = measureDimension({ rubric, dimension, observations, practice: practised.get(dimension) });
    fits.set(dimension, fit);
  });
  onProgress(dimensions.length, steps);
  const known = ratings.filter(({ criterion }) => dimensionOf.has(criterion));
  const calibrated: Calibrated = {
    fits: Object.fromEntries(fits),
    calibration: freezeCalibration(rubricReference(rubric), Object.fromEntries(fits)),
    record: {
      dimensions: Object.fromEntries([...fits].map(([id, fit]) => [id, recordOf(fit)])),
      agreement: agreementOf(known, seed),
    },
  };
  onProgress(steps, steps);
  return calibrated;
}

function recordOf(fit: DimensionFit): DimensionRecord {
  const { variances, converged, adjustmentSuspended, connectedGroups, severities, state } = fit;
  const practised = severities.filter((each) => each.practised > 0).length;
  return {
    variances: { ...variances },
    converged,
    adjustmentSuspended,
    connectedGroups,
    applications: state.blocks.size,
    interviewers: severities.filter((each) => each.applications > 0).length,
    ratings: state.shared.system.ratingsByCriterion.reduce((sum, count) => sum + count, 0),
    ...(practised > 0 && { practised }),
    assignment: assignmentOf(fit),
  };
}

function agreementOf(ratings: readonly Observation[], seed: string): AgreementSummary {
  const applications = [...new Set(ratings.map(({ application }) => application))].sort(byCodeUnit);
  const whole = {
    applications: applications.length,
    interviewers: new Set(ratings.map(({ interviewer }) => interviewer)).size,
    ratings: ratings.length,
  };
  const sampled = new Set(sampleEvenly(applications, AGREEMENT_SAMPLE));
  return {
    ...agreementOver(
      ratings.filter(({ application }) => sampled.has(application)),
      seed,
    ),
    ...whole,
  };
}
