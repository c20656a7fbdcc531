import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { integer, key, line, sha256 } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/**
 * Who belongs to which group, as they said themselves. Nothing refers to it and it refers to nothing: a row is found by
 * a mark that only this program can work out. No order of arrival and no time either, by which one could tell whose it is.
 */
export const GROUP_ANSWERS: TableOptions = {
  name: 'group_answers',
  withoutRowid: true,
  columns: [key(sha256('mark'), 'group_answers'), line('category', 60), line('answer', 100)],
};

/** What marks are made with: one row. */
export const GROUP_SECRETS: TableOptions = {
  name: 'group_secrets',
  withoutRowid: true,
  columns: [key(integer('id'), 'group_secrets'), line('secret', 64)],
};

const unlessFilled = (column: string, length: number): string =>
  `length(trim(NEW."${column}")) = 0 OR length(NEW."${column}") > ${length}`;

/**
 * Guards instead of checks: the driver does not find a check at the end of a table without row ids, and row ids would
 * tell in which order answers came.
 */
export const GROUP_GUARDS: readonly Guard[] = [
  {
    name: 'tr_group_answers_filled',
    table: 'group_answers',
    on: 'INSERT',
    refuses: `${unlessFilled('category', 60)} OR ${unlessFilled('answer', 100)}`,
    message: 'an answer needs a category and a group, of 60 and 100 characters at most',
  },
  {
    name: 'tr_group_answers_no_update',
    table: 'group_answers',
    on: 'UPDATE',
    refuses: null,
    message: 'immutable: an answer is taken back and given again',
  },
  {
    name: 'tr_group_secrets_one',
    table: 'group_secrets',
    on: 'INSERT',
    refuses: `NEW."id" <> 1 OR ${unlessFilled('secret', 64)}`,
    message: 'there is one secret of the group data',
  },
  // Under another secret every answer would be nobody's.
  ...frozen('group_secrets', 'the secret of the group data'),
];

/** Voluntary group data in a store of its own. */
export class Groups1795000000006 implements MigrationInterface {
  readonly name = 'Groups1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(GROUP_ANSWERS));
    await runner.createTable(new Table(GROUP_SECRETS));
    await layGuards(runner, GROUP_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, GROUP_GUARDS);
    await runner.query(`DROP TABLE "${GROUP_ANSWERS.name}"`);
    await runner.query(`DROP TABLE "${GROUP_SECRETS.name}"`);
  }
}
