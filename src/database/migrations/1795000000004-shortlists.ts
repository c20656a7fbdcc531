import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, key, reference, text } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** What a shortlist shows of an assessment, beside it: the page reads a tenth of what the assessment holds. */
export const SHORTLISTS: TableOptions = {
  name: 'assessment_shortlists',
  withoutRowid: true,
  columns: [key(id('assessment_id'), 'assessment_shortlists'), text('content')],
  foreignKeys: [reference('fk_assessment_shortlists_assessment', 'assessment_id', ['assessments', 'id'])],
};

export const SHORTLIST_GUARDS: readonly Guard[] = frozen('assessment_shortlists', 'what a shortlist shows');

/** Assessments of before have none; their shortlists are read from the whole. */
export class Shortlists1795000000004 implements MigrationInterface {
  readonly name = 'Shortlists1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(SHORTLISTS));
    await layGuards(runner, SHORTLIST_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, SHORTLIST_GUARDS);
    await runner.query(`DROP TABLE "${SHORTLISTS.name}"`);
  }
}
