import { canonicalSha256 } from '../canonical.js';
import type { Rubric } from '../rubric/rubric.js';
import type { Application, Amendment, Requisition, Scorecard, ScorecardContent } from './panel.js';
import { byCodeUnit } from './pool.js';

/** The same applications in the one order in which the engine reads them: by id, interviewer, criterion and tell. */
export function inCanonicalOrder(applications: readonly Application[]): readonly Application[] {
  return applications
    .map((application) => ({
      ...application,
      scorecards: application.scorecards.map(scorecardInOrder).sort((a, b) => byCodeUnit(a.interviewer, b.interviewer)),
    }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function scorecardInOrder(scorecard: Scorecard): Scorecard {
  return { ...scorecard, ...contentInOrder(scorecard), amendments: scorecard.amendments.map(amendmentInOrder) };
}

// Amendments stand in the order in which they were made, and that order means something.
function amendmentInOrder(amendment: Amendment): Amendment {
  return { ...amendment, before: { ...amendment.before, ...contentInOrder(amendment.before) } };
}

function contentInOrder({ ratings, tells }: ScorecardContent): Pick<ScorecardContent, 'ratings' | 'tells'> {
  return {
    ratings: [...ratings].sort((a, b) => byCodeUnit(a.criterion, b.criterion)),
    tells: [...tells].sort(byCodeUnit),
  };
}

export interface HashedInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  /** In canonical order. */
  readonly applications: readonly Application[];
  /** In canonical order; undefined when the applications are the pool. */
  readonly pool: readonly Application[] | undefined;
  /** Undefined when the pool is fitted afresh. */
  readonly calibration: unknown;
}

/** Lower-case hexadecimal SHA-256 of everything that an assessment is computed from. */
export function inputSha256({ rubric, requisition, applications, pool, calibration }: HashedInput): string {
  const { id, version } = rubric;
  return canonicalSha256({
    rubric: { id, version, sha256: canonicalSha256(rubric) },
    requisition,
    applications,
    pool,
    calibration,
  });
}
