import { fitDimension, type DimensionFit, type FitOptions } from '../measurement/fit.js';
import type { Observation, WeightedCriterion } from '../measurement/measurement.js';
import { interviewerPositions, normalEquations, remlConstant, remlCriterion } from '../measurement/normal-equations.js';
import { byCodeUnit, indexPool, type Pool } from '../measurement/pool.js';
import { LOG_VARIANCE_BOUNDS, type LeftOut } from '../measurement/priors.js';
import type { SeverityMode } from '../measurement/variances.js';
import { agreementIn } from './agreement-in.js';
import { COMPONENTS, confoundedIn, type Component, type Confounded } from './confounded.js';
import { notesOn } from './notes.js';
import {
  HOUSE_POINTS,
  HOUSE_SCALE,
  scaleOf,
  standardised,
  type RatingScale,
  type Standardised,
} from './rating-scale.js';
import type {
  CandidateEstimate,
  InterviewerEstimate,
  PairEstimate,
  RatingsCalibration,
} from './ratings-calibration.js';
import { standingsIn, type Standings } from './standings.js';

export interface CalibrateOptions {
  /** False: the plain REML fit, over every candidate. */
  readonly priors: boolean;
  readonly severity: SeverityMode;
  /** Default: 1–5, or the ratings' own range where they leave it. */
  readonly scale?: RatingScale;
  /** Criteria and their weights; default: those that were rated, of equal weight. */
  readonly criteria?: readonly WeightedCriterion[];
  /** Pairs of candidates to compare. */
  readonly pairs?: readonly (readonly [string, string])[];
}

/** Log-variances this close to the lower edge are at it. */
const AT_THE_EDGE = 1e-6;

/**
 * Calibrates ratings from anywhere: variances, severities, estimates with standard errors, and comparisons. A component
 * that the ratings cannot tell apart is left out, or carried by its prior where leaving it out would make intervals
 * narrower than they are. Estimates are the formulas' own: no rating is set aside, as it may be for a reading. Pure and
 * deterministic; the order of the ratings changes nothing.
 *
 * @param observations ratings on any scale; several of one interviewer for one candidate and criterion are repeats
 * @throws RangeError for a rating that is no finite number or lies outside a given scale, or a weight that is not above zero.
 */
export function calibrateRatings(observations: readonly Observation[], options: CalibrateOptions): RatingsCalibration {
  const criteria = options.criteria ?? equalWeights(observations);
  const ratings = inScale(observations, criteria, options.scale);
  const pool = indexPool(criteria, ratings.observations);
  const confounded = confoundedIn(pool);
  const { fit, atZero, leftOut } = fitted(ratings, { criteria, confounded, options });
  const model: Model = { pool, ratings, fit, atZero, leftOut, confounded, options };
  const rawMeans = options.priors && fit.adjustmentSuspended === 'saturated';
  const standings = standingsIn(fit, rawMeans);
  const leftOverNothing = isAtEdge(fit.variances.residual);
  const diagnostics = {
    ratings: pool.ratings,
    candidates: pool.blocks.length,
    interviewers: pool.interviewers.length,
    criteria: pool.criteria.length,
    scale: ratings.scale,
    converged: fit.converged,
    connectedGroups: fit.connectedGroups,
    saturated: fit.adjustmentSuspended === 'saturated',
    rawMeans,
    leftOut: confounded
      .filter(({ component }) => component in leftOut)
      .map(({ component, why }) => ({ component, why })),
    priorOnly: confounded
      .filter(({ component }) => !(component in leftOut))
      .map(({ component, why }) => ({ component, variance: fit.variances[component] * ratings.unit ** 2, why })),
  };
  return {
    variances: variancesOf(model),
    remlCriterion: pool.ratings === 0 || leftOverNothing ? null : criterionOf(model),
    estimates: estimatesOf(model, standings),
    interviewers: interviewersOf(model),
    pairs: (options.pairs ?? []).map((pair) => comparisonOf(fit, standings, pair)),
    agreement: agreementIn(ratings.given),
    diagnostics: { ...diagnostics, notes: notesOn({ ...diagnostics, atZero, leftOverNothing, options }) },
  };
}

interface Model {
  readonly pool: Pool;
  readonly ratings: Standardised;
  readonly fit: DimensionFit;
  /** Components that plain REML puts at zero. */
  readonly atZero: readonly Component[];
  readonly leftOut: LeftOut;
  readonly confounded: readonly Confounded[];
  readonly options: CalibrateOptions;
}

function equalWeights(observations: readonly Observation[]): readonly WeightedCriterion[] {
  return [...new Set(observations.map(({ criterion }) => criterion))].sort(byCodeUnit).map((id) => ({ id, weight: 1 }));
}

function inScale(
  observations: readonly Observation[],
  criteria: readonly WeightedCriterion[],
  given: RatingScale | undefined,
): Standardised {
  const listed = new Set(criteria.map(({ id }) => id));
  const own = observations.filter(({ criterion }) => listed.has(criterion));
  for (const { rating } of own) {
    if (!Number.isFinite(rating)) throw new RangeError(`the rating ${rating} is not a number`);
    if (given && (rating < given.low || rating > given.high))
      throw new RangeError(`the rating ${rating} is outside the scale ${given.low}–${given.high}`);
  }
  return standardised(own, given ?? (own.length === 0 ? HOUSE_SCALE : scaleOf(own)));
}

