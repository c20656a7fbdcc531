import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { PEOPLE_GUARDS } from './1795000000002-people.js';
import { SHORTLIST_GUARDS } from './1795000000004-shortlists.js';
import { TABLES_WITH_CALIBRATION } from './1795000000005-calibrations.js';
import { ERASURE_GUARDS, LOOSENED_GUARDS } from './1795000000008-erasure-guards.js';
import { atLeast, id, instant, integer, optional, seq, unique } from './columns.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** Which candidates were erased: never whom they were. The row without an end is the erasure that is under way. */
export const ERASURES: TableOptions = {
  name: 'erasures',
  columns: [
    seq('erasures'),
    id('candidate_id'),
    instant('created_at'),
    optional(id('person_id')),
    integer('applications'),
    optional(instant('finished_at')),
  ],
  uniques: [unique('uq_erasures_candidate', 'candidate_id')],
  checks: [atLeast('erasures', 'applications', 0)],
};

/** When the one whom a hiring brief spoke of was erased. */
const ERASED_AT = optional(instant('erased_at'));

/** The tables from before, as this migration leaves them. */
export const TABLES_WITH_ERASURES: readonly TableOptions[] = TABLES_WITH_CALIBRATION.map((table) =>
  table.name === 'briefs' ? { ...table, columns: [...(table.columns ?? []), ERASED_AT] } : table,
);

const BEFORE: readonly Guard[] = [...FIRST_GUARDS, ...PEOPLE_GUARDS, ...SHORTLIST_GUARDS];

/** Erasing a candidate: the only way in which what is frozen is emptied. */
export class Erasures1795000000008 implements MigrationInterface {
  readonly name = 'Erasures1795000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(ERASURES));
    // Plain SQL, because TypeORM would make a SQLite table anew, and its triggers would be gone.
    await runner.query(`ALTER TABLE "briefs" ADD COLUMN "${ERASED_AT.name}" ${ERASED_AT.type}(35)`);
    await dropGuards(runner, LOOSENED_GUARDS);
    await layGuards(runner, [...LOOSENED_GUARDS, ...ERASURE_GUARDS]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = new Set(LOOSENED_GUARDS.map(({ name }) => name));
    await dropGuards(runner, [...LOOSENED_GUARDS, ...ERASURE_GUARDS]);
    await layGuards(
      runner,
      BEFORE.filter(({ name }) => names.has(name)),
    );
    await runner.query(`ALTER TABLE "briefs" DROP COLUMN "${ERASED_AT.name}"`);
    await runner.query(`DROP TABLE "${ERASURES.name}"`);
  }
}
