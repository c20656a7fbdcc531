/**
 * The measurement model's vocabulary. The model itself, its priors and its sources are in docs/methods
 * and in the files beside this one: `fit.ts` (variances and severities of a pool) and `score.ts` (posteriors).
 */

/** One rating of one application by one interviewer on one criterion of one dimension. */
export interface Observation {
  readonly application: string;
  readonly interviewer: string;
  readonly criterion: string;
  /** On the rubric's scale, 1–5. */
  readonly rating: number;
}

/** A criterion and its relative weight in the dimension (> 0; normalised to sum to one inside the model). */
export interface WeightedCriterion {
  readonly id: string;
  readonly weight: number;
}

/** Variance components, in squared rating points. Zero-free: each ≥ exp(−9). */
export interface Variances {
  /** Between candidates. */
  readonly candidate: number;
  /** A candidate's own profile over the criteria. */
  readonly candidateCriterion: number;
  /** The halo: one interviewer's overall impression of one candidate. */
  readonly candidateInterviewer: number;
  /** Severity of interviewers. */
  readonly interviewer: number;
  readonly residual: number;
}

/** A normal posterior of one quantity on the rating scale. */
export interface Posterior {
  readonly mean: number;
  /** > 0. */
  readonly variance: number;
}

export interface InterviewerSeverity {
  readonly interviewer: string;
  /** Rating points below the pool's ordinary interviewer; positive is severe. */
  readonly severity: number;
  readonly standardError: number;
  /** Rated by them; none of who has practised only. */
  readonly applications: number;
  /** Practice candidates on which it rests too; none of who is no longer new. */
  readonly practised: number;
}

/** Candidates from whom an interviewer's severity is shown: the design's. With fewer they are new, and practice counts. */
export const ENOUGH_CANDIDATES = 8;
