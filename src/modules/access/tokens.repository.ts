import { Injectable } from '@nestjs/common';
import { findRow, findRows, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ApiTokenRow } from './api-token.entity.js';

@Injectable()
export class TokensRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<ApiTokenRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, ApiTokenRow, { row });
  }

  /** Null when there is none. */
  find(tokenSha256: string): Promise<ApiTokenRow | null> {
    return findRow(this.units.manager, ApiTokenRow, { where: { tokenSha256 } });
  }

  /** In order of arrival, revoked ones among them. */
  ofPerson(personId: string): Promise<readonly ApiTokenRow[]> {
    return findRows(this.units.manager, ApiTokenRow, { personId });
  }

  async noteUse(id: string, at: string): Promise<void> {
    await run(this.units.manager, `UPDATE "api_tokens" SET "used_at" = ? WHERE "id" = ?`, [at, id]);
  }

  async revokeOf(personId: string, at: string): Promise<void> {
    await run(
      this.units.manager,
      `UPDATE "api_tokens" SET "revoked_at" = ? WHERE "person_id" = ? AND "revoked_at" IS NULL`,
      [at, personId],
    );
  }

  async revoke(id: string, at: string): Promise<void> {
    await run(this.units.manager, `UPDATE "api_tokens" SET "revoked_at" = ? WHERE "id" = ? AND "revoked_at" IS NULL`, [
      at,
      id,
    ]);
  }
}
