import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { countRows, insertRow, pageRows, updateVersion } from '../../database/rows.js';
import { isPostgres, locked, placeholders, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { ScorecardContent } from '../../domain/index.js';
import { ScorecardRow } from './scorecard.entity.js';
import {
  toRated,
  toScorecards,
  type RatedReadRow,
  type RatedScorecard,
  type RatingReadRow,
  type ScorecardReadRow,
  type ScorecardRecord,
  type Setting,
  type StoredDraft,
} from './scorecards.mapping.js';

export interface RevisionToWrite {
  readonly scorecardId: string;
  readonly revision: number;
  readonly at: string;
  readonly reason: string | null;
  readonly setting: Setting | null;
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
    return insertRow(this.units.manager, ScorecardRow, { row, unlessExists: ['applicationId', 'interviewerId'] });
  }

  /** Null when there is none. */
  async find(id: string): Promise<ScorecardRecord | null> {
    return (await this.read('s."id" = ?', [id]))[0] ?? null;
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  async findForChange(id: string): Promise<ScorecardRecord | null> {
    const { manager } = this.units;
    if (isPostgres(manager)) await run(manager, `SELECT 1 FROM "scorecards" WHERE "id" = ?${locked(manager)}`, [id]);
    return this.find(id);
  }

  /** Up to one record more than the page shows, oldest first. */
  async pageOfApplication(applicationId: string, page: PageQuery): Promise<readonly ScorecardRecord[]> {
    const rows = await pageRows(this.units.manager, ScorecardRow, { page, where: { applicationId } });
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) return [];
    return this.read('s."application_id" = ? AND s."seq" BETWEEN ? AND ?', [applicationId, first.seq, last.seq]);
  }

  /** All of an application, drafts included, in order of arrival. */
  ofApplication(applicationId: string): Promise<readonly ScorecardRecord[]> {
    return this.read('s."application_id" = ?', [applicationId]);
  }

  /** All submitted ones of a requisition, in order of arrival, with their ratings and amendments: one statement. */
  submittedOf(requisitionId: string): Promise<readonly ScorecardRecord[]> {
    return this.read(`s."requisition_id" = ? AND s."status" = 'submitted'`, [requisitionId]);
  }

  /** What the newest revisions on a rubric rate, but those of one requisition: numbers alone, in order of arrival. */
  async ratedElsewhere(rubric: string, requisitionId: string): Promise<readonly RatedScorecard[]> {
    const { manager } = this.units;
    const ratings = isPostgres(manager) ? POOL_POSTGRES : POOL_SQLITE;
    const statement = `${POOL_COLUMNS}, (SELECT ${ratings} FROM "ratings" r WHERE r."revision_seq" = v."seq" AND r."rating" IS NOT NULL) AS "ratings" ${POOL_FROM}`;
    return (await run<RatedReadRow>(manager, statement, [rubric, requisitionId])).rows.map(toRated);
  }

  /** How many scorecards an application has. */
  countOf(applicationId: string): Promise<number> {
    return countRows(this.units.manager, ScorecardRow, { applicationId });
  }

  /** By application; one without a scorecard is not there. */
  async countsOf(requisitionId: string): Promise<Readonly<Record<string, number>>> {
    const { rows } = await run<{ application_id: string; n: number | string }>(
      this.units.manager,
      `SELECT "application_id", count(*) AS n FROM "scorecards" WHERE "requisition_id" = ? GROUP BY "application_id"`,
      [requisitionId],
    );
    return Object.fromEntries(rows.map(({ application_id: id, n }) => [id, Number(n)]));
  }

  /** Those of which a scorecard is in. */
  async ratedApplicationsOf(requisitionId: string): Promise<readonly string[]> {
    const { rows } = await run<{ application_id: string }>(
      this.units.manager,
      `SELECT DISTINCT "application_id" FROM "scorecards" WHERE "requisition_id" = ? AND "status" = 'submitted'`,
      [requisitionId],
    );
    return rows.map(({ application_id: id }) => id);
  }

  /** Writes a draft anew. @throws StaleVersion */
  saveDraft(id: string, expectedVersion: number, draft: StoredDraft): Promise<void> {
    return updateVersion(this.units.manager, ScorecardRow, {
      id,
      expectedVersion,
      changes: { draft: JSON.stringify(draft) },
    });
  }

  /** Two statements, however many ratings. The revision is in force once `putInForce` says so. */
  async writeRevision({ scorecardId, revision, at, reason, setting, content }: RevisionToWrite): Promise<void> {
    const { recommendation, keyTakeaway, tells, ratings } = content;
    const { rows } = await run<{ seq: number }>(this.units.manager, INSERT_REVISION, [
      scorecardId,
      revision,
      at,
      reason,
      recommendation,
      keyTakeaway,
      JSON.stringify(tells),
      setting,
    ]);
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
    await run(this.units.manager, `${INSERT_RATINGS} ${placeholders(ratings.length, 6)}`, values);
  }

  /** Lets a written revision count; the draft is gone then. @throws StaleVersion */
  putInForce(id: string, expectedVersion: number, { submittedAt, rubric, revision }: InForce): Promise<void> {
    const changes = { status: 'submitted', draft: null, submittedAt, rubric, revision } as const;
    return updateVersion(this.units.manager, ScorecardRow, { id, expectedVersion, changes });
  }

  /** Two statements, however many scorecards: theirs with their revisions, and the ratings of these. */
  private async read(condition: string, values: readonly SqlValue[]): Promise<readonly ScorecardRecord[]> {
    const { manager } = this.units;
    const { rows } = await run<ScorecardReadRow>(manager, `${SCORECARDS} WHERE ${condition} ${IN_ORDER}`, values);
    if (rows.every(({ revision_seq: seq }) => seq === null)) return toScorecards(rows, []);
    const ratings = `${RATINGS} WHERE ${condition}`;
    return toScorecards(rows, (await run<RatingReadRow>(manager, ratings, values)).rows);
  }
}

