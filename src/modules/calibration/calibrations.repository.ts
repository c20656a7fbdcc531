import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { isPostgres, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, Criterion, DatedRating, Observation } from '../../domain/index.js';
import { CalibrationRow, type CalibrationTrigger } from './calibration.entity.js';
import { datedOf, type RatedRevisionRow } from './rated-revisions.mapping.js';

/** A version without what only a score needs: that may be megabytes. */
export interface CalibrationListRow {
  readonly id: string;
  readonly created_at: string;
  readonly rubric: string;
  readonly number: number;
  readonly trigger: CalibrationTrigger;
  readonly engine: string;
  readonly data_sha256: string;
  readonly scorecards: number;
  readonly applications: number;
  readonly interviewers: number;
  readonly newest_revision: number;
  readonly practice_ratings: number | null;
  /** JSON. */
  readonly members: string;
  /** JSON. */
  readonly record: string;
}

/** All ratings on a rubric, as its calibration takes them. */
export interface PoolOfRubric {
  /** Ratings 1–5: applications by their ids here, interviewers by their handles. */
  readonly ratings: readonly DatedRating[];
  /** Id by handle. */
  readonly interviewers: ReadonlyMap<string, string>;
  readonly scorecards: number;
  /** The `seq` of the revisions in force. */
  readonly revisions: readonly number[];
  /** Ratings of practice candidates, under their ids as applications. */
  readonly practice: readonly Observation[];
}

/** What has come in on a rubric. */
export interface ComeIn {
  readonly rubric: string;
  readonly scorecards: number;
}

const LISTED = [
  'id',
  'created_at',
  'rubric',
  'number',
  'trigger',
  'engine',
  'data_sha256',
  'scorecards',
  'applications',
  'interviewers',
  'newest_revision',
  'practice_ratings',
  'members',
  'record',
]
  .map((column) => `"${column}"`)
  .join(', ');

