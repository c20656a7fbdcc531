import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import {
  atLeast,
  id,
  instant,
  integer,
  line,
  oneOf,
  optional,
  reference,
  seq,
  sha256,
  text,
  unique,
} from './columns.js';
import { TABLES_WITH_PEOPLE } from './1795000000002-people.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** What all ratings on a rubric said of its criteria and interviewers, as numbered versions. */
export const CALIBRATIONS: TableOptions = {
  name: 'calibrations',
  columns: [
    seq('calibrations'),
    id(),
    instant('created_at'),
    line('rubric', 300),
    integer('number'),
    line('trigger', 20),
    line('engine', 40),
    sha256('data_sha256'),
    integer('scorecards'),
    integer('applications'),
    integer('interviewers'),
    integer('newest_revision'),
    text('members'),
    text('record'),
    text('content'),
  ],
  uniques: [unique('uq_calibrations_id', 'id'), unique('uq_calibrations_number', 'rubric', 'number')],
  checks: [
    atLeast('calibrations', 'number', 1),
    oneOf('calibrations', 'trigger', ['nightly', 'more-scorecards', 'on-demand']),
    atLeast('calibrations', 'scorecards', 1),
  ],
  foreignKeys: [reference('fk_calibrations_rubric', 'rubric', ['rubric_versions', 'reference'])],
};

/** The version that an assessment was scored against. */
const CALIBRATION = optional(integer('calibration'));

/** The tables from before, as this migration leaves them. */
export const TABLES_WITH_CALIBRATION: readonly TableOptions[] = TABLES_WITH_PEOPLE.map((table) =>
  table.name === 'assessments' ? { ...table, columns: [...(table.columns ?? []), CALIBRATION] } : table,
);

export const CALIBRATION_GUARDS: readonly Guard[] = frozen('calibrations', 'a calibration');

/** Assessments of before were fitted together with their pool, and name none. */
export class Calibrations1795000000005 implements MigrationInterface {
  readonly name = 'Calibrations1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(CALIBRATIONS));
    // Plain SQL, because TypeORM would make a SQLite table anew, and its triggers would be gone.
    await runner.query(`ALTER TABLE "assessments" ADD COLUMN "${CALIBRATION.name}" ${CALIBRATION.type}`);
    await layGuards(runner, CALIBRATION_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, CALIBRATION_GUARDS);
    await runner.query(`ALTER TABLE "assessments" DROP COLUMN "${CALIBRATION.name}"`);
    await runner.query(`DROP TABLE "${CALIBRATIONS.name}"`);
  }
}