const INSERT_REVISION =
  `INSERT INTO "scorecard_revisions" ("scorecard_id", "revision", "at", "reason", "recommendation", "key_takeaway", "tells", "setting")` +
  ` VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING "seq"`;
const INSERT_RATINGS = `INSERT INTO "ratings" ("revision_seq", "position", "criterion", "rating", "verification", "evidence") VALUES`;

/** Plain rows: putting a JSON together in the database and taking it apart again costs more than they do. */
const SCORECARDS =
  `SELECT s."id", s."version", s."created_at", s."requisition_id", s."application_id", s."interviewer_id", s."status", s."revision",` +
  ` s."draft", s."submitted_at", v."seq" AS "revision_seq", v."at", v."reason", v."recommendation", v."key_takeaway", v."tells", v."setting"` +
  ` FROM "scorecards" s LEFT JOIN "scorecard_revisions" v ON v."scorecard_id" = s."id"`;
/** In no order: sorting would carry every text of evidence through a sorter, to put eighteen numbers in order. */
const RATINGS =
  `SELECT r."revision_seq", r."position", r."criterion", r."rating", r."verification", r."evidence" FROM "scorecards" s` +
  ` JOIN "scorecard_revisions" v ON v."scorecard_id" = s."id" JOIN "ratings" r ON r."revision_seq" = v."seq"`;
const IN_ORDER = `ORDER BY s."seq", v."revision"`;

const POOL_COLUMNS = `SELECT s."id", s."application_id", s."interviewer_id", s."submitted_at", s."revision"`;
const POOL_FROM =
  `FROM "scorecards" s JOIN "scorecard_revisions" v ON v."scorecard_id" = s."id" AND v."revision" = s."revision"` +
  ` WHERE s."rubric" = ? AND s."requisition_id" <> ? ORDER BY s."seq"`;
const POOL_SQLITE = `json_array(json_group_array(r."criterion"), json_group_array(r."rating"))`;
const POOL_POSTGRES = `json_build_array(json_agg(r."criterion"), json_agg(r."rating"))::text`;
