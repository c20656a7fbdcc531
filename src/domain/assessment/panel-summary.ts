import type { PanelSummary } from './assessment.js';
import type { GivenRating } from './pool.js';
import { interviewersOf } from './pool.js';
import { alphaHiddenReason, alphaUndefinedReason } from './sentences/panel.js';

/** Below this many applications agreement is hidden; below the next it is only indicative. */
const ALPHA_FROM = 10;

export type AgreementSummary = Omit<PanelSummary, 'measurement' | 'comparisons'>;

/**
 * How far the pool's interviewers agree: Krippendorff's alpha (ordinal) over every application and criterion,
 * with the gates that keep it from saying more than it can.
 */
export function agreementOver(ratings: readonly GivenRating[], _seed: string): AgreementSummary {
  const applications = new Set(ratings.map(({ application }) => application)).size;
  const interviewers = interviewersOf(ratings).length;
  const counts = { applications, interviewers, ratings: ratings.length };
  const hidden = { alpha: null, alphaInterval95: null, alphaDisplay: 'hidden' } as const;
  if (applications < ALPHA_FROM) {
    return { ...hidden, ...counts, alphaReason: alphaHiddenReason(applications, ALPHA_FROM) };
  }
  return { ...hidden, ...counts, alphaReason: alphaUndefinedReason() };
}
