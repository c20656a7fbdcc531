import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, instant, integer, line, oneOf, optional, reference, seq, unique } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/**
 * How it went with somebody who was put into a seat, beside what was advised and decided then. No words, so that nothing
 * of it needs to be erased.
 */
export const OUTCOMES: TableOptions = {
  name: 'outcomes',
  columns: [
    seq('outcomes'),
    id(),
    instant('created_at'),
    id('application_id'),
    id('person_id'),
    integer('months'),
    line('whereabouts', 11),
    integer('carries'),
    line('again', 6),
    line('decision', 10),
    optional(line('route', 40)),
    optional(integer('probability')),
  ],
  uniques: [unique('uq_outcomes_id', 'id')],
  indices: [{ name: 'ix_outcomes_application', columnNames: ['application_id', 'seq'] }],
  checks: [
    // Listed, not a range: SQLite would keep 3.5 in an integer column.
    { name: 'ck_outcomes_months', expression: '"months" IN (3, 6, 12)' },
    { name: 'ck_outcomes_carries', expression: '"carries" IN (1, 2, 3, 4, 5)' },
    oneOf('outcomes', 'whereabouts', ['in-seat', 'moved-up', 'moved-aside', 'left', 'let-go']),
    oneOf('outcomes', 'again', ['yes', 'unsure', 'no']),
    oneOf('outcomes', 'decision', ['hire', 'promote', 'grow']),
    { name: 'ck_outcomes_probability', expression: '"probability" >= 0 AND "probability" <= 10000' },
  ],
  foreignKeys: [
    reference('fk_outcomes_application', 'application_id', ['applications', 'id']),
    reference('fk_outcomes_person', 'person_id', ['people', 'id']),
  ],
};

export const OUTCOME_GUARDS: readonly Guard[] = [
  ...frozen('outcomes', 'an outcome'),
  {
    name: 'tr_outcomes_erased',
    table: 'outcomes',
    on: 'INSERT',
    refuses:
      `EXISTS (SELECT 1 FROM "erasures" e JOIN "applications" a ON a."candidate_id" = e."candidate_id"` +
      ` WHERE a."id" = NEW."application_id")`,
    message: 'erased: this candidate was erased, and nothing more is written about them',
  },
];

/** What came of decisions. */
export class Outcomes1795000000010 implements MigrationInterface {
  readonly name = 'Outcomes1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(OUTCOMES));
    await layGuards(runner, OUTCOME_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, OUTCOME_GUARDS);
    await runner.query(`DROP TABLE "${OUTCOMES.name}"`);
  }
}
