import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { KitRow } from './kit.entity.js';
import type { Due, Kit, KitReadRow, Progress } from './kits.mapping.js';
import { toKit } from './kits.mapping.js';

@Injectable()
export class KitsRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: KitRow): Promise<void> {
    await insertRow(this.units.manager, KitRow, { row });
  }

  /** Null when the scorecard was opened without one. */
  find(scorecardId: string): Promise<KitRow | null> {
    return findRow(this.units.manager, KitRow, { where: { scorecardId } });
  }

  async update({ scorecardId, criteria, dueAt }: KitRow): Promise<void> {
    await run(this.units.manager, `UPDATE "kits" SET "criteria" = ?, "due_at" = ? WHERE "scorecard_id" = ?`, [
      criteria,
      dueAt,
      scorecardId,
    ]);
  }

  /** A draft that nobody is to write any more. */
  async withdraw(scorecardId: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "kits" WHERE "scorecard_id" = ?`, [scorecardId]);
    await run(this.units.manager, `DELETE FROM "scorecards" WHERE "id" = ? AND "status" = 'draft'`, [scorecardId]);
  }

  /** In order of arrival. */
  async ofInterviewer(interviewerId: string): Promise<readonly Kit[]> {
    return this.read(`s."interviewer_id" = ?`, interviewerId);
  }

  /** In order of arrival. */
  async ofRequisition(requisitionId: string): Promise<readonly Kit[]> {
    return this.read(`s."requisition_id" = ?`, requisitionId);
  }

  /** In order of arrival. */
  async ofApplication(applicationId: string): Promise<readonly Kit[]> {
    return this.read(`s."application_id" = ?`, applicationId);
  }

  /** How many scorecards each of these applications has, and how many of them are in: one statement. */
  async countsOf(applicationIds: readonly string[]): Promise<readonly Progress[]> {
    const { manager } = this.units;
    const { rows } = await run<{ application_id: string; n: number | string; submitted: number | string }>(
      manager,
      `SELECT "application_id", count(*) AS n, sum(CASE WHEN "status" = 'submitted' THEN 1 ELSE 0 END) AS "submitted"` +
        ` FROM "scorecards" WHERE ${inList(manager, '"application_id"')} GROUP BY "application_id"`,
      [JSON.stringify(applicationIds)],
    );
    return rows.map(({ application_id: applicationId, n, submitted }) => ({
      applicationId,
      of: Number(n),
      submitted: Number(submitted),
    }));
  }

  /** The drafts of these applications that have a date, with their interviewers' names, in order of arrival. */
  async duesOf(applicationIds: readonly string[]): Promise<readonly Due[]> {
    const { manager } = this.units;
    const statement =
      `SELECT s."application_id" AS "applicationId", s."status", i."name", k."due_at" AS "dueAt" FROM "scorecards" s` +
      ` JOIN "kits" k ON k."scorecard_id" = s."id" JOIN "interviewers" i ON i."id" = s."interviewer_id"` +
      ` WHERE ${inList(manager, 's."application_id"')} AND s."status" = 'draft' AND k."due_at" IS NOT NULL ORDER BY s."seq"`;
    return (await run<Due>(manager, statement, [JSON.stringify(applicationIds)])).rows;
  }

  private async read(condition: string, value: string): Promise<readonly Kit[]> {
    const statement = `${KITS} WHERE ${condition} ORDER BY s."seq"`;
    return (await run<KitReadRow>(this.units.manager, statement, [value])).rows.map(toKit);
  }
}

const KITS =
  `SELECT s."id" AS "scorecardId", s."requisition_id" AS "requisitionId", s."application_id" AS "applicationId",` +
  ` s."interviewer_id" AS "interviewerId", s."status", s."submitted_at" AS "submittedAt", k."criteria", k."due_at" AS "dueAt"` +
  ` FROM "scorecards" s LEFT JOIN "kits" k ON k."scorecard_id" = s."id"`;
