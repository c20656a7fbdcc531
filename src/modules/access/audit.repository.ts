import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { inList, isPostgres, locked, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditEventRow } from './audit-event.entity.js';
import type { AuditSearch } from './audit.service.js';

export type AuditKind = Pick<AuditEventRow, 'action' | 'outcome'>;

/** Which part of the trail. */
export interface Span {
  /** An instant; from the beginning when left out. */
  readonly since?: string;
  /** Only what came after the newest of these. */
  readonly after?: AuditKind;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<AuditEventRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, AuditEventRow, { row });
  }

  /** Whoever else asks this of the same person waits until this unit ends. */
  async hold(personId: string): Promise<void> {
    const { manager } = this.units;
    if (isPostgres(manager)) await run(manager, `SELECT 1 FROM "people" WHERE "id" = ?${locked(manager)}`, [personId]);
  }

  /** How many such entries a person has, and when the first of them was noted. */
  async countOf(
    personId: string | null,
    { action, outcome }: AuditKind,
    { since, after }: Span,
  ): Promise<{ readonly count: number; readonly first: string | null }> {
    const person = personId === null ? '"person_id" IS NULL' : '"person_id" = ?';
    const kind = `${person} AND "action" = ? AND "outcome" = ?`;
    const whose = personId === null ? [] : [personId];
    const later =
      after === undefined ? '' : ` AND "seq" > COALESCE((SELECT max("seq") FROM "audit_events" WHERE ${kind}), 0)`;
    const { rows } = await run<{ n: number | string; first: string | null }>(
      this.units.manager,
      `SELECT count(*) AS n, min("at") AS "first" FROM "audit_events" WHERE ${kind} AND "at" > ?${later}`,
      [...whose, action, outcome, since ?? '', ...(after === undefined ? [] : [...whose, after.action, after.outcome])],
    );
    return { count: Number(rows[0]?.n ?? 0), first: rows[0]?.first ?? null };
  }

  /** The newest ones that fit, newest first. */
  async find(search: AuditSearch, limit: number): Promise<readonly AuditEventRow[]> {
    const { before, personId, actions, outcome, from, to } = search;
    const { manager } = this.units;
    const conditions: readonly (readonly [string, SqlValue])[] = [
      ['"seq" < ?', before],
      ['"person_id" = ?', personId],
      [inList(manager, '"action"'), actions === null ? null : JSON.stringify(actions)],
      ['"outcome" = ?', outcome],
      ['"at" >= ?', from],
      // Every point in time of a day begins with the day.
      ['"at" < ?', to === null ? null : `${to}U`],
    ];
    const given = conditions.filter(([, value]) => value !== null);
    const where = given.length === 0 ? '' : ` WHERE ${given.map(([condition]) => condition).join(' AND ')}`;
    const { rows } = await run<AuditEventRow>(
      manager,
      `SELECT "seq", "at", "person_id" AS "personId", "action", "object", "outcome", "detail" FROM "audit_events"${where} ORDER BY "seq" DESC LIMIT ?`,
      [...given.map(([, value]) => value), limit],
    );
    // A big integer of PostgreSQL comes as a text.
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }
}
