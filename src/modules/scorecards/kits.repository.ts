import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { KitRow } from './kit.entity.js';
import type { Kit, KitReadRow } from './kits.mapping.js';
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

  private async read(condition: string, value: string): Promise<readonly Kit[]> {
    const statement = `${KITS} WHERE ${condition} ORDER BY s."seq"`;
    return (await run<KitReadRow>(this.units.manager, statement, [value])).rows.map(toKit);
  }
}

const KITS =
  `SELECT s."id" AS "scorecardId", s."requisition_id" AS "requisitionId", s."application_id" AS "applicationId",` +
  ` s."interviewer_id" AS "interviewerId", s."status", s."submitted_at" AS "submittedAt", k."criteria", k."due_at" AS "dueAt"` +
  ` FROM "scorecards" s LEFT JOIN "kits" k ON k."scorecard_id" = s."id"`;
