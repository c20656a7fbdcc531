import { canonicalSha256 } from '../canonical.js';
import type { FrozenCalibration } from '../measurement/calibration.js';
import type { Rubric } from '../rubric/rubric.js';
import type { Application, Amendment, Requisition, Scorecard, ScorecardContent } from './panel.js';
import type { AgreementSummary } from './panel-summary.js';
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
  readonly calibration: FrozenCalibration | undefined;
  /** In canonical order; undefined when the calibration was fitted on none of the applications. */
  readonly counted?: readonly Application[] | undefined;
  readonly agreement?: AgreementSummary | undefined;
}

/** Lower-case hexadecimal SHA-256 of everything that an assessment is computed from. */
export function inputSha256(input: HashedInput): string {
  const { rubric, requisition, applications, pool, calibration, counted, agreement } = input;
  const { id, version } = rubric;
  return canonicalSha256({
    rubric: { id, version, sha256: canonicalSha256(rubric) },
    requisition,
    applications,
    pool,
    calibration: calibration && { sha256: calibrationSha256(calibration), counted, agreement },
  });
}

const hashes = new WeakMap<FrozenCalibration, string>();

/** A calibration never changes, and may be megabytes: each is hashed once. */
function calibrationSha256(calibration: FrozenCalibration): string {
  const known = hashes.get(calibration);
  if (known !== undefined) return known;
  const hash = canonicalSha256(calibration);
  hashes.set(calibration, hash);
  return hash;
}
