import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditEventRow } from './audit-event.entity.js';

@Injectable()
export class AuditRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<AuditEventRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, AuditEventRow, { row });
  }

  /** The newest ones, newest first. */
  async newest(limit: number): Promise<readonly AuditEventRow[]> {
    const { rows } = await run<AuditEventRow>(
      this.units.manager,
      `SELECT "seq", "at", "person_id" AS "personId", "action", "object", "outcome", "detail" FROM "audit_events" ORDER BY "seq" DESC LIMIT ?`,
      [limit],
    );
    return rows;
  }
}
