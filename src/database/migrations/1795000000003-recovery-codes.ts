import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, instant, key, line, optional, reference } from './columns.js';

/** What somebody without their second step comes in with, once each. */
export const RECOVERY_CODES: TableOptions = {
  name: 'recovery_codes',
  withoutRowid: true,
  columns: [
    key(id('person_id'), 'recovery_codes'),
    key(line('code_sha256', 64), 'recovery_codes'),
    optional(instant('used_at')),
  ],
  foreignKeys: [reference('fk_recovery_codes_person', 'person_id', ['people', 'id'])],
};

/** Recovery codes beside the second step. */
export class RecoveryCodes1795000000003 implements MigrationInterface {
  readonly name = 'RecoveryCodes1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(RECOVERY_CODES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "${RECOVERY_CODES.name}"`);
  }
}
