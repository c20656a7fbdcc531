import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { apply, invert } from './dense.js';
import type { Variances } from './measurement.js';
import { interviewerPositions, memoryForEquations, normalEquations, remlCriterion } from './normal-equations.js';
import { minimise, refine } from './optimise.js';
import { patternCache, successivePatternCaches } from './pattern.js';
import { byCodeUnit, type Block, type Pool } from './pool.js';
import { diffuseCandidateVariance, LOG_VARIANCE_BOUNDS, priorPenalty, priorVariances, type LeftOut } from './priors.js';

export type SeverityMode = 'within-candidate' | 'joint';

export interface VarianceOptions {
  readonly scalePoints: number;
  /** False: plain REML over every application, for comparison with other software. */
  readonly priors: boolean;
  readonly severity: SeverityMode;
  /** Default: nothing. */
  readonly leftOut?: LeftOut;
}

export interface FittedVariances {
  readonly variances: Variances;
  /** False: the search did not settle, and the variances are the priors'. */
  readonly converged: boolean;
}

const ALL: readonly (keyof Variances)[] = [
  'candidate',
  'candidateCriterion',
  'candidateInterviewer',
  'interviewer',
  'residual',
];
const WITHIN: readonly (keyof Variances)[] = ALL.slice(1);

/** Variances need no more; everyone is scored. */
const SAMPLE = 1000;
/** From this many applications on a search starts in a tenth of them. */
const COARSE_FROM = 500;
const SAMPLE_SEED = 20_111_954;

/**
 * Variance components that minimise −2ℓ_REML plus the priors' penalty.
 *
 * `joint`: all five at once. `within-candidate`: the candidate variance is held so wide that candidates' levels
 * are never compared, the other four are found, and then the candidate variance on the severity-corrected ratings.
 */
export function fitVariances(pool: Pool, options: VarianceOptions): FittedVariances {
  const prior = priorVariances(options.scalePoints, options.leftOut);
  if (pool.ratings === 0) return { variances: prior, converged: false };
  const sample = options.priors ? samplePool(pool) : pool;
  const fitted = options.severity === 'joint' ? search(sample, ALL, prior, options) : fitWithin(sample, prior, options);
  return fitted.converged ? fitted : { variances: prior, converged: false };
}

function fitWithin(pool: Pool, prior: Variances, options: VarianceOptions): FittedVariances {
  const diffuse = diffuseCandidateVariance(options.scalePoints);
  const first = search(pool, WITHIN, { ...prior, candidate: diffuse }, options);
  if (!first.converged) return first;
  const corrected = severityCorrected(pool, first.variances);
  return search(corrected, ['candidate'], { ...first.variances, candidate: prior.candidate }, options);
}

/**
 * Searches those of these components that are not left out, on the log scale, starting from and holding the others at
 * `start`. A large pool is searched in a tenth first, and only finished on the whole.
 */
function search(
  pool: Pool,
  among: readonly (keyof Variances)[],
  start: Variances,
  options: VarianceOptions,
): FittedVariances {
  const components = among.filter((component) => !(component in (options.leftOut ?? {})));
  if (components.length === 0) return { variances: start, converged: true };
  const prior = priorVariances(options.scalePoints, options.leftOut);
  const [lower, upper] = LOG_VARIANCE_BOUNDS;
  const at = (point: readonly number[]): Variances => ({
    ...start,
    ...Object.fromEntries(components.map((component, index) => [component, Math.exp(point[index]!)])),
  });
  const over = (some: Pool): ((point: readonly number[]) => number) => {
    const positions = interviewerPositions(some);
    const caches = successivePatternCaches();
    const memory = memoryForEquations(some);
    return (point) => {
      const variances = at(point);
      const criterion = remlCriterion(
        normalEquations(some, positions, caches(variances), memory),
        variances.interviewer,
      );
      return options.priors ? criterion + priorPenalty(variances, components, prior) : criterion;
    };
  };
  const objective = over(pool);
  const origin = components.map((component) => Math.log(start[component]));
  const large = pool.blocks.length >= COARSE_FROM;
  const near = large ? minimise(over(everyTenth(pool)), { lower, upper, start: origin }).point : origin;
  const quick = large ? refine(objective, { lower, upper, start: near }) : null;
  const { point, converged } = quick?.converged ? quick : minimise(objective, { lower, upper, start: near });
  return { variances: at(point), converged };
}

/** The pool with every rating put right by its interviewer's severity, estimated at these variances. No interviewer is left in it. */
function severityCorrected(pool: Pool, variances: Variances): Pool {
  const equations = normalEquations(pool, interviewerPositions(pool), patternCache(variances));
  const severities = apply(invert(equations.matrix, equations.size).inverse, equations.right).slice(
    pool.criteria.length,
  );
  const severityOf = new Map(pool.interviewers.map((id, index) => [id, severities[index]!]));
  return { ...pool, interviewers: [], blocks: pool.blocks.map((block) => correctedBlock(block, severityOf)) };
}

function correctedBlock(block: Block, severityOf: ReadonlyMap<string, number>): Block {
  const { pattern, interviewers } = block;
  const shift = new Float64Array(pattern.size);
  interviewers.forEach((id, slot) => (shift[1 + pattern.criteria + slot] = severityOf.get(id)!));
  const added = apply(pattern.crossProducts, shift);
  let squares = block.squares;
  for (let index = 0; index < pattern.size; index += 1)
    squares += shift[index]! * (2 * block.totals[index]! + added[index]!);
  return { ...block, interviewers: [], totals: block.totals.map((total, index) => total + added[index]!), squares };
}

/** At most 1,000 applications, always the same ones for the same ids. */
function samplePool(pool: Pool): Pool {
  if (pool.blocks.length <= SAMPLE) return pool;
  const generator = xoroshiro128plus(SAMPLE_SEED);
  const order = pool.blocks.map((_, index) => index);
  for (let index = 0; index < SAMPLE; index += 1) {
    const other = uniformInt(generator, index, order.length - 1);
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return subset(
    pool,
    order
      .slice(0, SAMPLE)
      .sort((a, b) => a - b)
      .map((index) => pool.blocks[index]!),
  );
}

function everyTenth(pool: Pool): Pool {
  return subset(
    pool,
    pool.blocks.filter((_, index) => index % 10 === 0),
  );
}

/** The pool with some of its blocks. A criterion that they happen not to rate adds a constant to the objective and nothing else. */
function subset(pool: Pool, blocks: readonly Block[]): Pool {
  const interviewers = [...new Set(blocks.flatMap((block) => block.interviewers))].sort(byCodeUnit);
  return { ...pool, blocks, interviewers, ratings: blocks.reduce((sum, { pattern }) => sum + pattern.ratings, 0) };
}
