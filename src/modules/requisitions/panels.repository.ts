import { Injectable } from '@nestjs/common';
import { findRow, findRows, insertRow, updateVersion } from '../../database/rows.js';
import { inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { PanelMemberRow } from './panel-member.entity.js';

@Injectable()
export class PanelsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when they are on the panel already. */
  insert(row: Omit<PanelMemberRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, PanelMemberRow, { row, unlessExists: ['requisitionId', 'interviewerId'] });
  }

  /** Null when they are not on it. */
  find(requisitionId: string, interviewerId: string): Promise<PanelMemberRow | null> {
    return findRow(this.units.manager, PanelMemberRow, { where: { requisitionId, interviewerId } });
  }

  /** In order of arrival. */
  of(requisitionId: string): Promise<readonly PanelMemberRow[]> {
    return findRows(this.units.manager, PanelMemberRow, { requisitionId });
  }

  /** Of several requisitions, in order of arrival. */
  async ofAll(
    requisitionIds: readonly string[],
  ): Promise<readonly Pick<PanelMemberRow, 'requisitionId' | 'interviewerId' | 'criteria'>[]> {
    const { manager } = this.units;
    const statement =
      `SELECT "requisition_id" AS "requisitionId", "interviewer_id" AS "interviewerId", "criteria" FROM "panel_members"` +
      ` WHERE ${inList(manager, '"requisition_id"')} ORDER BY "seq"`;
    return (
      await run<Pick<PanelMemberRow, 'requisitionId' | 'interviewerId' | 'criteria'>>(manager, statement, [
        JSON.stringify(requisitionIds),
      ])
    ).rows;
  }

  async setCriteria({ id, version }: PanelMemberRow, criteria: string): Promise<void> {
    await updateVersion(this.units.manager, PanelMemberRow, { id, expectedVersion: version, changes: { criteria } });
  }

  async remove(requisitionId: string, interviewerId: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "panel_members" WHERE "requisition_id" = ? AND "interviewer_id" = ?`, [
      requisitionId,
      interviewerId,
    ]);
  }
}
