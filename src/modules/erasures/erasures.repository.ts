import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { inList, isPostgres, locked, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ErasureRow } from './erasure.entity.js';
import { ERASED_NAME, ERASED_WORDS } from './redact.js';

/** An application of somebody who is to be erased. */
export interface ErasedApplication {
  readonly id: string;
  readonly requisitionId: string;
  /** That an evaluation file gave; may say the person's name. */
  readonly externalId: string | null;
}

interface StoredAssessment {
  readonly id: string;
  /** JSON. */
  readonly evaluation: string;
  readonly content: string;
}

/** What `saveAssessment` writes. */
export interface RedactedAssessment extends StoredAssessment {
  /** What a shortlist shows of it; written only where that was kept. */
  readonly shortlist: string;
}

interface StoredBrief {
  readonly id: string;
  readonly applicationId: string | null;
  readonly snapshot: string;
}

const DRAFTS = (list: string): string => `"status" = 'draft' AND ${list}`;

/**
 * The one file that empties what everything else holds for ever. The guards of the database let it while a row of
 * `erasures` has no end, for the records of that candidate, and to these words alone.
 */
@Injectable()
export class ErasuresRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** Candidates with this e-mail address (lower case), this id, or an application of this id, who are not erased yet. */
  async candidatesNamed(name: string): Promise<readonly string[]> {
    return this.ids(
      `SELECT DISTINCT c."id" FROM "candidates" c LEFT JOIN "applications" a ON a."candidate_id" = c."id"` +
        ` WHERE (c."email" = ? OR c."id" = ? OR a."id" = ?)` +
        ` AND NOT EXISTS (SELECT 1 FROM "erasures" e WHERE e."candidate_id" = c."id") ORDER BY c."id"`,
      [name, name, name],
    );
  }

  /** In order of arrival. */
  async applicationsOf(candidateIds: readonly string[]): Promise<readonly ErasedApplication[]> {
    const { manager } = this.units;
    const statement =
      `SELECT "id", "requisition_id" AS "requisitionId", "external_id" AS "externalId" FROM "applications"` +
      ` WHERE ${inList(manager, '"candidate_id"')} ORDER BY "seq"`;
    return (await run<ErasedApplication>(manager, statement, [JSON.stringify(candidateIds)])).rows;
  }

  /** How many scorecards and hiring briefs there are of these applications. */
  async countsOf(applicationIds: readonly string[]): Promise<{ readonly scorecards: number; readonly briefs: number }> {
    const count = async (table: 'scorecards' | 'briefs'): Promise<number> => {
      const { manager } = this.units;
      const statement = `SELECT count(*) AS n FROM "${table}" WHERE ${inList(manager, '"application_id"')}`;
      const { rows } = await run<{ n: number | string }>(manager, statement, [JSON.stringify(applicationIds)]);
      return Number(rows[0]?.n ?? 0);
    };
    return { scorecards: await count('scorecards'), briefs: await count('briefs') };
  }

  /** Nobody else changes these requisitions, their panels or what was made of them until this unit ends. */
  async holdRequisitions(ids: readonly string[]): Promise<void> {
    const { manager } = this.units;
    const statement = `SELECT "id" FROM "requisitions" WHERE ${inList(manager, '"id"')} ORDER BY "id"${locked(manager)}`;
    await run(manager, statement, [JSON.stringify(ids)]);
  }

  /** From here on, and until `finish`, the guards let this candidate's words go. */
  async begin(row: Omit<ErasureRow, 'seq' | 'finishedAt'>): Promise<void> {
    await insertRow(this.units.manager, ErasureRow, { row: { ...row, finishedAt: null } });
  }

  async finish(candidateId: string, at: string): Promise<void> {
    await this.run(`UPDATE "erasures" SET "finished_at" = ? WHERE "candidate_id" = ?`, [at, candidateId]);
  }

  /** Everything that was written about these applications, but numbers, dates and who wrote. */
  async emptyWords(applicationIds: readonly string[]): Promise<void> {
    const list = JSON.stringify(applicationIds);
    const ofApplication = inList(this.units.manager, '"application_id"');
    const scorecards = `(SELECT s."id" FROM "scorecards" s WHERE ${inList(this.units.manager, 's."application_id"')})`;
    await this.run(
      `UPDATE "ratings" SET "evidence" = ? WHERE "evidence" IS NOT NULL AND "revision_seq" IN` +
        ` (SELECT v."seq" FROM "scorecard_revisions" v WHERE v."scorecard_id" IN ${scorecards})`,
      [ERASED_WORDS, list],
    );
    await this.run(
      `UPDATE "scorecard_revisions" SET "key_takeaway" = NULL,` +
        ` "reason" = CASE WHEN "revision" > 1 THEN '${ERASED_WORDS}' END WHERE "scorecard_id" IN ${scorecards}`,
      [list],
    );
    const drafts = DRAFTS(ofApplication);
    await this.run(`DELETE FROM "kits" WHERE "scorecard_id" IN (SELECT "id" FROM "scorecards" WHERE ${drafts})`, [
      list,
    ]);
    await this.run(`DELETE FROM "scorecards" WHERE ${drafts}`, [list]);
    await this.run(`UPDATE "debriefs" SET "reason" = NULL WHERE ${ofApplication}`, [list]);
    await this.run(`UPDATE "decisions" SET "reason" = ? WHERE ${ofApplication}`, [ERASED_WORDS, list]);
  }

  /** Who it was. */
  async emptyIdentity(candidateId: string): Promise<void> {
    await this.run(
      `UPDATE "applications" SET "external_id" = NULL, "history" = '[]', "version" = "version" + 1 WHERE "candidate_id" = ?`,
      [candidateId],
    );
    await this.run(
      `UPDATE "candidates" SET "name" = ?, "email" = NULL, "person_id" = NULL, "version" = "version" + 1 WHERE "id" = ?`,
      [ERASED_NAME, candidateId],
    );
  }

  /** Kept answers of the API that name one of these ids: whoever repeats such a request is answered anew. */
  async forgetAnswers(ids: readonly string[]): Promise<void> {
    const holds = isPostgres(this.units.manager) ? 'strpos' : 'instr';
    for (const id of ids)
      await this.run(`DELETE FROM "idempotency_keys" WHERE ${holds}("response", ?) > 0 OR ${holds}("route", ?) > 0`, [
        id,
        id,
      ]);
  }

  assessmentIdsOf(requisitionId: string): Promise<readonly string[]> {
    return this.ids(`SELECT "id" FROM "assessments" WHERE "requisition_id" = ? ORDER BY "seq"`, [requisitionId]);
  }

  async assessment(id: string): Promise<StoredAssessment> {
    return this.one<StoredAssessment>(`SELECT "id", "evaluation", "content" FROM "assessments" WHERE "id" = ?`, id);
  }

  async saveAssessment({ id, evaluation, content, shortlist }: RedactedAssessment): Promise<void> {
    await this.run(`UPDATE "assessments" SET "evaluation" = ?, "content" = ? WHERE "id" = ?`, [
      evaluation,
      content,
      id,
    ]);
    await this.run(`UPDATE "assessment_shortlists" SET "content" = ? WHERE "assessment_id" = ?`, [shortlist, id]);
  }

  /** Those that show something still. */
  briefIdsOf(assessmentId: string): Promise<readonly string[]> {
    return this.ids(`SELECT "id" FROM "briefs" WHERE "assessment_id" = ? AND "erased_at" IS NULL ORDER BY "seq"`, [
      assessmentId,
    ]);
  }

  async brief(id: string): Promise<StoredBrief> {
    const columns = `"id", "application_id" AS "applicationId", "snapshot"`;
    return this.one<StoredBrief>(`SELECT ${columns} FROM "briefs" WHERE "id" = ?`, id);
  }

  async saveBrief(
    id: string,
    {
      snapshot,
      sha256,
      erasedAt,
    }: { readonly snapshot: string; readonly sha256: string; readonly erasedAt: string | null },
  ): Promise<void> {
    await this.run(`UPDATE "briefs" SET "snapshot" = ?, "snapshot_sha256" = ?, "erased_at" = ? WHERE "id" = ?`, [
      snapshot,
      sha256,
      erasedAt,
      id,
    ]);
  }

  /** Newest first. */
  async all(): Promise<readonly Omit<ErasureRow, 'seq'>[]> {
    const statement =
      `SELECT "candidate_id" AS "candidateId", "created_at" AS "createdAt", "person_id" AS "personId", "applications",` +
      ` "finished_at" AS "finishedAt" FROM "erasures" ORDER BY "seq" DESC`;
    return (await run<Omit<ErasureRow, 'seq'>>(this.units.manager, statement, [])).rows;
  }

  /** Of these candidates those who are here and not erased: a backup has brought them back. */
  async returned(candidateIds: readonly string[]): Promise<readonly string[]> {
    return this.ids(
      `SELECT c."id" FROM "candidates" c WHERE ${inList(this.units.manager, 'c."id"')}` +
        ` AND NOT EXISTS (SELECT 1 FROM "erasures" e WHERE e."candidate_id" = c."id") ORDER BY c."id"`,
      [JSON.stringify(candidateIds)],
    );
  }

  private async run(statement: string, values: readonly SqlValue[]): Promise<void> {
    await run(this.units.manager, statement, values);
  }

  private async ids(statement: string, values: readonly SqlValue[]): Promise<readonly string[]> {
    return (await run<{ id: string }>(this.units.manager, statement, values)).rows.map(({ id }) => id);
  }

  private async one<Row>(statement: string, id: string): Promise<Row> {
    const row = (await run<Row>(this.units.manager, statement, [id])).rows[0];
    if (row === undefined) throw new Error(`there is no row ${id}`);
    return row;
  }
}
