import type { RatingsAgreement } from './agreement-in.js';
import type { Component } from './confounded.js';
import type { RatingScale } from './rating-scale.js';

/** What some ratings say of candidates and interviewers, on the scale that they were given on. */
export interface RatingsCalibration {
  /** Squared rating points; null where these ratings cannot tell the component apart, 0 where they put it at zero. */
  readonly variances: Readonly<Record<Component, number | null>>;
  /**
   * −2ℓ of the restricted likelihood at these variances, with its constant and without the priors' penalty (lme4's
   * REML criterion); null where there is no likelihood: no ratings, or nothing left over.
   */
  readonly remlCriterion: number | null;
  /** Sorted by candidate. */
  readonly estimates: readonly CandidateEstimate[];
  /** Sorted by interviewer. */
  readonly interviewers: readonly InterviewerEstimate[];
  /** As asked for. */
  readonly pairs: readonly PairEstimate[];
  readonly agreement: RatingsAgreement;
  readonly diagnostics: RatingsDiagnostics;
}

export interface CandidateEstimate {
  readonly candidate: string;
  /** What an ordinary interviewer would give, over the criteria by their weights. */
  readonly estimate: number;
  /** Its posterior standard deviation. */
  readonly se: number;
  /** The candidate effect alone; null where candidates are no part of the model. */
  readonly effect: number | null;
  /** Its standard deviation given the criterion effects; null with it. */
  readonly effectSe: number | null;
}

export interface InterviewerEstimate {
  readonly interviewer: string;
  /** Rating points below the ordinary interviewer; null where severity is no part of the model. */
  readonly severity: number | null;
  readonly se: number | null;
  /** How many candidates they rated. */
  readonly candidates: number;
}

export interface PairEstimate {
  readonly a: string;
  readonly b: string;
  /** P(a's estimate is truly the higher one), 0–1. */
  readonly probability: number | null;
  /** Why there is no probability, as a sentence. */
  readonly notComparable: string | null;
}

export interface RatingsDiagnostics {
  readonly ratings: number;
  readonly candidates: number;
  readonly interviewers: number;
  readonly criteria: number;
  readonly scale: RatingScale;
  /** False: the search did not settle, and the variances are the priors'. */
  readonly converged: boolean;
  /** Groups of interviewers who never met a common candidate. */
  readonly connectedGroups: number;
  /** Over 75 % of the ratings are the highest one. */
  readonly saturated: boolean;
  /** Raw means stand for the estimates. */
  readonly rawMeans: boolean;
  /** Components that are no part of the model, and why. */
  readonly leftOut: readonly { readonly component: Component; readonly why: string }[];
  /** Components that the priors alone tell apart, the variance that the intervals carry for them, and why. */
  readonly priorOnly: readonly { readonly component: Component; readonly variance: number; readonly why: string }[];
  /** Whatever else a reader should know, as sentences. */
  readonly notes: readonly string[];
}