/** Reads ratings straight from the tables of scorecards, numbers alone: the worker has no services, and a pool may be a million of them. */
@Injectable()
export class CalibrationsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the rubric has a version of this number already. */
  insert(row: Omit<CalibrationRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, CalibrationRow, { row, unlessExists: ['rubric', 'number'] });
  }

  /** Null when there is none. */
  async newest(rubric: string): Promise<CalibrationListRow | null> {
    return (await this.list(rubric, 1))[0] ?? null;
  }

  /** Newest first. */
  list(rubric: string, limit: number): Promise<readonly CalibrationListRow[]> {
    return this.listed(`WHERE "rubric" = ? ORDER BY "number" DESC LIMIT ?`, [rubric, limit]);
  }

  /** The newest of every rubric that has one, by rubric. */
  newestOfEach(): Promise<readonly CalibrationListRow[]> {
    return this.listed(
      `c WHERE NOT EXISTS (SELECT 1 FROM "calibrations" n WHERE n."rubric" = c."rubric" AND n."number" > c."number") ORDER BY "rubric"`,
      [],
    );
  }

  async find(id: string): Promise<CalibrationListRow | null> {
    return (await this.listed(`WHERE "id" = ?`, [id]))[0] ?? null;
  }

  /** The JSON that scores are taken from. */
  async contentOf(id: string): Promise<string | null> {
    return (await findRow(this.units.manager, CalibrationRow, { where: { id } }))?.content ?? null;
  }

  /** Everything that is submitted on a rubric, as it reads now. @param criteria of that rubric */
  async poolOf(rubric: string, criteria: readonly Criterion[]): Promise<PoolOfRubric> {
    const { manager } = this.units;
    const known = new Map(criteria.map((criterion) => [criterion.id, criterion]));
    const { rows } = await run<RatedRevisionRow>(
      manager,
      `${this.revisions} AND v."revision" = s."revision" WHERE s."rubric" = ?`,
      [rubric],
    );
    const practised = await this.practiceOf(rubric);
    return {
      practice: practised,
      ratings: rows.flatMap((row) => datedOf(row, known)),
      interviewers: new Map(rows.map(({ handle, interviewer_id: id }) => [handle, id])),
      scorecards: rows.length,
      revisions: rows.map(({ seq }) => seq),
    };
  }

  /** Every revision of the submitted scorecards of a requisition, in order. */
  async revisionsOf(requisitionId: string): Promise<readonly RatedRevisionRow[]> {
    const { manager } = this.units;
    const statement = `${this.revisions} WHERE s."requisition_id" = ? AND s."status" = 'submitted' ORDER BY v."seq"`;
    return (await run<RatedRevisionRow>(manager, statement, [requisitionId])).rows;
  }

  /** The greatest `seq` of all revisions, and how much practice counts: the same as before means that nothing has come in. */
  async newestPositions(until: string): Promise<{ readonly revision: number; readonly practice: number }> {
    const { rows } = await run<{ revision: number | null; practice: number | string }>(
      this.units.manager,
      `SELECT (SELECT max("seq") FROM "scorecard_revisions") AS "revision", (SELECT count(*) ${PRACTISED} WHERE r."created_at" <= ?) AS "practice"`,
      [until],
    );
    return { revision: rows[0]?.revision ?? 0, practice: Number(rows[0]?.practice ?? 0) };
  }

  /** How many practice ratings on a rubric counted at some time. */
  async practiceUntil(rubric: string, until: string): Promise<number> {
    const statement = `SELECT count(*) AS n ${PRACTISED} WHERE r."rubric" = ? AND r."created_at" <= ?`;
    const { rows } = await run<{ n: number | string }>(this.units.manager, statement, [rubric, until]);
    return Number(rows[0]?.n ?? 0);
  }

  /** Rubrics on which something is submitted. */
  async comeIn(): Promise<readonly ComeIn[]> {
    const { rows } = await run<{ rubric: string; n: number | string }>(
      this.units.manager,
      `SELECT "rubric", count(*) AS n FROM "scorecards" WHERE "rubric" IS NOT NULL GROUP BY "rubric" ORDER BY "rubric"`,
      [],
    );
    return rows.map(({ rubric, n }) => ({ rubric, scorecards: Number(n) }));
  }

  /** Applications that somebody has rated on a rubric. */
  async ratedApplications(rubric: string): Promise<number> {
    const { rows } = await run<{ n: number | string }>(
      this.units.manager,
      `SELECT count(DISTINCT "application_id") AS n FROM "scorecards" WHERE "rubric" = ?`,
      [rubric],
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Whether a revision on the rubric that came after a position was there at some time. */
  async cameBetween(rubric: string, { after, until }: { readonly after: number; readonly until: string }) {
    const { rows } = await run(
      this.units.manager,
      `SELECT 1 FROM "scorecard_revisions" v JOIN "scorecards" s ON s."id" = v."scorecard_id"` +
        ` WHERE v."seq" > ? AND v."at" <= ? AND s."rubric" = ? LIMIT 1`,
      [after, until, rubric],
    );
    return rows.length > 0;
  }

  /** Whether somebody owes a scorecard on a rubric, or is a candidate who is rated on it. */
  async owes({ personId, email }: Pick<Caller, 'personId' | 'email'>, rubric: string): Promise<boolean> {
    const { rows } = await run(
      this.units.manager,
      `SELECT 1 FROM "requisitions" r WHERE r."rubric" = ? AND (EXISTS (SELECT 1 FROM "scorecards" s` +
        ` JOIN "people" p ON p."interviewer_id" = s."interviewer_id" WHERE s."requisition_id" = r."id" AND s."status" = 'draft' AND p."id" = ?)` +
        ` OR EXISTS (SELECT 1 FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id"` +
        ` WHERE a."requisition_id" = r."id" AND (c."email" = ? OR c."person_id" = ?))) LIMIT 1`,
      [rubric, personId, email, personId],
    );
    return rows.length > 0;
  }

  private async practiceOf(rubric: string): Promise<readonly Observation[]> {
    const statement =
      `SELECT r."vignette" AS "application", i."handle" AS "interviewer", r."criterion", r."rating"` +
      ` ${PRACTISED} WHERE r."rubric" = ? ORDER BY r."seq"`;
    return (await run<Observation>(this.units.manager, statement, [rubric])).rows;
  }

  private get revisions(): string {
    const ratings = isPostgres(this.units.manager) ? RATINGS_POSTGRES : RATINGS_SQLITE;
    return (
      `SELECT v."seq", s."application_id", s."interviewer_id", i."handle", s."submitted_at",` +
      ` (SELECT ${ratings} FROM "ratings" r WHERE r."revision_seq" = v."seq" AND r."rating" IS NOT NULL) AS "ratings"` +
      ` FROM "scorecards" s JOIN "interviewers" i ON i."id" = s."interviewer_id"` +
      ` JOIN "scorecard_revisions" v ON v."scorecard_id" = s."id"`
    );
  }

  private async listed(rest: string, values: readonly (string | number)[]): Promise<readonly CalibrationListRow[]> {
    return (await run<CalibrationListRow>(this.units.manager, `SELECT ${LISTED} FROM "calibrations" ${rest}`, values))
      .rows;
  }
}

/** Practice of those who are interviewers here: of nobody else is a severity asked for. */
const PRACTISED =
  `FROM "practice_ratings" r JOIN "people" p ON p."id" = r."person_id"` +
  ` JOIN "interviewers" i ON i."id" = p."interviewer_id"`;

const COLUMNS = ['criterion', 'rating', 'verification'] as const;
const RATINGS_SQLITE = `json_array(${COLUMNS.map((column) => `json_group_array(r."${column}")`).join(', ')})`;
const RATINGS_POSTGRES = `json_build_array(${COLUMNS.map((column) => `json_agg(r."${column}")`).join(', ')})::text`;
