import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, instant, key, reference } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** Who typed for whom: they know what they typed, and nothing else (docs/decisions/0042). */
export const TRANSCRIPTIONS: TableOptions = {
  name: 'transcriptions',
  withoutRowid: true,
  columns: [
    key(id('application_id'), 'transcriptions'),
    key(id('interviewer_id'), 'transcriptions'),
    key(id('person_id'), 'transcriptions'),
    instant('at'),
  ],
  indices: [
    { name: 'ix_transcriptions_interviewer', columnNames: ['interviewer_id'] },
    { name: 'ix_transcriptions_person', columnNames: ['person_id'] },
  ],
  foreignKeys: [
    reference('fk_transcriptions_application', 'application_id', ['applications', 'id']),
    reference('fk_transcriptions_interviewer', 'interviewer_id', ['interviewers', 'id']),
    reference('fk_transcriptions_person', 'person_id', ['people', 'id']),
  ],
};

export const TRANSCRIPTION_GUARDS: readonly Guard[] = frozen('transcriptions', 'who has typed a scorecard');

/** Typing for somebody else, apart from reading scores. */
export class Transcriptions1795000000007 implements MigrationInterface {
  readonly name = 'Transcriptions1795000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(TRANSCRIPTIONS));
    await layGuards(runner, TRANSCRIPTION_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, TRANSCRIPTION_GUARDS);
    await runner.query(`DROP TABLE "${TRANSCRIPTIONS.name}"`);
  }
}
