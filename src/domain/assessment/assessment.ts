/** The assessment: the one frozen JSON that every door reads. Full precision here; rounded once, where shown. */

export const ASSESSMENT_SCHEMA = 'arcbrief.assessment/1';

export type StageStatus = 'earned' | 'unproven' | 'borrowed' | 'unobserved';
export type ClosenessStatus = 'kept' | 'uncertain' | 'lost' | 'unobserved';
export type ReadingStatus = StageStatus | ClosenessStatus;

export interface ObservedReading {
  readonly status: Exclude<ReadingStatus, 'unobserved'>;
  /** Severity-adjusted, on the 1–5 scale; may lie a little outside it, and is held to it where shown. */
  readonly estimate: number;
  /** Central 80 % posterior interval, [low, high]. */
  readonly interval80: readonly [number, number];
  readonly interval95: readonly [number, number];
  /** P(estimate ≥ bar), 0–1. */
  readonly probability: number;
  /** Plain mean of the ratings in the dimension. */
  readonly rawMean: number;
  readonly interviewers: number;
  /** Share of the dimension's criteria with a rating, 0–1. */
  readonly coverage: number;
}

export interface UnobservedReading {
  readonly status: 'unobserved';
  readonly estimate: null;
  readonly interval80: null;
  readonly interval95: null;
  readonly probability: null;
  readonly rawMean: null;
  readonly interviewers: number;
  readonly coverage: number;
}

export type Reading = ObservedReading | UnobservedReading;

export type SkipRiskLevel = 'low' | 'watch' | 'elevated' | 'high' | 'unknown' | 'not-applicable';

export interface SkipRisk {
  readonly level: SkipRiskLevel;
  /** Over the observed foundations; null when there is none. */
  readonly probability: number | null;
  /** The observed foundations that are not earned, lowest estimate first. */
  readonly carriedBy: readonly string[];
}

export const FLAG_IDS = [
  'stage-skip',
  'borrowed-authority',
  'drifted',
  'calcified',
  'bottleneck',
  'unplanned-promotion',
  'split-panel',
  'thin-evidence',
  'unprobed-claims',
  'hinges-on-one',
  'flat-scoring',
  'late-correction',
] as const;
export type FlagId = (typeof FLAG_IDS)[number];
export type Severity = 'stop' | 'caution' | 'note';

export interface Flag {
  readonly id: FlagId;
  readonly severity: Severity;
  /** The dimension it speaks of, or null when it speaks of the panel or the requisition. */
  readonly dimension: string | null;
  /** One sentence. */
  readonly why: string;
  /** Ids of the ratings (and ticked tells) that it rests on, sorted. */
  readonly because: readonly string[];
  /** Ids of the ratings that speak against it, strongest first; may be empty. */
  readonly against: readonly string[];
  readonly ask: readonly string[];
  readonly remedy: readonly string[];
}

export type Route =
  | 'promote'
  | 'grow-with-plan'
  | 'shore-up-first'
  | 'deepen-builder-line'
  | 'buy'
  | 'buy-with-plan'
  | 'pass'
  | 'gather-evidence';

export interface Guidance {
  readonly route: Route;
  /** One sentence that names the dimensions. */
  readonly why: string;
  /** The highest stage whose whole stack is held, or null. */
  readonly fits: string | null;
  /** Concrete steps, e.g. "Weeks 1–4: …"; empty when the route has no plan. */
  readonly plan: readonly string[];
  /** Questions to ask before deciding. */
  readonly ask: readonly string[];
  /** Interviewers of this requisition's panels who neither rated nor marked as not observed an open or unseen dimension of this application. */
  readonly unusedInterviewers: readonly string[];
}

export interface Robustness {
  /** Interviewers without whom the route or the status of a required dimension changes. */
  readonly hingesOn: readonly string[];
  /** Whether the raw, unadjusted means would give another route. */
  readonly adjustmentChangesRoute: boolean;
  /** The smallest change that would turn the route, as a sentence. */
  readonly wouldTurnIt: string;
}

/** One criterion as the panel saw it. */
export interface CriterionReading {
  readonly criterion: string;
  readonly dimension: string;
  /** Severity-adjusted; null when nobody rated it, and while its dimension is unobserved. */
  readonly estimate: number | null;
  readonly rawMean: number | null;
  /** [lowest, highest] rating given; null when nobody rated it. */
  readonly range: readonly [number, number] | null;
}

/** How complete and how much of one mind the panel of one application was. */
export interface Completeness {
  readonly scorecards: number;
  readonly criteriaRated: number;
  /** Criteria of the required dimensions. */
  readonly criteriaRequired: number;
  readonly requiredRated: number;
  /** Required criteria rated by two or more interviewers, and how many of those lie within one point. */
  readonly comparedCriteria: number;
  readonly withinOnePoint: number;
  readonly agreement: 'good' | 'mixed' | 'poor' | 'too-few-to-say';
}

