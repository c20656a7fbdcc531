import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { inList, isPostgres, locked, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ScoreReadRow } from './score-read.entity.js';

/** Who would rate, and who would be rated. */
export interface Parties {
  /** The rater's account, if any. */
  readonly personId: string | null;
  /** The addresses by which they are known, as they were given. */
  readonly emails: readonly (string | null)[];
  readonly candidate: { readonly personId: string | null; readonly email: string | null };
}

/** Who has read scores, and who may therefore not be put on a panel. */
@Injectable()
export class ScoreReadsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** The applications of which this person has not noted yet that they read the scores. */
  async unnoted(personId: string, applicationIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.rows<{ application_id: string }>(
      `SELECT "application_id" FROM "score_reads" WHERE "person_id" = ? AND ${this.in('"application_id"')}`,
      [personId, JSON.stringify(applicationIds)],
    );
    const noted = new Set(rows.map(({ application_id: id }) => id));
    return applicationIds.filter((id) => !noted.has(id));
  }

  /**
   * Nobody is put on the panel of these applications until this unit ends: whoever does it holds the application too.
   * On SQLite no other unit writes meanwhile.
   */
  async hold(applicationIds: readonly string[]): Promise<void> {
    const { manager } = this.units;
    if (!isPostgres(manager)) return;
    await this.rows(`SELECT 1 FROM "applications" WHERE ${this.in('"id"')} ORDER BY "id"${locked(manager)}`, [
      JSON.stringify(applicationIds),
    ]);
  }

  /** Who rates under an interviewer's name, and whose application it is. */
  async parties(interviewerId: string, applicationId: string): Promise<Parties> {
    const raters = await this.rows<{ email: string | null; person_id: string | null; person_email: string | null }>(
      `SELECT i."email", p."id" AS "person_id", p."email" AS "person_email" FROM "interviewers" i` +
        ` LEFT JOIN "people" p ON p."interviewer_id" = i."id" WHERE i."id" = ?`,
      [interviewerId],
    );
    const candidates = await this.rows<{ email: string | null; person_id: string | null }>(
      `SELECT c."email", c."person_id" FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id" WHERE a."id" = ?`,
      [applicationId],
    );
    return {
      personId: raters[0]?.person_id ?? null,
      emails: raters.flatMap(({ email, person_email: own }) => [email, own]),
      candidate: { personId: candidates[0]?.person_id ?? null, email: candidates[0]?.email ?? null },
    };
  }

  async note(personId: string, applicationId: string, at: string): Promise<void> {
    const row = { personId, applicationId, at };
    await insertRow(this.units.manager, ScoreReadRow, { row, unlessExists: ['applicationId', 'personId'] });
  }

  private in(column: string): string {
    return inList(this.units.manager, column);
  }

  private async rows<Row = unknown>(statement: string, values: readonly SqlValue[]): Promise<readonly Row[]> {
    return (await run<Row>(this.units.manager, statement, values)).rows;
  }
}
