import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import {
  insertRow,
  isPostgres,
  locked,
  pageRows,
  placeholders,
  run,
  updateVersion,
  type SqlValue,
} from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { ScorecardContent } from '../../domain/assessment/panel.js';
import { ScorecardRow } from './scorecard.entity.js';
import { toScorecard, type ScorecardReadRow, type ScorecardRecord } from './scorecards.mapping.js';

export interface RevisionToWrite {
  readonly scorecardId: string;
  readonly revision: number;
  readonly at: string;
  readonly reason: string | null;
  readonly content: ScorecardContent;
}

/** What a scorecard becomes when a revision is in force. */
export interface InForce {
  readonly submittedAt: string;
  readonly rubric: string;
  readonly revision: number;
}

@Injectable()
export class ScorecardsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the interviewer has a scorecard for the application already. */
  insert(row: Omit<ScorecardRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, ScorecardRow, row, ['applicationId', 'interviewerId']);
  }

  async find(id: string): Promise<ScorecardRecord | null> {
    return (await this.read('s."id" = ?', [id]))[0] ?? null;
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  async findLocked(id: string): Promise<ScorecardRecord | null> {
    if (isPostgres(this.units.manager))
      await run(this.units.manager, `SELECT 1 FROM "scorecards" WHERE "id" = ?${locked(this.units.manager)}`, [id]);
    return this.find(id);
  }

  async pageOfApplication(applicationId: string, page: PageQuery): Promise<readonly ScorecardRecord[]> {
    const rows = await pageRows(this.units.manager, ScorecardRow, { page, where: { applicationId } });
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    return this.read('s."application_id" = ? AND s."seq" BETWEEN ? AND ?', [applicationId, first.seq, last.seq]);
  }

  /** All submitted ones of a requisition, in order of arrival, with their ratings and amendments: one statement. */
  submittedOf(requisitionId: string): Promise<readonly ScorecardRecord[]> {
    return this.read(`s."requisition_id" = ? AND s."status" = 'submitted'`, [requisitionId]);
  }

  /** All submitted ones on a rubric but those of one requisition. */
  submittedElsewhere(rubric: string, requisitionId: string): Promise<readonly ScorecardRecord[]> {
    return this.read(`s."rubric" = ? AND s."requisition_id" <> ?`, [rubric, requisitionId]);
  }

  async countOf(applicationId: string): Promise<number> {
    const { rows } = await run<{ n: number | string }>(
      this.units.manager,
      `SELECT count(*) AS n FROM "scorecards" WHERE "application_id" = ?`,
      [applicationId],
    );
    return Number(rows[0]?.n ?? 0);
  }

  saveDraft(id: string, expectedVersion: number, content: ScorecardContent): Promise<void> {
    return updateVersion(this.units.manager, ScorecardRow, {
      id,
      expectedVersion,
      changes: { draft: JSON.stringify(content) },
    });
  }

  /** Two statements, however many ratings. The revision is in force once `putInForce` says so. */
  async writeRevision({ scorecardId, revision, at, reason, content }: RevisionToWrite): Promise<void> {
    const { recommendation, keyTakeaway, tells, ratings } = content;
    const { rows } = await run<{ seq: number }>(
      this.units.manager,
      `INSERT INTO "scorecard_revisions" ("scorecard_id", "revision", "at", "reason", "recommendation", "key_takeaway", "tells") VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING "seq"`,
      [scorecardId, revision, at, reason, recommendation, keyTakeaway, JSON.stringify(tells)],
    );
    const seq = rows[0]?.seq;
    if (seq === undefined) throw new Error('a revision was not written');
    if (ratings.length === 0) return;
    const values = ratings.flatMap(({ criterion, rating, verification, evidence }, position): SqlValue[] => [
      seq,
      position,
      criterion,
      rating === 'not-observed' ? null : rating,
      verification,
      evidence,
    ]);
    await run(
      this.units.manager,
      `INSERT INTO "ratings" ("revision_seq", "position", "criterion", "rating", "verification", "evidence") VALUES ${placeholders(ratings.length, 6)}`,
      values,
    );
  }

  putInForce(id: string, expectedVersion: number, { submittedAt, rubric, revision }: InForce): Promise<void> {
    return updateVersion(this.units.manager, ScorecardRow, {
      id,
      expectedVersion,
      changes: { status: 'submitted', draft: null, submittedAt, rubric, revision },
    });
  }

  private async read(condition: string, values: readonly SqlValue[]): Promise<readonly ScorecardRecord[]> {
    const { manager } = this.units;
    const { rows } = await run<ScorecardReadRow>(
      manager,
      `${readSql(isPostgres(manager))} WHERE ${condition} ORDER BY s."seq"`,
      values,
    );
    return rows.map(toScorecard);
  }
}

/** Scorecards whole: revisions, and inside them ratings, as JSON that the database puts together. */
function readSql(postgres: boolean): string {
  return postgres ? READ_POSTGRES : READ_SQLITE;
}

const COLUMNS = [
  'id',
  'version',
  'created_at',
  'requisition_id',
  'application_id',
  'interviewer_id',
  'status',
  'revision',
  'draft',
  'submitted_at',
]
  .map((name) => `s."${name}"`)
  .join(', ');
const OF_REVISION = 'v."at", v."reason", v."recommendation", v."key_takeaway"';
const OF_RATING = 'r."criterion", r."rating", r."verification", r."evidence"';

const READ_SQLITE =
  `SELECT ${COLUMNS}, (SELECT json_group_array(json_array(${OF_REVISION}, json(v."tells"),` +
  ` json((SELECT json_group_array(json_array(${OF_RATING}) ORDER BY r."position") FROM "ratings" r WHERE r."revision_seq" = v."seq"))) ORDER BY v."revision")` +
  ` FROM "scorecard_revisions" v WHERE v."scorecard_id" = s."id") AS "revisions" FROM "scorecards" s`;

const READ_POSTGRES =
  `SELECT ${COLUMNS}, (SELECT json_agg(json_build_array(${OF_REVISION}, v."tells"::json,` +
  ` (SELECT json_agg(json_build_array(${OF_RATING}) ORDER BY r."position") FROM "ratings" r WHERE r."revision_seq" = v."seq")) ORDER BY v."revision")::text` +
  ` FROM "scorecard_revisions" v WHERE v."scorecard_id" = s."id") AS "revisions" FROM "scorecards" s`;
