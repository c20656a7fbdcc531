import type {
  Amendment,
  Rating,
  Recommendation,
  ScorecardContent,
  Verification,
} from '../../domain/assessment/panel.js';

export interface ScorecardRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly requisitionId: string;
  readonly applicationId: string;
  readonly interviewerId: string;
  readonly status: 'draft' | 'submitted';
  /** When it was submitted; null for a draft. */
  readonly submittedAt: string | null;
  /** 0 for a draft, 1 as submitted, one more for each amendment. */
  readonly revision: number;
  /** As it reads now. */
  readonly content: ScorecardContent;
  /** Oldest first. */
  readonly amendments: readonly Amendment[];
}

/** A scorecard as one statement reads it. */
export interface ScorecardReadRow {
  readonly id: string;
  readonly version: number;
  readonly created_at: string;
  readonly requisition_id: string;
  readonly application_id: string;
  readonly interviewer_id: string;
  readonly status: 'draft' | 'submitted';
  readonly revision: number;
  readonly draft: string | null;
  readonly submitted_at: string | null;
  /** JSON: a `RevisionTuple` for each revision, oldest first; null or empty for a draft. */
  readonly revisions: string | null;
}

type RatingTuple = readonly [
  criterion: string,
  rating: number | null,
  verification: Verification | null,
  evidence: string | null,
];
type RevisionTuple = readonly [
  at: string,
  reason: string | null,
  recommendation: Recommendation | null,
  keyTakeaway: string | null,
  tells: readonly string[],
  ratings: readonly RatingTuple[] | null,
];

export const EMPTY_CONTENT: ScorecardContent = { recommendation: null, keyTakeaway: null, tells: [], ratings: [] };

export function toScorecard(row: ScorecardReadRow): ScorecardRecord {
  const revisions = (JSON.parse(row.revisions ?? '[]') ?? []) as readonly RevisionTuple[];
  const contents = revisions.map(toContent);
  return {
    id: row.id,
    version: row.version,
    createdAt: row.created_at,
    requisitionId: row.requisition_id,
    applicationId: row.application_id,
    interviewerId: row.interviewer_id,
    status: row.status,
    submittedAt: row.submitted_at,
    revision: row.revision,
    content: contents.at(-1) ?? (JSON.parse(row.draft ?? 'null') as ScorecardContent | null) ?? EMPTY_CONTENT,
    amendments: revisions
      .slice(1)
      .map(([at, reason], index) => ({ at, reason: reason ?? '', before: contents[index] ?? EMPTY_CONTENT })),
  };
}

function toContent([, , recommendation, keyTakeaway, tells, ratings]: RevisionTuple): ScorecardContent {
  return { recommendation, keyTakeaway, tells, ratings: (ratings ?? []).map(toRating) };
}

function toRating([criterion, rating, verification, evidence]: RatingTuple): Rating {
  return { criterion, rating: rating === null ? 'not-observed' : (rating as Rating['rating']), verification, evidence };
}

/** What stood on the scorecard revision by revision: the first as submitted, the last as it reads now. */
export function revisionsOf({
  submittedAt,
  amendments,
  ...current
}: ScorecardContent & { readonly submittedAt: string; readonly amendments: readonly Amendment[] }): readonly {
  readonly at: string;
  readonly reason: string | null;
  readonly content: ScorecardContent;
}[] {
  const { recommendation, keyTakeaway, tells, ratings } = current;
  const contents = [...amendments.map(({ before }) => before), { recommendation, keyTakeaway, tells, ratings }];
  return contents.map((content, index) => {
    const amendment = index === 0 ? undefined : amendments[index - 1];
    return { at: amendment?.at ?? submittedAt, reason: amendment?.reason ?? null, content };
  });
}
