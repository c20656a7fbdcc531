import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AccountLinkRow } from './account-link.entity.js';

@Injectable()
export class AccountLinksRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** In place of all that the person had: only the newest works. */
  async replace(row: Omit<AccountLinkRow, 'seq'>): Promise<void> {
    await this.deleteOf(row.personId);
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

  async deleteOf(personId: string): Promise<void> {
    await run(this.units.manager, `DELETE FROM "account_links" WHERE "person_id" = ?`, [personId]);
  }
}
