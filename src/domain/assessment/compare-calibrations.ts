import type { FrozenCalibration, FrozenDimension } from '../measurement/calibration.js';
import { ENOUGH_CANDIDATES, type Variances } from '../measurement/measurement.js';
import { dimensionsOf } from '../rubric/rubric-order.js';
import type { Rubric } from '../rubric/rubric.js';
import type { CalibrationRecord } from './calibrate.js';
import { calibrationChangeReasons, shiftReason } from './sentences/calibration.js';

/** A version of a calibration, as a comparison takes it. */
export interface ComparedCalibration {
  readonly calibration: FrozenCalibration;
  readonly record: CalibrationRecord;
  readonly scorecards: number;
}

/** What moved from one version to a later one, and why. */
export interface CalibrationChanges {
  /** More of them in the later version; below zero for fewer. */
  readonly scorecards: number;
  /** In the rubric's order; dimensions that neither version has are left out. */
  readonly dimensions: readonly DimensionChanges[];
}

export interface DimensionChanges {
  readonly id: string;
  /** Sentences. */
  readonly why: readonly string[];
  readonly variances: readonly VarianceChange[];
  readonly criteria: readonly CriterionChange[];
  /** Of interviewers whose severity is shown in both versions, the one that moved furthest for its error first. */
  readonly severities: readonly SeverityChange[];
}

export interface VarianceChange {
  readonly component: keyof Variances;
  /** Squared rating points; null: the version does not have the dimension. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface CriterionChange {
  readonly id: string;
  /** The rating that an ordinary candidate gets from an ordinary interviewer; null where nobody had rated it. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface SeverityChange {
  readonly interviewer: string;
  /** Rating points below the ordinary interviewer. */
  readonly before: number;
  readonly after: number;
  /** The change over the standard error that it had before: beyond ±1 it is more than was uncertain. */
  readonly inStandardErrors: number;
  readonly moreCandidates: number;
  readonly why: string;
}

const COMPONENTS: readonly (keyof Variances)[] = [
  'candidate',
  'candidateCriterion',
  'candidateInterviewer',
  'interviewer',
  'residual',
];

/**
 * Compares two versions of a rubric's calibration.
 *
 * @param rubric both versions' own
 * @throws RangeError when one of them is of another rubric.
 */
export function compareCalibrations(
  rubric: Rubric,
  before: ComparedCalibration,
  after: ComparedCalibration,
): CalibrationChanges {
  if (before.calibration.rubric !== after.calibration.rubric)
    throw new RangeError(
      `a calibration of ${before.calibration.rubric} is not compared with one of ${after.calibration.rubric}`,
    );
  const dimensions = dimensionsOf(rubric).flatMap((id): readonly DimensionChanges[] => {
    const [one, other] = [before, after].map(({ calibration }) => calibration.dimensions[id]);
    if (one === undefined && other === undefined) return [];
    return [
      {
        id,
        why: calibrationChangeReasons(before.record.dimensions[id] ?? null, after.record.dimensions[id] ?? null),
        variances: COMPONENTS.map((component) => ({
          component,
          before: one?.variances[component] ?? null,
          after: other?.variances[component] ?? null,
        })),
        criteria: criteriaOf(one, other),
        severities: one && other ? severitiesOf(one, other) : [],
      },
    ];
  });
  return { scorecards: after.scorecards - before.scorecards, dimensions };
}

function criteriaOf(
  before: FrozenDimension | undefined,
  after: FrozenDimension | undefined,
): readonly CriterionChange[] {
  const [one, other] = [before, after].map(
    (dimension) => new Map(dimension?.criteria.map(({ id, effect }) => [id, effect]) ?? []),
  );
  return [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])]
    .sort()
    .map((id) => ({ id, before: one?.get(id) ?? null, after: other?.get(id) ?? null }));
}

function severitiesOf(before: FrozenDimension, after: FrozenDimension): readonly SeverityChange[] {
  const known = new Map(before.interviewers.map((each) => [each.id, each]));
  return after.interviewers
    .flatMap(({ id, severity, applications }): readonly SeverityChange[] => {
      const earlier = known.get(id);
      if (earlier === undefined || Math.min(earlier.applications, applications) < ENOUGH_CANDIDATES) return [];
      const moreCandidates = applications - earlier.applications;
      return [
        {
          interviewer: id,
          before: earlier.severity,
          after: severity,
          inStandardErrors: (severity - earlier.severity) / earlier.standardError,
          moreCandidates,
          why: shiftReason(moreCandidates),
        },
      ];
    })
    .sort((a, b) => Math.abs(b.inStandardErrors) - Math.abs(a.inStandardErrors));
}
