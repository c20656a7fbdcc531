import { connectivity, type Connectivity } from './connectivity.js';
import { jointEffects } from './joint-effects.js';
import type { InterviewerSeverity, Observation, Variances, WeightedCriterion } from './measurement.js';
import { patternCache, type PatternCache } from './pattern.js';
import { byCodeUnit, indexPool, type Block, type Pool } from './pool.js';
import { isNew, practiceInformation, tellingPractice } from './practice-information.js';
import { diffuseCandidateVariance, type LeftOut } from './priors.js';
import type { SharedEffects } from './shared-effects.js';
import { oneStageSystem, twoStageSystem, type PracticeInformation } from './shared-systems.js';
import { fitVariances, type SeverityMode } from './variances.js';
import { withinEffects } from './within-effects.js';

export interface FitOptions {
  /** Points of the rating scale, e.g. 5. */
  readonly scalePoints: number;
  /** False: plain REML, for comparison with other software. */
  readonly priors: boolean;
  readonly severity: SeverityMode;
  /** Components that are no part of the model here; default: none. */
  readonly leftOut?: LeftOut;
  /** Ratings of practice candidates, under their ids as applications: what they say of severities; default: none. */
  readonly practice?: readonly Observation[];
  /** Given: nothing is searched, and nothing about the pool is judged anew (saturation neither). */
  readonly heldVariances?: Variances;
  /** Together with held variances: whether the fit that they come from was saturated. */
  readonly heldSuspension?: 'saturated' | null;
}

/** A fitted dimension: what the pool says of the variances, the interviewers and the criteria. */
export interface DimensionFit {
  readonly variances: Variances;
  /** False: the variances are the priors', because there was nothing to fit or the search did not settle. */
  readonly converged: boolean;
  /** Saturated: over 75 % of the ratings in the top category; scores are raw means then. */
  readonly adjustmentSuspended: 'saturated' | null;
  /** Groups of interviewers who never met a common candidate. */
  readonly connectedGroups: number;
  /** Sorted by interviewer; those who have practised and rated nobody yet are among them. */
  readonly severities: readonly InterviewerSeverity[];
  /** What the scorer needs; of no interest to anybody else. */
  readonly state: FitState;
}

export interface FitState {
  readonly scalePoints: number;
  readonly severity: SeverityMode;
  readonly criteria: readonly WeightedCriterion[];
  readonly blocks: ReadonlyMap<string, Block>;
  /** What the shared effects were estimated from, of the applications here: in a pool the blocks themselves. */
  readonly counted: ReadonlyMap<string, Block>;
  readonly patterns: PatternCache;
  readonly shared: SharedEffects;
  readonly connectivity: Connectivity;
}

/** Share of ratings in the top category above which a rubric is saturated. */
const SATURATION = 0.75;

/**
 * Fits one dimension of one rubric over a pool of ratings. Empty pools, single applications, single interviewers
 * and constant ratings are all fitted; what the data do not say, the priors do. The order of the ratings changes
 * nothing, to the last bit.
 *
 * @throws RangeError for a rating that is no finite number, a weight that is not above zero, or more than 2,000 interviewers.
 */
export function fitDimension(
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
  options: FitOptions,
): DimensionFit {
  const rated = indexPool(criteria, observations);
  const { variances, converged } = options.heldVariances
    ? { variances: options.heldVariances, converged: true }
    : fitVariances(rated, options);
  const patterns = patternCache(variances);
  const candidates = candidatesOf(rated);
  const practised = tellingPractice(options.practice ?? [], candidates);
  const { scalePoints } = options;
  const practice = practiceInformation(practised, { criteria, variances, scalePoints, candidates });
  const pool = withBeginners(rated, practice);
  const shared = sharedEffects(pool, { patterns, practice }, options);
  const links = connectivity(pool.blocks.map(({ interviewers }) => interviewers));
  const blocks = new Map(pool.blocks.map((block) => [block.application, block]));
  return {
    variances,
    converged,
    adjustmentSuspended: options.heldVariances
      ? (options.heldSuspension ?? null)
      : saturation(pool, options.scalePoints),
    connectedGroups: links.groups,
    severities: severities(pool, shared, { candidates, practised }),
    state: {
      scalePoints: options.scalePoints,
      severity: options.severity,
      criteria: pool.criteria,
      blocks,
      counted: blocks,
      patterns,
      shared,
      connectivity: links,
    },
  };
}

function sharedEffects(
  pool: Pool,
  { patterns, practice }: { readonly patterns: PatternCache; readonly practice: PracticeInformation | null },
  { severity, scalePoints }: FitOptions,
): SharedEffects {
  if (severity === 'joint') return jointEffects(oneStageSystem(pool, patterns, practice), patterns);
  const diffuse = diffusePatterns(patterns.variances, scalePoints);
  return withinEffects(twoStageSystem(pool, { patterns, diffuse }, practice), patterns, diffuse);
}

/** The pool with those who have practised and rated nobody yet: their severity is what a first scorecard meets. */
function withBeginners(pool: Pool, practice: PracticeInformation | null): Pool {
  if (practice === null) return pool;
  return { ...pool, interviewers: [...new Set([...pool.interviewers, ...practice.interviewers])].sort(byCodeUnit) };
}

/** The first stage's: candidates' levels are never compared. */
export function diffusePatterns(variances: Variances, scalePoints: number): PatternCache {
  return patternCache({ ...variances, candidate: diffuseCandidateVariance(scalePoints) });
}

function saturation(pool: Pool, scalePoints: number): 'saturated' | null {
  let top = 0;
  for (const { cells } of pool.blocks) for (const { rating } of cells) if (rating >= scalePoints) top += 1;
  return top > SATURATION * pool.ratings ? 'saturated' : null;
}

/** How many each interviewer has rated. */
function candidatesOf({ blocks }: Pool): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const { interviewers } of blocks) for (const id of interviewers) seen.set(id, (seen.get(id) ?? 0) + 1);
  return seen;
}

function severities(
  pool: Pool,
  shared: SharedEffects,
  {
    candidates,
    practised,
  }: { readonly candidates: ReadonlyMap<string, number>; readonly practised: readonly Observation[] },
): readonly InterviewerSeverity[] {
  const practice = Map.groupBy(practised, ({ interviewer }) => interviewer);
  const { mean, covariance } = shared.covariance(pool.interviewers);
  const size = mean.length;
  return pool.interviewers.map((interviewer, index) => {
    const at = pool.criteria.length + index;
    const own = isNew(interviewer, candidates) ? practice.get(interviewer) : undefined;
    return {
      interviewer,
      severity: mean[at]!,
      standardError: Math.sqrt(covariance[at * size + at]!),
      applications: candidates.get(interviewer) ?? 0,
      practised: new Set(own?.map(({ application }) => application)).size,
    };
  });
}
