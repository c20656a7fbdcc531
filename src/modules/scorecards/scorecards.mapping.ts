import type {
  Amendment,
  Rating,
  RatingValue,
  Recommendation,
  ScorecardContent,
  Verification,
} from '../../domain/index.js';

/** Where an amendment was made: `debrief`, where the panel talked, or null, on its own. */
export type Setting = 'debrief';

/** An amendment with the setting that it was made in. */
export interface RecordedAmendment extends Amendment {
  readonly setting: Setting | null;
}

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
  /** Of criteria that are not rated yet; none once it is submitted. */
  readonly notes: readonly RatingNote[];
  /** Oldest first. */
  readonly amendments: readonly RecordedAmendment[];
}

/** What was written of a criterion before it was rated: people write while they listen, and rate when they have heard enough. */
export interface RatingNote {
  readonly criterion: string;
  readonly verification: Verification | null;
  readonly evidence: string | null;
}

/** A draft as it is stored: JSON. */
export interface StoredDraft extends ScorecardContent {
  /** Not there in drafts of before notes were kept. */
  readonly notes?: readonly RatingNote[];
}

/** One revision of a scorecard as one statement reads it, or a draft. */
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
  /** From here on null for a draft. */
  readonly revision_seq: number | null;
  readonly at: string | null;
  readonly reason: string | null;
  readonly recommendation: Recommendation | null;
  readonly key_takeaway: string | null;
  /** JSON. */
  readonly tells: string | null;
  readonly setting: Setting | null;
}

export interface RatingReadRow {
  readonly revision_seq: number;
  readonly position: number;
  readonly criterion: string;
  readonly rating: RatingValue | null;
  readonly verification: Verification | null;
  readonly evidence: string | null;
}

/** What a scorecard says when it is opened. */
export const EMPTY_CONTENT: ScorecardContent = { recommendation: null, keyTakeaway: null, tells: [], ratings: [] };

/** Rows of one scorecard stand together, oldest revision first; ratings come in any order and are put in that of the scorecard. */
export function toScorecards(
  rows: readonly ScorecardReadRow[],
  ratings: readonly RatingReadRow[],
): readonly ScorecardRecord[] {
  const ofRevision = ratingsByRevision(ratings);
  const groups: ScorecardReadRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group?.[0]?.id === row.id) group.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => toScorecard(group, ofRevision));
}

function ratingsByRevision(rows: readonly RatingReadRow[]): ReadonlyMap<number, readonly Rating[]> {
  const byRevision = new Map<number, Rating[]>();
  for (const { revision_seq: revision, position, criterion, rating, verification, evidence } of rows) {
    const group = byRevision.get(revision) ?? [];
    if (group.length === 0) byRevision.set(revision, group);
    // Positions of a revision run from 0 without a gap.
    group[position] = { criterion, rating: rating ?? 'not-observed', verification, evidence };
  }
  return byRevision;
}

function toScorecard(
  rows: readonly ScorecardReadRow[],
  ratings: ReadonlyMap<number, readonly Rating[]>,
): ScorecardRecord {
  const newest = rows.at(-1);
  if (newest === undefined) throw new Error('a scorecard without a row');
  const contents = rows.map((row) => contentOf(row, ratings));
  return {
    id: newest.id,
    version: newest.version,
    createdAt: newest.created_at,
    requisitionId: newest.requisition_id,
    applicationId: newest.application_id,
    interviewerId: newest.interviewer_id,
    status: newest.status,
    submittedAt: newest.submitted_at,
    revision: newest.revision,
    content: contents.at(-1) ?? EMPTY_CONTENT,
    notes: newest.status === 'draft' ? (storedDraft(newest)?.notes ?? []) : [],
    amendments: rows.slice(1).map(({ at, reason, setting }, index) => ({
      at: at ?? '',
      reason: reason ?? '',
      setting,
      before: contents[index] ?? EMPTY_CONTENT,
    })),
  };
}

function contentOf(row: ScorecardReadRow, ratings: ReadonlyMap<number, readonly Rating[]>): ScorecardContent {
  if (row.revision_seq === null) {
    const { notes: _, ...content }: StoredDraft = storedDraft(row) ?? EMPTY_CONTENT;
    return content;
  }
  return {
    recommendation: row.recommendation,
    keyTakeaway: row.key_takeaway,
    tells: JSON.parse(row.tells ?? '[]') as readonly string[],
    ratings: ratings.get(row.revision_seq) ?? [],
  };
}

function storedDraft({ draft }: ScorecardReadRow): StoredDraft | null {
  return draft === null ? null : (JSON.parse(draft) as StoredDraft);
}

/** What one scorecard adds to a pool: ratings, without the words. */
export interface RatedScorecard {
  readonly id: string;
  readonly applicationId: string;
  readonly interviewerId: string;
  readonly submittedAt: string;
  readonly revision: number;
  readonly ratings: readonly { readonly criterion: string; readonly rating: RatingValue }[];
}

export interface RatedReadRow {
  readonly id: string;
  readonly application_id: string;
  readonly interviewer_id: string;
  readonly submitted_at: string;
  readonly revision: number;
  /** JSON: criteria and ratings; null for none on PostgreSQL. */
  readonly ratings: string;
}

/** A submitted scorecard as the engine takes it. */
export function toRated(row: RatedReadRow): RatedScorecard {
  const [criteria, ratings] = JSON.parse(row.ratings) as [string[] | null, RatingValue[] | null];
  return {
    id: row.id,
    applicationId: row.application_id,
    interviewerId: row.interviewer_id,
    submittedAt: row.submitted_at,
    revision: row.revision,
    ratings: (ratings ?? []).map((rating, index) => ({ criterion: criteria?.[index] ?? '', rating })),
  };
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
