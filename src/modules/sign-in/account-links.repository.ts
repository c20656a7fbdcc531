import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AccountLinkRow } from './account-link.entity.js';

@Injectable()
export class AccountLinksRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<AccountLinkRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, AccountLinkRow, { row });
  }

  /** Null when there is none. */
  find(tokenSha256: string): Promise<AccountLinkRow | null> {
    return findRow(this.units.manager, AccountLinkRow, { where: { tokenSha256 } });
  }

  /** @returns false when it was used up or has ended: of two uses at once, one alone gets true. */
  async use(id: string, at: string): Promise<boolean> {
    const { affected } = await run(
      this.units.manager,
      `UPDATE "account_links" SET "used_at" = ? WHERE "id" = ? AND "used_at" IS NULL AND "expires_at" > ?`,
      [at, id, at],
    );
    return affected === 1;
  }

  /** Those of a person that opened nothing any more at that time. */
  async deleteEnded(personId: string, at: string): Promise<void> {
    await run(
      this.units.manager,
      `DELETE FROM "account_links" WHERE "person_id" = ? AND ("expires_at" <= ? OR "used_at" IS NOT NULL)`,
      [personId, at],
    );
  }

  async deleteOf(personId: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "account_links" WHERE "person_id" = ?`, [personId]);
  }
}
