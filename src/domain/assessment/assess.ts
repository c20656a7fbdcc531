import type { Rubric } from '../rubric/rubric.js';
import { canonicalSha256 } from '../canonical.js';
import type { FrozenCalibration } from '../measurement/calibration.js';
import { dimensionsOf, rubricReference } from '../rubric/rubric-order.js';
import { assessApplication, inHandOf } from './assess-application.js';
import type { Assessment, DimensionMeasurement, PairComparison, RankReading } from './assessment.js';
import { ASSESSMENT_SCHEMA } from './assessment.js';
import { comparisonsIn } from './comparisons.js';
import { inCanonicalOrder, inputSha256 } from './input.js';
import type { MeasuredDimension } from './measure.js';
import { measureDimension } from './measure.js';
import type { Application, Requisition } from './panel.js';
import type { AgreementSummary } from './panel-summary.js';
import { agreementOver } from './panel-summary.js';
import { ranksIn } from './ranks.js';
import { observationsByDimension } from './pool.js';
import { hypothesesOn } from './further-interviewers.js';
import { adviseOnSeat } from './seat.js';
import type { Turn } from './turning-point.js';
import { turnToFill } from './turning-point.js';

/** Part of every assessment: which rules it was computed by. */
export const ENGINE_VERSION = '1.0.0';

export interface AssessInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  readonly applications: readonly Application[];
  /** Other applications rated on the same rubric, to be fitted together with these. Default: these alone. */
  readonly pool?: readonly Application[];
  /** Frozen variances, severities and criterion effects to score against; then nothing is fitted, and a pool is not looked at. */
  readonly calibration?: FrozenCalibration;
  /** Of these applications, what the calibration was fitted on: their ratings as they stood then. Default: it knew none of them. */
  readonly counted?: readonly Application[];
  /** How far the interviewers agree whom the calibration was fitted on. Default: those of these applications. */
  readonly agreement?: AgreementSummary;
}

/**
 * The assessment of one requisition: readings, risk, flags and guidance for each application, advice on the
 * seat, and how far the panel agrees. A pure function: no clock, no I/O, and draws seeded from the input; the same input gives the
 * same bytes, in whatever order applications, scorecards, ratings and tells stand. Deeply frozen. It advises; a
 * person decides.
 *
 * @throws RangeError when the requisition or a rating names what the rubric has not; readers refuse that earlier.
 */
export function assess(input: AssessInput): Assessment {
  const { rubric, requisition, calibration } = input;
  if (calibration !== undefined) refuseOtherRubric(calibration, rubric);
  const applications = inCanonicalOrder(input.applications);
  const pool = input.pool === undefined ? undefined : inCanonicalOrder(input.pool);
  const counted = input.counted === undefined ? undefined : inCanonicalOrder(input.counted);
  const hash = inputSha256({
    rubric,
    requisition,
    applications,
    pool,
    calibration,
    counted,
    agreement: input.agreement,
  });

  const before = observationsByDimension(rubric, counted ?? []);
  const observations = observationsByDimension(rubric, together(applications, pool));
  const measured = new Map(
    dimensionsOf(rubric).map((dimension) => {
      const frozen = calibration?.dimensions[dimension];
      return [
        dimension,
        measureDimension({
          rubric,
          dimension,
          observations: observations.get(dimension) ?? [],
          frozen,
          counted: before.get(dimension),
        }),
      ];
    }),
  );
  const inHand = new Map(
    applications.map((application) => {
      const subject = inHandOf({ rubric, requisition, application, measured });
      return [application.id, { subject, hypotheses: hypothesesOn(subject) }];
    }),
  );
  const assessed = applications.flatMap((application) => {
    const held = inHand.get(application.id);
    return held === undefined ? [] : [assessApplication({ ...held, requisition, application, panels: applications })];
  });
  const toFill = (id: string): Turn | null => {
    const held = inHand.get(id);
    return held === undefined ? null : turnToFill(held.subject, held.hypotheses);
  };

  return deepFrozen({
    schema: ASSESSMENT_SCHEMA,
    engine: ENGINE_VERSION,
    inputSha256: hash,
    rubric: { id: rubric.id, version: rubric.version, sha256: canonicalSha256(rubric) },
    requisition: { id: requisition.id, title: requisition.title, stage: requisition.stage },
    applications: assessed,
    seat: adviseOnSeat({ rubric, requisition, applications: assessed, turnToFill: toFill }),
    panel: {
      ...(input.agreement ?? agreementOver([...observations.values()].flat(), hash)),
      measurement: byDimension(measured, ({ fit }): DimensionMeasurement => measurementOf(fit)),
      comparisons: byDimension(measured, ({ fit }, id): readonly PairComparison[] => comparisonsIn(id, fit, assessed)),
      ranks: byDimension(measured, ({ fit }, id): readonly RankReading[] => ranksIn(id, fit, assessed)),
    },
  });
}

function refuseOtherRubric(calibration: FrozenCalibration, rubric: Rubric): void {
  const reference = rubricReference(rubric);
  if (calibration.rubric === reference) return;
  throw new RangeError(`the calibration is of the rubric ${calibration.rubric}, the panels rated on ${reference}`);
}

/** The applications themselves and, from the pool, all others. */
function together(applications: readonly Application[], pool: readonly Application[] = []): readonly Application[] {
  const own = new Set(applications.map(({ id }) => id));
  return [...applications, ...pool.filter(({ id }) => !own.has(id))];
}

function measurementOf(fit: MeasuredDimension['fit']): DimensionMeasurement {
  const { variances, converged, adjustmentSuspended, connectedGroups } = fit;
  return { variances: { ...variances }, converged, adjustmentSuspended, connectedGroups };
}

function byDimension<Value>(
  measured: ReadonlyMap<string, MeasuredDimension>,
  value: (dimension: MeasuredDimension, id: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries([...measured].map(([id, dimension]) => [id, value(dimension, id)]));
}

function deepFrozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
