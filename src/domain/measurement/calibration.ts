import { connectivity } from './connectivity.js';
import { diffusePatterns, type DimensionFit } from './fit.js';
import { jointEffects } from './joint-effects.js';
import type { Observation, Variances, WeightedCriterion } from './measurement.js';
import { patternCache } from './pattern.js';
import { alike, blocksOf, byCodeUnit, indexPool, type Block } from './pool.js';
import { covering, type SharedSystem } from './shared-systems.js';
import type { SeverityMode } from './variances.js';
import { withinEffects } from './within-effects.js';

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
  /** Sorted by id. */
  readonly criteria: readonly FrozenCriterion[];
  /** Sorted by id. */
  readonly interviewers: readonly FrozenInterviewer[];
  /** Covariance of criterion effects, then severities, in the first stage (the only one of a joint fit): the lower triangle, row by row. */
  readonly covariance: readonly number[];
  /** Null of a joint fit. */
  readonly secondStage: FrozenSecondStage | null;
}

interface FrozenCriterion {
  readonly id: string;
  /** The rating that an ordinary candidate gets from an ordinary interviewer. */
  readonly effect: number;
  /** The same as the first stage has it; of a joint fit, the effect itself. */
  readonly firstStage: number;
  readonly ratings: number;
}

/** The equations of the criterion effects given the severities, Gbb b = rb + H s; in the order of criteria and interviewers. */
interface FrozenSecondStage {
  /** Gbb: the lower triangle, row by row. */
  readonly balance: readonly number[];
  /** rb. */
  readonly sums: readonly number[];
  /** H: row by row, a row for each criterion. */
  readonly slope: readonly number[];
}

interface FrozenInterviewer {
  readonly id: string;
  readonly severity: number;
  readonly standardError: number;
  /** None: they have practised and rated nobody yet. */
  readonly applications: number;
  /** Interviewers of different groups never met a common candidate; null of who met none. */
  readonly group: number | null;
  /** Practice candidates whose ratings their severity rests on too; left out: none. */
  readonly practised?: number;
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
  const { system } = state.shared;
  const { mean } = state.shared.covariance(system.interviewers);
  const { second } = system;
  return {
    scalePoints: state.scalePoints,
    severity: state.severity,
    variances: { ...variances },
    converged,
    adjustmentSuspended,
    applications: state.blocks.size,
    criteria: system.criteria.map((id, index) => ({
      id,
      effect: mean[index]!,
      firstStage: system.mean[index]!,
      ratings: system.ratingsByCriterion[index]!,
    })),
    interviewers: severities.map(({ interviewer, severity, standardError, applications, practised }) => ({
      id: interviewer,
      severity,
      standardError,
      applications,
      group: state.connectivity.groupOf.get(interviewer) ?? null,
      ...(practised > 0 && { practised }),
    })),
    covariance: triangle(system.covariance, system.mean.length),
    secondStage: second && {
      balance: triangle(second.balance, system.criteria.length),
      sums: [...second.sums],
      slope: [...second.slope],
    },
  };
}

/**
 * A fit of some applications, held to a frozen dimension: nothing of variances, criteria and interviewers is
 * estimated anew but what an application's own ratings add. Each application is scored as a refit at the frozen
 * variances would score it in the pool of then, with its ratings of then taken out and those of now put in; one whose
 * ratings are what they were is scored as it was. An interviewer whom the calibration does not know has the prior
 * severity, N(0, vs); one whom it knows from practice alone has what practice said. A criterion that it does not know
 * takes its level from the application's own ratings.
 *
 * @param observations the applications' ratings as they are now
 * @param counted those of the same applications that the calibration was fitted on; none for a new application
 * @throws RangeError for a rating that is no finite number, a weight that is not above zero, or a matrix of the wrong length.
 */
