import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { filled, id, instant, integer, line, reference, seq, unique } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** What interviewers rated of practice candidates, the first time: a second look, with the key in mind, says nothing. */
export const PRACTICE_RATINGS: TableOptions = {
  name: 'practice_ratings',
  columns: [
    seq('practice_ratings'),
    instant('created_at'),
    id('person_id'),
    // Of a file that may be gone one day, so that they refer to no table.
    line('rubric', 300),
    line('vignette', 100),
    line('criterion', 100),
    integer('rating'),
  ],
  uniques: [unique('uq_practice_ratings_first', 'person_id', 'rubric', 'vignette', 'criterion')],
  indices: [{ name: 'ix_practice_ratings_vignette', columnNames: ['rubric', 'vignette'] }],
  checks: [
    filled('practice_ratings', 'rubric', 300),
    filled('practice_ratings', 'vignette', 100),
    filled('practice_ratings', 'criterion', 100),
    // Listed, not a range: SQLite would keep 3.5 in an integer column.
    { name: 'ck_practice_ratings_rating', expression: '"rating" IN (1, 2, 3, 4, 5)' },
  ],
  foreignKeys: [reference('fk_practice_ratings_person', 'person_id', ['people', 'id'])],
};

export const PRACTICE_GUARDS: readonly Guard[] = frozen('practice_ratings', 'a first rating');

/** Practice before people are rated. */
export class Practice1795000000011 implements MigrationInterface {
  readonly name = 'Practice1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(PRACTICE_RATINGS));
    await layGuards(runner, PRACTICE_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, PRACTICE_GUARDS);
    await runner.query(`DROP TABLE "${PRACTICE_RATINGS.name}"`);
  }
}
