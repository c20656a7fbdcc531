import { Injectable } from '@nestjs/common';
import { findRow, findRows, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SessionRow } from './session.entity.js';

@Injectable()
export class SessionsRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<SessionRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, SessionRow, { row });
  }

  /** Null when there is none. */
  find(tokenSha256: string): Promise<SessionRow | null> {
    return findRow(this.units.manager, SessionRow, { where: { tokenSha256 } });
  }

  /** In order of arrival. */
  ofPerson(personId: string): Promise<readonly SessionRow[]> {
    return findRows(this.units.manager, SessionRow, { personId });
  }

  async touch(id: string, seenAt: string): Promise<void> {
    await run(this.units.manager, `UPDATE "sessions" SET "seen_at" = ? WHERE "id" = ?`, [seenAt, id]);
  }

  async delete(id: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "sessions" WHERE "id" = ?`, [id]);
  }

  /** All of a person, but one. */
  async deleteOf(personId: string, exceptId: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "sessions" WHERE "person_id" = ? AND "id" <> ?`, [personId, exceptId]);
  }

  /** Those that can no longer be used. */
  async deleteEnded({ now, idleSince }: { readonly now: string; readonly idleSince: string }): Promise<void> {
    await run(this.units.manager, `DELETE FROM "sessions" WHERE "expires_at" <= ? OR "seen_at" < ?`, [now, idleSince]);
  }
}
