import { connectivity } from './connectivity.js';
import type { DimensionFit } from './fit.js';
import { frozenEffects } from './frozen-effects.js';
import type { Observation, Variances, WeightedCriterion } from './measurement.js';
import { patternCache } from './pattern.js';
import { blocksOf, byCodeUnit, indexPool } from './pool.js';
import type { SeverityMode } from './variances.js';

export const CALIBRATION_SCHEMA = 'arcbrief.calibration/1';

/** What a pool said of one rubric's criteria and interviewers, as plain JSON: scored against, never refitted. */
export interface FrozenCalibration {
  readonly schema: typeof CALIBRATION_SCHEMA;
  /** `id@version`. */
  readonly rubric: string;
  /** By dimension id; dimensions that nobody rated are left out. */
  readonly dimensions: Readonly<Record<string, FrozenDimension>>;
}

export interface FrozenDimension {
  readonly scalePoints: number;
  readonly severity: SeverityMode;
  readonly variances: Variances;
  readonly converged: boolean;
  readonly adjustmentSuspended: 'saturated' | null;
  /** Applications that it was fitted on. */
  readonly applications: number;
  /** Sorted by id; the effect is the rating that an ordinary candidate gets from an ordinary interviewer. */
  readonly criteria: readonly { readonly id: string; readonly effect: number }[];
  /** Sorted by id. */
  readonly interviewers: readonly FrozenInterviewer[];
  /** Covariance of criterion effects, then severities: the lower triangle, row by row. */
  readonly covariance: readonly number[];
}

interface FrozenInterviewer {
  readonly id: string;
  readonly severity: number;
  readonly standardError: number;
  readonly applications: number;
  /** Interviewers of different groups never met a common candidate. */
  readonly group: number;
}

/**
 * Freezes fits as plain JSON.
 *
 * @param fits by dimension id, each from `fitDimension`
 */
export function freezeCalibration(rubric: string, fits: Readonly<Record<string, DimensionFit>>): FrozenCalibration {
  const rated = Object.entries(fits)
    .filter(([, fit]) => fit.state.blocks.size > 0)
    .sort(([a], [b]) => byCodeUnit(a, b));
  return {
    schema: CALIBRATION_SCHEMA,
    rubric,
    dimensions: Object.fromEntries(rated.map(([dimension, fit]) => [dimension, freezeDimension(fit)])),
  };
}

function freezeDimension({
  state,
  variances,
  converged,
  adjustmentSuspended,
  severities,
}: DimensionFit): FrozenDimension {
  const { mean, covariance } = state.shared.covariance(severities.map(({ interviewer }) => interviewer));
  const size = mean.length;
  return {
    scalePoints: state.scalePoints,
    severity: state.severity,
    variances: { ...variances },
    converged,
    adjustmentSuspended,
    applications: state.blocks.size,
    criteria: state.criteria.map(({ id }, index) => ({ id, effect: mean[index]! })),
    interviewers: severities.map(({ interviewer, severity, standardError, applications }) => ({
      id: interviewer,
      severity,
      standardError,
      applications,
      group: state.connectivity.groupOf.get(interviewer)!,
    })),
    covariance: Array.from({ length: size }, (_, row) =>
      Array.from(covariance.subarray(row * size, row * size + row + 1)),
    ).flat(),
  };
}

/**
 * A fit for new applications, held to a frozen dimension: nothing is estimated from the given ratings but the
 * applications' own standings, and how surely the frozen effects are known is carried through. An interviewer whom
 * the calibration does not know has the prior severity, N(0, vs). A criterion that it does not know takes its level
 * from the application's own ratings. The applications must not be among those that it was fitted on.
 *
 * @throws RangeError for a rating that is no finite number, a weight that is not above zero, or a covariance of the wrong length.
 */
export function fitFromCalibration(
  frozen: FrozenDimension,
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
): DimensionFit {
  const effects = frozen.criteria.length + frozen.interviewers.length;
  if (frozen.covariance.length !== (effects * (effects + 1)) / 2)
    throw new RangeError(`a calibration of ${effects} effects with ${frozen.covariance.length} covariances`);
  const known = new Set(frozen.criteria.map(({ id }) => id));
  const given = indexPool(criteria, observations);
  const here = new Set(given.criteria.map(({ id }) => id));
  const covered = criteria.filter(({ id }) => known.has(id) || here.has(id)).toSorted((a, b) => byCodeUnit(a.id, b.id));
  const listed = new Set(covered.map(({ id }) => id));
  const blocks = blocksOf(
    covered,
    observations.filter(({ criterion }) => listed.has(criterion)),
  );
  const groups = new Map(frozen.interviewers.map(({ id, group }) => [id, group]));
  const links = connectivity(
    blocks.map(({ interviewers }) => interviewers),
    groups,
  );
  return {
    variances: frozen.variances,
    converged: frozen.converged,
    adjustmentSuspended: frozen.adjustmentSuspended,
    connectedGroups: links.groups,
    severities: frozen.interviewers.map(({ id, severity, standardError, applications }) => ({
      interviewer: id,
      severity,
      standardError,
      applications,
    })),
    state: {
      scalePoints: frozen.scalePoints,
      severity: frozen.severity,
      criteria: covered,
      blocks: new Map(blocks.map((block) => [block.application, block])),
      pooled: false,
      patterns: patternCache(frozen.variances),
      shared: frozenEffects(
        {
          criteria: frozen.criteria.map(({ id }) => id),
          interviewers: frozen.interviewers.map(({ id }) => id),
          mean: Float64Array.of(
            ...frozen.criteria.map(({ effect }) => effect),
            ...frozen.interviewers.map(({ severity }) => severity),
          ),
          covariance: frozen.covariance,
          interviewerVariance: frozen.variances.interviewer,
        },
        covered.map(({ id }) => id),
      ),
      connectivity: links,
    },
  };
}
