import type { Amendment, ScorecardContent } from '../../src/domain/assessment/panel.js';

const CRITERIA = [
  'builder.shipped-real-systems',
  'builder.owned-what-broke',
  'builder.reads-the-data',
  'leader.team-ships-without-me',
  'closeness.reads-the-work',
];

/** A scorecard that tells which application it was written for. */
export function cardOf(
  externalId: string,
): ScorecardContent & { readonly submittedAt: string; readonly amendments: readonly Amendment[] } {
  return {
    recommendation: 'yes',
    keyTakeaway: externalId,
    tells: [],
    ratings: CRITERIA.map((criterion) => ({
      criterion,
      rating: 4,
      verification: 'probed',
      evidence: `${externalId} ${criterion}`,
    })),
    submittedAt: '2026-11-02T10:00:00Z',
    amendments: [],
  };
}
