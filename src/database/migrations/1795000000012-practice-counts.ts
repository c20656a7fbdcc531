import type { MigrationInterface, QueryRunner, TableOptions } from 'typeorm';
import { CALIBRATIONS } from './1795000000005-calibrations.js';
import { integer, optional } from './columns.js';

/** How many practice ratings a calibration was fitted with. */
const PRACTICE_RATINGS = optional(integer('practice_ratings'));

/** The table from before, as this migration leaves it. */
export const CALIBRATIONS_WITH_PRACTICE: TableOptions = {
  ...CALIBRATIONS,
  columns: [...(CALIBRATIONS.columns ?? []), PRACTICE_RATINGS],
};

/** Calibrations of before were fitted without practice. */
export class PracticeCounts1795000000012 implements MigrationInterface {
  readonly name = 'PracticeCounts1795000000012';

  async up(runner: QueryRunner): Promise<void> {
    // Plain SQL, because TypeORM would make a SQLite table anew, and its triggers would be gone.
    await runner.query(`ALTER TABLE "calibrations" ADD COLUMN "${PRACTICE_RATINGS.name}" ${PRACTICE_RATINGS.type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "calibrations" DROP COLUMN "${PRACTICE_RATINGS.name}"`);
  }
}
