import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RecoveryCodeRow } from './recovery-code.entity.js';

@Injectable()
export class RecoveryCodesRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** In place of all that the person had. */
  async replace(personId: string, hashes: readonly string[]): Promise<void> {
    const { manager } = this.units;
    await run(manager, `DELETE FROM "recovery_codes" WHERE "person_id" = ?`, [personId]);
    for (const codeSha256 of hashes)
      await insertRow(manager, RecoveryCodeRow, { row: { personId, codeSha256, usedAt: null } });
  }

  /** @returns false when there is no such code, or it was used. */
  async use(personId: string, codeSha256: string, at: string): Promise<boolean> {
    const { affected } = await run(
      this.units.manager,
      `UPDATE "recovery_codes" SET "used_at" = ? WHERE "person_id" = ? AND "code_sha256" = ? AND "used_at" IS NULL`,
      [at, personId, codeSha256],
    );
    return affected === 1;
  }

  async left(personId: string): Promise<number> {
    const { rows } = await run<{ n: number | string }>(
      this.units.manager,
      `SELECT count(*) AS n FROM "recovery_codes" WHERE "person_id" = ? AND "used_at" IS NULL`,
      [personId],
    );
    return Number(rows[0]?.n ?? 0);
  }
}
