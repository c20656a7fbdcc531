/**
 * What a pool says about one interviewer, for that interviewer and the recruiter: never a ranking of colleagues. Each
 * finding is either shown or withheld with the reason; nothing is shown of too little.
 */
import { ENOUGH_CANDIDATES } from '../measurement/measurement.js';

/** A finding that may be withheld. */
export type Gated<Shown> =
  { readonly shown: Shown; readonly withheld: null } | { readonly shown: null; readonly withheld: string };

/** A value with its standard error, in rating points. */
export interface Measured {
  readonly value: number;
  /** ≥ 0. */
  readonly standardError: number;
}

/** A ratio whose expectation is 1, with the central 95 % of what chance alone gives somebody with these candidates. */
export interface Ratio {
  readonly value: number;
  readonly chance95: readonly [number, number];
}

export interface InterviewerFindings {
  readonly interviewer: string;
  /** Applications rated. */
  readonly candidates: number;
  readonly ratings: number;
  /** Practice candidates on which their severity rests too, of the dimension with the most; left out: none. */
  readonly practised?: number;
  /** Rating points below the pool's ordinary interviewer, over all dimensions; positive is severe. Of a dimension only from 8 candidates rated on it. */
  readonly severity: Gated<Measured & { readonly byDimension: Readonly<Record<string, Gated<Measured>>> }>;
  /** Mean squared conditional residual over its expectation: above 1, ratings that neither candidate, criterion nor own severity explains. */
  readonly consistency: Gated<Ratio>;
  /** Standard deviation of the ratings over the one expected: below 1, close to the middle of their own scale. */
  readonly centrality: Gated<Ratio>;
  /** Standard deviation across the criteria of one candidate over the pool's: below 1, one impression for all criteria. */
  readonly halo: Gated<Ratio>;
  /** Against the others who rated the same candidates, quarter by quarter; positive is milder. Oldest first. */
  readonly drift: Gated<readonly (Measured & { readonly quarter: string; readonly candidates: number })[]>;
  /** Against the others on each criterion, beyond their general severity; positive is milder. Sorted by criterion. */
  readonly criterionBias: Gated<readonly (Measured & { readonly criterion: string; readonly candidates: number })[]>;
  /** Shares of the ratings by how far their evidence was verified; together 1. */
  readonly verification: Verified;
  /** The same over everybody's ratings. */
  readonly poolVerification: Verified;
  /** With the others' mean on the candidates and criteria that both rated. */
  readonly agreement: Gated<{
    readonly candidates: number;
    /** Share of ratings within one point of the others' mean, 0–1. */
    readonly withinOnePoint: number;
    /** Pearson's, between their candidate means and the others'; null where one of them does not vary. */
    readonly correlation: number | null;
  }>;
}

/** The same without who it is: the sentences about it name nobody. */
export type Findings = Omit<InterviewerFindings, 'interviewer'>;

export interface Verified {
  readonly claimed: number;
  readonly probed: number;
  readonly corroborated: number;
}

/** A quarter with fewer candidates than this says nothing. Our judgement, untested. */
export const ENOUGH_IN_A_QUARTER = 3;

/** Shown, or withheld because there are too few candidates. */
export function gated<Shown>(candidates: number, shown: () => Shown | null): Gated<Shown> {
  if (candidates < ENOUGH_CANDIDATES)
    return {
      shown: null,
      withheld: `From ${ENOUGH_CANDIDATES} candidates on; so far ${candidates === 0 ? 'none' : candidates}.`,
    };
  const value = shown();
  return value === null
    ? { shown: null, withheld: 'The ratings so far do not say.' }
    : { shown: value, withheld: null };
}
