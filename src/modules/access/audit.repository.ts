import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { isPostgres, locked, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditEventRow } from './audit-event.entity.js';

@Injectable()
export class AuditRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<AuditEventRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, AuditEventRow, { row });
  }

  /** When somebody did something since a moment, newest first. Whoever asks the same of them waits until this unit ends. */
  async timesOf({
    personId,
    action,
    since,
    limit,
  }: {
    readonly personId: string;
    readonly action: string;
    readonly since: string;
    readonly limit: number;
  }): Promise<readonly string[]> {
    const { manager } = this.units;
    if (isPostgres(manager)) await run(manager, `SELECT 1 FROM "people" WHERE "id" = ?${locked(manager)}`, [personId]);
    const { rows } = await run<Pick<AuditEventRow, 'at'>>(
      manager,
      `SELECT "at" FROM "audit_events" WHERE "person_id" = ? AND "action" = ? AND "outcome" = 'done' AND "at" > ? ORDER BY "seq" DESC LIMIT ?`,
      [personId, action, since, limit],
    );
    return rows.map(({ at }) => at);
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
