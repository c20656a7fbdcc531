import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { FIRST_TABLES } from './1795000000001-first-tables.js';
import { ACCOUNTS } from './1795000000002-accounts.js';
import { ADDED_COLUMNS, ADDED_INDICES, PANELS } from './1795000000002-panels.js';
import { frozen, versioned } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

const NEW_TABLES: readonly TableOptions[] = [...ACCOUNTS, ...PANELS];

/** Every table as this migration leaves it. */
export const TABLES_WITH_PEOPLE: readonly TableOptions[] = [
  ...FIRST_TABLES.map((table) => ({
    ...table,
    columns: [...(table.columns ?? []), ...(ADDED_COLUMNS[table.name] ?? [])],
    indices: [...(table.indices ?? []), ...(ADDED_INDICES[table.name] ?? [])],
  })),
  ...NEW_TABLES,
];

export const PEOPLE_GUARDS: readonly Guard[] = [
  versioned('people', 'a person'),
  versioned('panel_members', 'a place on a panel'),
  ...frozen('audit_events', 'the audit trail'),
  ...frozen('score_reads', 'who has read scores'),
  ...frozen('assessment_contents', 'what an assessment holds'),
  ...frozen('debriefs', 'an opened debrief'),
  ...frozen('decisions', 'a recorded decision'),
];

/** Of an assessment from before, all that it may hold: too much rather than too little, because this hides. */
const CONTENTS_OF_OLD_ASSESSMENTS =
  `INSERT INTO "assessment_contents" ("assessment_id", "application_id") SELECT DISTINCT a."id", s."application_id"` +
  ` FROM "assessments" a JOIN "scorecards" s ON s."requisition_id" = a."requisition_id" WHERE s."status" = 'submitted'`;

/** Accounts, sessions, tokens, who belongs to what, kits, debriefs and decisions. */
export class People1795000000002 implements MigrationInterface {
  readonly name = 'People1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of NEW_TABLES) await runner.createTable(new Table(table));
    // Plain SQL, because TypeORM would make a SQLite table anew, and its triggers would be gone.
    for (const [table, columns] of Object.entries(ADDED_COLUMNS))
      for (const { name, type, length } of columns)
        await runner.query(`ALTER TABLE "${table}" ADD COLUMN "${name}" ${type}(${length})`);
    for (const [table, indices] of Object.entries(ADDED_INDICES))
      for (const { name, columnNames } of indices)
        await runner.query(
          `CREATE INDEX "${name}" ON "${table}" (${columnNames.map((column) => `"${column}"`).join(', ')})`,
        );
    await runner.query(CONTENTS_OF_OLD_ASSESSMENTS);
    await layGuards(runner, PEOPLE_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, PEOPLE_GUARDS);
    for (const { name } of [...NEW_TABLES].reverse()) await runner.query(`DROP TABLE "${name}"`);
    for (const indices of Object.values(ADDED_INDICES))
      for (const { name } of indices) await runner.query(`DROP INDEX "${name}"`);
    for (const [table, columns] of Object.entries(ADDED_COLUMNS))
      for (const { name } of columns) await runner.query(`ALTER TABLE "${table}" DROP COLUMN "${name}"`);
  }
}
