import { Table, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, key, reference, text } from './columns.js';
import { frozen } from './guard-kinds.js';
import { dropGuards, layGuards, type Guard } from './guards.js';

/** What a calibration says of each of its interviewers: a row each, so that their page reads one. */
export const INTERVIEWER_FINDINGS: TableOptions = {
  name: 'interviewer_findings',
  columns: [
    key(id('calibration_id'), 'interviewer_findings'),
    key(id('interviewer_id'), 'interviewer_findings'),
    text('findings'),
  ],
  foreignKeys: [
    reference('fk_interviewer_findings_calibration', 'calibration_id', ['calibrations', 'id']),
    reference('fk_interviewer_findings_interviewer', 'interviewer_id', ['interviewers', 'id']),
  ],
  withoutRowid: true,
};

export const INTERVIEWER_FINDINGS_GUARDS: readonly Guard[] = frozen(
  'interviewer_findings',
  'what a calibration says of an interviewer',
);

/** Calibrations of before have none: the next one has. */
export class InterviewerFindings1795000000009 implements MigrationInterface {
  readonly name = 'InterviewerFindings1795000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(new Table(INTERVIEWER_FINDINGS));
    await layGuards(runner, INTERVIEWER_FINDINGS_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropGuards(runner, INTERVIEWER_FINDINGS_GUARDS);
    await runner.query(`DROP TABLE "${INTERVIEWER_FINDINGS.name}"`);
  }
}
