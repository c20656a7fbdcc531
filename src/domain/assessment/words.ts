import type { ClosenessStatus, SkipRiskLevel, StageStatus } from './assessment.js';
import type { RatingOrNotObserved, Recommendation } from './panel.js';

/** The words that people read for the closed vocabularies of an assessment: one place, the same in every door. Routes, which
 * make sentences too, have theirs in sentences/route.ts. */

export const RATING_WORDS: Readonly<Record<RatingOrNotObserved, string>> = {
  1: 'Borrowed',
  2: 'Mostly borrowed',
  3: 'Mixed',
  4: 'Mostly earned',
  5: 'Earned',
  'not-observed': 'Not observed',
};

export const STATUS_WORDS: Readonly<Record<StageStatus | ClosenessStatus, string>> = {
  earned: 'earned',
  unproven: 'unproven',
  borrowed: 'borrowed',
  kept: 'kept',
  uncertain: 'uncertain',
  lost: 'lost',
  unobserved: 'not observed',
};

export const SKIP_RISK_WORDS: Readonly<Record<SkipRiskLevel, string>> = {
  low: 'low',
  watch: 'watch',
  elevated: 'elevated',
  high: 'high',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
};

export const RECOMMENDATION_WORDS: Readonly<Record<Recommendation, string>> = {
  'strong-no': 'strong no',
  no: 'no',
  yes: 'yes',
  'strong-yes': 'strong yes',
  'no-decision': 'no decision',
};

/** "Mostly earned (4)", "Not observed". */
export function ratingInWords(rating: RatingOrNotObserved): string {
  return rating === 'not-observed' ? RATING_WORDS[rating] : `${RATING_WORDS[rating]} (${rating})`;
}