/** The fit on 1–5; plain REML is searched again without the components that it puts at zero, which are then exactly out. */
function fitted(
  { observations }: Standardised,
  given: {
    readonly criteria: readonly WeightedCriterion[];
    readonly confounded: readonly Confounded[];
    readonly options: CalibrateOptions;
  },
): Pick<Model, 'fit' | 'atZero' | 'leftOut'> {
  const { criteria, confounded, options } = given;
  const leftOut: LeftOut = Object.fromEntries(
    confounded
      .filter((one) => (options.priors ? isHarmless(one) : one.component !== 'residual'))
      .map((one) => [one.component, one.with]),
  );
  const severity = 'interviewer' in leftOut ? 'joint' : options.severity;
  const base: FitOptions = { scalePoints: HOUSE_POINTS, priors: options.priors, severity };
  let atZero: readonly Component[] = [];
  for (;;) {
    const out = { ...leftOut, ...Object.fromEntries(atZero.map((component) => [component, null])) };
    const fit = fitDimension(criteria, observations, { ...base, leftOut: out });
    const more = options.priors || !fit.converged ? [] : newlyAtZero(fit, out);
    if (more.length === 0) return { fit, atZero, leftOut };
    atZero = [...atZero, ...more];
  }
}

function newlyAtZero({ variances }: DimensionFit, out: LeftOut): readonly Component[] {
  return COMPONENTS.filter(
    (component) => component !== 'residual' && !(component in out) && isAtEdge(variances[component]),
  );
}

function isAtEdge(variance: number): boolean {
  return Math.log(variance) < LOG_VARIANCE_BOUNDS[0] + AT_THE_EDGE;
}

/**
 * Whether a component can be left out beside priors: interviewers' noise counted as other noise, or a candidate's
 * profile as the candidate or as noise, makes no interval too narrow. Noise counted as the candidate would, and the
 * candidate counted as noise would say that all are alike: there the prior has to stand.
 */
function isHarmless({ component, with: absorbedBy }: Confounded): boolean {
  switch (component) {
    case 'candidate':
      return absorbedBy === null;
    case 'candidateCriterion':
      return true;
    case 'candidateInterviewer':
    case 'interviewer':
      return absorbedBy === 'residual' || absorbedBy === 'candidateInterviewer';
    case 'residual':
      return false;
  }
}

function variancesOf({ fit, ratings, atZero, confounded }: Model): RatingsCalibration['variances'] {
  const of = (component: Component): number | null => {
    if (confounded.some((one) => one.component === component)) return null;
    if (atZero.includes(component)) return 0;
    return fit.variances[component] * ratings.unit ** 2;
  };
  return {
    candidate: of('candidate'),
    interviewer: of('interviewer'),
    candidateInterviewer: of('candidateInterviewer'),
    candidateCriterion: of('candidateCriterion'),
    residual: of('residual'),
  };
}

/** On the ratings' own scale: the density of y = a + unit·z is that of z over unit^(N − C). */
function criterionOf({ pool, ratings, fit }: Model): number {
  const equations = normalEquations(pool, interviewerPositions(pool), fit.state.patterns);
  return (
    remlCriterion(equations, fit.variances.interviewer) +
    remlConstant(pool) +
    2 * (pool.ratings - pool.criteria.length) * Math.log(ratings.unit)
  );
}

function estimatesOf({ pool, ratings, leftOut, atZero }: Model, standings: Standings): readonly CandidateEstimate[] {
  const effectOf = (block: Pool['blocks'][number]): Pick<CandidateEstimate, 'effect' | 'effectSe'> => {
    if ('candidate' in leftOut) return { effect: null, effectSe: null };
    if (atZero.includes('candidate')) return { effect: 0, effectSe: 0 };
    const { mean, variance } = standings.effect(block);
    return { effect: mean * ratings.unit, effectSe: Math.sqrt(variance) * ratings.unit };
  };
  return pool.blocks.map((block) => {
    const { mean, variance } = standings.standing(block);
    return {
      candidate: block.application,
      estimate: ratings.back(mean),
      se: Math.sqrt(variance) * ratings.unit,
      ...effectOf(block),
    };
  });
}

function interviewersOf({ fit, ratings, leftOut, atZero }: Model): readonly InterviewerEstimate[] {
  const of = ({ severity, standardError }: DimensionFit['severities'][number]) => {
    if ('interviewer' in leftOut) return { severity: null, se: null };
    if (atZero.includes('interviewer')) return { severity: 0, se: 0 };
    return { severity: severity * ratings.unit, se: standardError * ratings.unit };
  };
  return fit.severities.map((one) => ({ interviewer: one.interviewer, ...of(one), candidates: one.applications }));
}

function comparisonOf(fit: DimensionFit, standings: Standings, [a, b]: readonly [string, string]): PairEstimate {
  const { blocks } = fit.state;
  const [first, second] = [blocks.get(a), blocks.get(b)];
  if (!first || !second) {
    const missing = [...(first ? [] : [a]), ...(second ? [] : [b])];
    return { a, b, probability: null, notComparable: `There is no rating of ${missing.join(' or of ')}.` };
  }
  return { a, b, ...standings.comparison(first, second) };
}