export function fitFromCalibration(
  frozen: FrozenDimension,
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
  counted: readonly Observation[] = [],
): DimensionFit {
  const known = new Set(frozen.criteria.map(({ id }) => id));
  const given = indexPool(criteria, observations);
  const here = new Set(given.criteria.map(({ id }) => id));
  const covered = criteria.filter(({ id }) => known.has(id) || here.has(id)).toSorted((a, b) => byCodeUnit(a.id, b.id));
  const listed = new Set(covered.map(({ id }) => id));
  const among = (some: readonly Observation[]): readonly Block[] =>
    blocksOf(
      covered,
      some.filter(({ criterion }) => listed.has(criterion)),
    );
  const blocks = new Map(among(observations).map((block) => [block.application, block]));
  const before = among(counted).map((block) => {
    const now = blocks.get(block.application);
    return [block.application, now && alike(block, now) ? now : block] as const;
  });
  const links = connectivity(
    [...blocks.values()].map(({ interviewers }) => interviewers),
    new Map(frozen.interviewers.flatMap(({ id, group }) => (group === null ? [] : [[id, group] as const]))),
  );
  const { variances, scalePoints } = frozen;
  const patterns = patternCache(variances);
  const system = covering(
    thawed(frozen),
    covered.map(({ id }) => id),
  );
  return {
    variances,
    converged: frozen.converged,
    adjustmentSuspended: frozen.adjustmentSuspended,
    connectedGroups: links.groups,
    severities: frozen.interviewers.map(({ id, severity, standardError, applications, practised = 0 }) => ({
      interviewer: id,
      severity,
      standardError,
      applications,
      practised,
    })),
    state: {
      scalePoints,
      severity: frozen.severity,
      criteria: covered,
      blocks,
      counted: new Map(before),
      patterns,
      shared:
        system.second === null
          ? jointEffects(system, patterns)
          : withinEffects(system, patterns, diffusePatterns(variances, scalePoints)),
      connectivity: links,
    },
  };
}

/** By frozen dimension, which never changes: its matrix may be megabytes. */
const thawedBefore = new WeakMap<FrozenDimension, SharedSystem>();

function thawed(frozen: FrozenDimension): SharedSystem {
  const known = thawedBefore.get(frozen);
  if (known) return known;
  const system = systemOf(frozen);
  thawedBefore.set(frozen, system);
  return system;
}

/** What the dimension was frozen from. */
function systemOf(frozen: FrozenDimension): SharedSystem {
  const [criteria, people] = [frozen.criteria.length, frozen.interviewers.length];
  const { secondStage } = frozen;
  const common = {
    criteria: frozen.criteria.map(({ id }) => id),
    interviewers: frozen.interviewers.map(({ id }) => id),
    ratingsByCriterion: frozen.criteria.map(({ ratings }) => ratings),
    unknown: [],
    mean: Float64Array.from([
      ...frozen.criteria.map(({ firstStage }) => firstStage),
      ...frozen.interviewers.map(({ severity }) => severity),
    ]),
    covariance: square(frozen.covariance, criteria + people),
  };
  if (secondStage === null) return { ...common, second: null };
  if (secondStage.sums.length !== criteria || secondStage.slope.length !== criteria * people)
    throw new RangeError(`a second stage that is not of ${criteria} criteria and ${people} interviewers`);
  return {
    ...common,
    second: {
      balance: square(secondStage.balance, criteria),
      sums: Float64Array.from(secondStage.sums),
      slope: Float64Array.from(secondStage.slope),
    },
  };
}

function triangle(matrix: Float64Array, size: number): readonly number[] {
  return Array.from({ length: size }, (_, row) => Array.from(matrix.subarray(row * size, row * size + row + 1))).flat();
}

function square(triangle: readonly number[], size: number): Float64Array {
  if (triangle.length !== (size * (size + 1)) / 2)
    throw new RangeError(`a calibration of ${size} effects with ${triangle.length} covariances`);
  const matrix = new Float64Array(size * size);
  let next = 0;
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1, next += 1) {
      matrix[row * size + column] = triangle[next]!;
      matrix[column * size + row] = triangle[next]!;
    }
  return matrix;
}
