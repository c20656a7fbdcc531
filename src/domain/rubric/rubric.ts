/**
 * What a rubric is: the stages of an arc in order, the closeness that keeps them alive, the criteria that
 * interviewers rate, and the thresholds that the engine reads. A rubric is data. The engine knows order and
 * declarations; it never names a stage, a criterion or a tell.
 */

/** What losing closeness is called at a stage: `drifted` can be mended in the seat, `calcified` cannot. */
export type Stall = 'drifted' | 'calcified';

/** One career stage. Stages stack: those before it in the rubric are its foundations. */
export interface Stage {
  readonly id: string;
  /** Shown to people, e.g. "Builder". */
  readonly name: string;
  /** The authority that the stage earns, one or two words, e.g. "credibility". */
  readonly authority: string;
  /** One sentence: what earning this stage means. */
  readonly definition: string;
  readonly needsCloseness: boolean;
  /** Null exactly when `needsCloseness` is false. */
  readonly stall: Stall | null;
}

/** The dimension that keeps the stack alive. A rubric whose stages never need it leaves it out. */
export interface Closeness {
  /** Also the dimension's id, e.g. "closeness". */
  readonly id: string;
  /** e.g. "Closeness to the build". */
  readonly name: string;
  readonly definition: string;
}

/** The behaviours that a 1, a 3 and a 5 stand for, written so that two interviewers would agree. */
export interface Anchors {
  readonly 1: string;
  readonly 3: string;
  readonly 5: string;
}

/** One thing to do, and in which weeks of a plan (1-based, inclusive). */
export interface PlanStep {
  readonly fromWeek: number;
  readonly toWeek: number;
  readonly action: string;
}

export interface Criterion {
  /** e.g. "builder.owned-what-broke". */
  readonly id: string;
  /** A stage's id, or the id of closeness. */
  readonly dimension: string;
  /** Short, shown in tables, e.g. "Owned what broke". */
  readonly name: string;
  readonly definition: string;
  /** Relative weight inside its dimension, > 0. Equal unless `weightReason` says why not. */
  readonly weight: number;
  readonly weightReason: string | null;
  /** Two or more. */
  readonly questions: readonly string[];
  /** One or more follow-ups. */
  readonly probes: readonly string[];
  readonly anchors: Anchors;
  /** What counts as evidence. */
  readonly evidence: string;
  /** What to do about a low reading, by weeks. One or more steps. */
  readonly remedy: readonly PlanStep[];
}

/** An observed sign of borrowed authority, a bottleneck, drift or calcification. */
export interface Tell {
  readonly id: string;
  /** The sign in words, as an interviewer ticks it. */
  readonly name: string;
}

/** Which criteria and tells feed a flag or a route. Every id stands in the rubric. */
export interface Signals {
  /** Tells that point to borrowed authority. */
  readonly borrowedAuthority: { readonly tells: readonly string[] };
  /** Tells that point to a missing layer; the stage that each points to. Shown with stage-skip, never scored. */
  readonly missingLayer: { readonly dimension: string | null; readonly tells: readonly string[] };
  readonly bottleneck: { readonly criteria: readonly string[]; readonly tells: readonly string[] };
  /** Shown with the drifted flag, never scored. */
  readonly drift: { readonly tells: readonly string[] };
  readonly calcification: { readonly tells: readonly string[] };
  /** The criteria that show whether the person wants the next stage (the lowest estimate counts). */
  readonly wantsNextStage: { readonly criteria: readonly string[] };
}

export interface Thresholds {
  /** On the rating scale, between 1 and 5. */
  readonly bar: number;
  /** Probability needed for earned (and 1 − it for borrowed), above 0.5 and below 1. */
  readonly confidence: number;
  /** At least 1. */
  readonly minInterviewers: number;
  /** Share of a dimension's criteria that need a rating, above 0 and at most 1. */
  readonly minCoverage: number;
}

/** A figure for the grow-or-buy comparison that the requisition may leave out, with where it comes from. */
export interface SourcedDefault {
  readonly input: EconomicsDefaultInput;
  readonly value: number;
  /** Publication, who, when: shown beside the figure. */
  readonly source: string;
}

/** The inputs of the grow-or-buy comparison that a rubric may give a sourced default for. */
export type EconomicsDefaultInput =
  'timeToHireDays' | 'rampUpWeeks' | 'firstYearRetention.inside' | 'firstYearRetention.outside';

export interface Rubric {
  readonly schema: 'arcbrief.rubric/1';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** BCP 47, the language that the rubric is written in. */
  readonly language: string;
  /** What the layers are stacked towards, one paragraph for interviewers. */
  readonly introduction: string;
  /** Two or more, lowest first. */
  readonly stages: readonly Stage[];
  readonly closeness: Closeness | null;
  readonly criteria: readonly Criterion[];
  readonly tells: readonly Tell[];
  readonly signals: Signals;
  readonly thresholds: Thresholds;
  readonly defaults: readonly SourcedDefault[];
}
