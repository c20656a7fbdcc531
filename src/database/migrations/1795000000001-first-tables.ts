import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { PEOPLE, REQUISITIONS } from './1795000000001-first-records.js';
import { RESULTS, SCORECARDS } from './1795000000001-first-scorecards.js';
import { dropGuards, layGuards } from './guards.js';

export const FIRST_TABLES: readonly TableOptions[] = [...PEOPLE, ...REQUISITIONS, ...SCORECARDS, ...RESULTS];

/** Requisitions, applications, people, scorecards with revisions, assessments, briefs. One set for both databases. */
export class FirstTables1795000000001 implements MigrationInterface {
  readonly name = 'FirstTables1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of FIRST_TABLES) await runner.createTable(new Table(table));
    await runner.query(`INSERT INTO "brief_counters" ("name", "last") VALUES ('brief', 0)`);
    await layGuards(runner, FIRST_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, FIRST_GUARDS);
    for (const { name } of [...FIRST_TABLES].reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}
