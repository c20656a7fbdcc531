import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { filled, integer, key, line, sha256 } from './columns.js';
import { frozen } from './guard-kinds.js';
import { isPostgres, layGuards, type Guard } from './guards.js';

/**
 * Who belongs to which group, as they said themselves. Nothing refers to it and it refers to nothing: a row is found by
 * a mark that only this program can work out. No order of arrival and no time either, by which one could tell whose it is.
 */
export const GROUP_ANSWERS: TableOptions = {
  name: 'group_answers',
  withoutRowid: true,
  columns: [key(sha256('mark'), 'group_answers'), line('category', 60), line('answer', 100)],
  checks: [filled('group_answers', 'category', 60), filled('group_answers', 'answer', 100)],
};

/** What marks are made with: one row. */
export const GROUP_SECRETS: TableOptions = {
  name: 'group_secrets',
  withoutRowid: true,
  columns: [key(integer('id'), 'group_secrets'), line('secret', 64)],
  checks: [{ name: 'ck_group_secrets_id', expression: '"id" = 1' }, filled('group_secrets', 'secret', 64)],
};

/** Under another secret every answer would be nobody's. */
export const GROUP_GUARDS: readonly Guard[] = frozen('group_secrets', 'the secret of the group data');

/** Voluntary group data in a store of its own. */
export class Groups1795000000006 implements MigrationInterface {
  readonly name = 'Groups1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(GROUP_ANSWERS));
    await runner.createTable(new Table(GROUP_SECRETS));
    await layGuards(runner, GROUP_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "${GROUP_ANSWERS.name}"`);
    await runner.query(`DROP TABLE "${GROUP_SECRETS.name}"`);
    if (!isPostgres(runner)) return;
    for (const { name, on } of GROUP_GUARDS) {
      await runner.query(`DROP FUNCTION "${name}"()`);
      if (on === 'DELETE') await runner.query(`DROP FUNCTION "${name}_truncate"()`);
    }
  }
}