export interface ApplicationAssessment {
  readonly id: string;
  readonly candidate: string;
  readonly source: 'internal' | 'external';
  /** Every dimension of the rubric, always. */
  readonly readings: Readonly<Record<string, Reading>>;
  readonly skipRisk: SkipRisk;
  readonly flags: readonly Flag[];
  readonly guidance: Guidance;
  readonly robustness: Robustness;
  readonly criteria: readonly CriterionReading[];
  readonly completeness: Completeness;
}

export type SeatRoute = 'grow' | 'buy' | 'grow-or-buy' | 'hold';

/** One row of the grow-or-buy comparison: a value, or which input is missing. */
export interface EconomicsCell {
  readonly value: number | null;
  /** Which inputs are missing, by their name in the evaluation file; empty when there is a value. */
  readonly missing: readonly string[];
  /** Sources of the defaults used. */
  readonly sources: readonly string[];
}

export interface EconomicsRow {
  readonly id: 'weeks-to-earned-seat' | 'first-year-cost' | 'first-year-risk';
  readonly unit: 'weeks' | 'currency' | 'probability';
  /** How it was computed, in words. */
  readonly how: string;
  readonly inside: EconomicsCell;
  readonly outside: EconomicsCell;
}

export interface EconomicsComparison {
  readonly currency: string | null;
  /** Application ids compared: the best inside and the best outside. */
  readonly inside: string;
  readonly outside: string;
  readonly rows: readonly EconomicsRow[];
  /** For each row which way is ahead, and which input, moved how far, would turn that where one would; one or two sentences each. */
  readonly turningPoints: readonly string[];
}

export interface SeatAdvice {
  readonly route: SeatRoute;
  readonly why: string;
  /** Application ids with a promote or grow-with-plan route, ready routes first. */
  readonly inside: readonly string[];
  /** Application ids with a buy or buy-with-plan route, ready routes first. */
  readonly outside: readonly string[];
  /** Only for a real choice (grow-or-buy); null otherwise. */
  readonly economics: EconomicsComparison | null;
}

/** How far P(A's estimate > B's) is known, by dimension: A is the row. */
export interface PairComparison {
  readonly a: string;
  readonly b: string;
  /** P(A stands higher than B) in the dimension; null when not comparable. */
  readonly probability: number | null;
  readonly notComparable: string | null;
}

/** The place of one application among those that it can be compared with, in one dimension; place 1 stands highest. */
export interface RankReading {
  readonly application: string;
  /** Applications with the same number, from 1, can be compared with each other; null when not observed. */
  readonly set: number | null;
  /** How many are in its set, itself included; 0 when not observed. */
  readonly among: number;
  /** P(it stands highest of its set), 0–1; null when it is alone there or not observed, as are the next two. */
  readonly best: number | null;
  /** Mean of its place, 1 to `among`. */
  readonly expectedRank: number | null;
  /** 80 % interval of its place, [highest, lowest]. */
  readonly rank80: readonly [number, number] | null;
  /** Why it has no place, or none among those of another set; null when it is compared with everybody observed. */
  readonly notComparable: string | null;
}

export interface PanelSummary {
  /** Krippendorff's alpha (ordinal) over the pool; null when hidden or undefined, and then `alphaReason` says why. */
  readonly alpha: number | null;
  readonly alphaInterval95: readonly [number, number] | null;
  readonly alphaReason: string | null;
  readonly alphaDisplay: 'hidden' | 'indicative' | 'shown';
  readonly applications: number;
  readonly interviewers: number;
  readonly ratings: number;
  /** By dimension: what the fit was. */
  readonly measurement: Readonly<Record<string, DimensionMeasurement>>;
  /** By dimension: every pair of applications with an observed reading. */
  readonly comparisons: Readonly<Record<string, readonly PairComparison[]>>;
  /** By dimension: the place of every application, sorted by id. */
  readonly ranks: Readonly<Record<string, readonly RankReading[]>>;
}

export interface DimensionMeasurement {
  readonly variances: {
    readonly candidate: number;
    readonly candidateCriterion: number;
    readonly candidateInterviewer: number;
    readonly interviewer: number;
    readonly residual: number;
  } | null;
  readonly converged: boolean;
  /** Null while severity is adjusted for; else why it is not. */
  readonly adjustmentSuspended: 'saturated' | null;
  /** Groups of interviewers who never met a common candidate: more than one means not comparable. */
  readonly connectedGroups: number;
}

export interface Assessment {
  readonly schema: typeof ASSESSMENT_SCHEMA;
  readonly engine: string;
  readonly inputSha256: string;
  readonly rubric: { readonly id: string; readonly version: number; readonly sha256: string };
  readonly requisition: { readonly id: string; readonly title: string; readonly stage: string };
  /** Sorted by id. */
  readonly applications: readonly ApplicationAssessment[];
  readonly seat: SeatAdvice;
  readonly panel: PanelSummary;
}
