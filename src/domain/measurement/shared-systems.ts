import { invert, mirrorLower, apply, pick } from './dense.js';
import { interviewerPositions, normalEquations, type NormalEquations } from './normal-equations.js';
import type { PatternCache } from './pattern.js';
import type { Pool } from './pool.js';

/** Everything that a pool says of criteria and interviewers: enough to score against, without the pool. */
export type SharedSystem = OneStageSystem | TwoStageSystem;

interface CommonSystem {
  /** Sorted by id. */
  readonly criteria: readonly string[];
  /** Sorted by id. */
  readonly interviewers: readonly string[];
  /** Ratings of each criterion. */
  readonly ratingsByCriterion: readonly number[];
  /** Criteria, by position, of which the pool says nothing. */
  readonly unknown: readonly number[];
  /** Criterion effects, then severities: of the one stage, or of the first of two. */
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

export interface OneStageSystem extends CommonSystem {
  readonly second: null;
}

export interface TwoStageSystem extends CommonSystem {
  /** Gbb b = rb + H s: the criterion effects given the severities. */
  readonly second: {
    /** Gbb, criteria × criteria. */
    readonly balance: Float64Array;
    /** rb. */
    readonly sums: Float64Array;
    /** H, criteria × interviewers. */
    readonly slope: Float64Array;
  };
}

/** What practice says of severities, in information form: a normal over some interviewers, flat in their common level. */
export interface PracticeInformation {
  /** Sorted by id. */
  readonly interviewers: readonly string[];
  /** Interviewers × interviewers, symmetric: an inverse covariance, singular. */
  readonly matrix: Float64Array;
  /** That times the mean. */
  readonly vector: Float64Array;
}

/** Stands for the variance of an effect that nothing is known of, where one must be named. */
const UNKNOWN_EFFECT_VARIANCE = 1e6;

/**
 * The joint mixed-model equations of a pool, solved.
 *
 * @param practice of interviewers of the pool
 */
export function oneStageSystem(
  pool: Pool,
  patterns: PatternCache,
  practice: PracticeInformation | null = null,
): OneStageSystem {
  const equations = normalEquations(pool, interviewerPositions(pool), patterns);
  addPractice(equations, pool, practice);
  mirrorLower(equations.matrix, equations.size);
  return { ...solved(pool, equations), second: null };
}

/**
 * Both stages of a pool: the first solved at the diffuse candidate variance, the second's equations at the real one.
 *
 * @param practice of interviewers of the pool; it speaks of severities, so in the first stage
 */
export function twoStageSystem(
  pool: Pool,
  { patterns, diffuse }: { readonly patterns: PatternCache; readonly diffuse: PatternCache },
  practice: PracticeInformation | null = null,
): TwoStageSystem {
  const positions = interviewerPositions(pool);
  const first = normalEquations(pool, positions, diffuse);
  addPractice(first, pool, practice);
  const second = normalEquations(pool, positions, patterns);
  const { criteria, interviewers, size } = first;
  mirrorLower(first.matrix, size);
  mirrorLower(second.matrix, size);
  const all = Array.from({ length: criteria }, (_, index) => index);
  const people = Array.from({ length: interviewers }, (_, index) => criteria + index);
  return {
    ...solved(pool, first),
    second: {
      balance: pick(second.matrix, size, all, all),
      sums: second.right.slice(0, criteria),
      slope: pick(second.matrix, size, all, people).map((value) => -value),
    },
  };
}

/** Into the lower triangle. */
function addPractice({ matrix, right, size }: Equations, pool: Pool, practice: PracticeInformation | null): void {
  if (practice === null) return;
  const position = new Map(pool.interviewers.map((id, index) => [id, pool.criteria.length + index]));
  const rows = practice.interviewers.map((id) => position.get(id)!);
  rows.forEach((row, index) => {
    right[row]! += practice.vector[index]!;
    // Both are sorted by id, so what is below the diagonal there is below it here.
    for (let column = 0; column <= index; column += 1)
      matrix[row * size + rows[column]!]! += practice.matrix[index * rows.length + column]!;
  });
}

type Equations = Pick<NormalEquations, 'matrix' | 'right' | 'size'>;

function solved(pool: Pool, { matrix, right, size }: Equations): CommonSystem {
  const covariance = size === 0 ? new Float64Array(0) : invert(matrix, size).inverse;
  return {
    criteria: pool.criteria.map(({ id }) => id),
    interviewers: pool.interviewers,
    ratingsByCriterion: pool.ratingsByCriterion,
    unknown: [],
    mean: apply(covariance, right),
    covariance,
  };
}

/**
 * The same system over more criteria: of those that it does not have it says nothing.
 *
 * @param covered sorted by id; holds the system's own
 */
export function covering<System extends SharedSystem>(system: System, covered: readonly string[]): System {
  if (covered.length === system.criteria.length) return system;
  const own = new Map(system.criteria.map((id, index) => [id, index]));
  const criteria = covered.map((id) => own.get(id) ?? -1);
  const people = system.interviewers.map((_, index) => system.criteria.length + index);
  const all = [...criteria, ...people];
  const unknown = criteria.flatMap((source, index) => (source < 0 ? [index] : []));
  const { second } = system;
  return {
    ...system,
    criteria: covered,
    ratingsByCriterion: criteria.map((source) => system.ratingsByCriterion[source] ?? 0),
    unknown,
    mean: Float64Array.from(all, (source) => system.mean[source] ?? 0),
    covariance: spread(system.covariance, system.mean.length, { rows: all, columns: all }, UNKNOWN_EFFECT_VARIANCE),
    second: second && {
      balance: spread(
        second.balance,
        system.criteria.length,
        { rows: criteria, columns: criteria },
        1 / UNKNOWN_EFFECT_VARIANCE,
      ),
      sums: Float64Array.from(criteria, (source) => second.sums[source] ?? 0),
      slope: spread(
        second.slope,
        system.interviewers.length,
        { rows: criteria, columns: system.interviewers.map((_, index) => index) },
        0,
      ),
    },
  };
}

/** Rows and columns of a matrix by where they come from; −1 is new, with `diagonal` on the diagonal and zeros beside it. */
function spread(
  matrix: Float64Array,
  width: number,
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly number[] },
  diagonal: number,
): Float64Array {
  const result = new Float64Array(rows.length * columns.length);
  rows.forEach((from, row) =>
    columns.forEach((source, column) => {
      const known = from >= 0 && source >= 0;
      result[row * columns.length + column] = known ? matrix[from * width + source]! : row === column ? diagonal : 0;
    }),
  );
  return result;
}
