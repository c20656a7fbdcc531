/** What the engine reads: one requisition and what its panels wrote. Plain data, the same for every door. */

export const RATINGS = [1, 2, 3, 4, 5] as const;
export type RatingValue = (typeof RATINGS)[number];
/** Not observed is never a number. */
export type RatingOrNotObserved = RatingValue | 'not-observed';

export const VERIFICATIONS = ['claimed', 'probed', 'corroborated'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

export const RECOMMENDATIONS = ['strong-no', 'no', 'yes', 'strong-yes', 'no-decision'] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export const SOURCES = ['external', 'internal'] as const;
export type Source = (typeof SOURCES)[number];

export interface Rating {
  readonly criterion: string;
  readonly rating: RatingOrNotObserved;
  /** Null exactly when the rating is not observed. */
  readonly verification: Verification | null;
  /** Never blank for a rating 1–5; may stand beside "not observed" to say why. */
  readonly evidence: string | null;
}

/** What an interviewer wrote. */
export interface ScorecardContent {
  /** Shown, never scored. */
  readonly recommendation: Recommendation | null;
  readonly keyTakeaway: string | null;
  readonly tells: readonly string[];
  readonly ratings: readonly Rating[];
}

/** One amendment: when, why, and what stood there before it. Oldest first on a scorecard. */
export interface Amendment {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
  readonly before: ScorecardContent;
}

export interface Scorecard extends ScorecardContent {
  readonly interviewer: string;
  /** ISO 8601, UTC. */
  readonly submittedAt: string;
  readonly amendments: readonly Amendment[];
}

export interface HistoryEntry {
  readonly title: string;
  readonly organisation: string;
  /** "2014", "2014-03" or "2014-03-01". */
  readonly from: string;
  /** Null while it goes on. */
  readonly to: string | null;
}

export interface Application {
  readonly id: string;
  readonly candidate: { readonly name: string };
  readonly source: Source;
  /** Shown, never scored. */
  readonly history: readonly HistoryEntry[];
  readonly scorecards: readonly Scorecard[];
}

/** What the requisition gives for the grow-or-buy comparison. Null: not given, and then not invented. */
export interface Economics {
  /** ISO 4217, e.g. "EUR". */
  readonly currency: string | null;
  /** A year's salary for the seat, in `currency`. */
  readonly salary: number | null;
  /** An amount in `currency`. */
  readonly agencyFee: number | null;
  /** Days from opening to a signed contract. */
  readonly timeToHireDays: number | null;
  /** Weeks until a person from outside carries the seat. */
  readonly rampUpWeeks: number | null;
  /** Weeks to grow each dimension that an inside candidate is missing, by dimension id. */
  readonly growthWeeks: Readonly<Record<string, number>>;
  /** Cost of filling the seat that an inside candidate leaves, in `currency`. */
  readonly backfillCost: number | null;
  /** Share still in the seat after twelve months, 0–1. */
  readonly firstYearRetention: { readonly inside: number | null; readonly outside: number | null };
}

/** Nothing given, so that nothing is invented. */
export const NO_ECONOMICS: Economics = {
  currency: null,
  salary: null,
  agencyFee: null,
  timeToHireDays: null,
  rampUpWeeks: null,
  growthWeeks: {},
  backfillCost: null,
  firstYearRetention: { inside: null, outside: null },
};

export interface Requisition {
  readonly id: string;
  readonly title: string;
  /** Shown on the brief; optional. */
  readonly organisation: string | null;
  /** Id of the career stage that the seat needs. */
  readonly stage: string;
  readonly transitionPlan: string | null;
  readonly economics: Economics;
}

/** `arcbrief.evaluation/1` in memory: one requisition with its scorecards, and the rubric they were rated on. */
export interface Evaluation {
  readonly schema: 'arcbrief.evaluation/1';
  /** `id@version`. */
  readonly rubric: string;
  readonly requisition: Requisition;
  readonly applications: readonly Application[];
}

/** A rating's id wherever an assessment refers to it: `application/interviewer/criterion`. */
export function ratingId(application: string, interviewer: string, criterion: string): string {
  return `${application}/${interviewer}/${criterion}`;
}

/** A ticked tell's id wherever an assessment refers to it: `application/interviewer/tell:id`. */
export function tellId(application: string, interviewer: string, tell: string): string {
  return `${application}/${interviewer}/tell:${tell}`;
}
