import { Entity, ForeignKey } from 'typeorm';
import { KeyLine, Text } from '../../database/columns.js';
import { CalibrationRow } from './calibration.entity.js';

/** What a calibration says of one of its interviewers. Never changed, never deleted (trigger). */
@Entity('interviewer_findings', { withoutRowid: true })
export class InterviewerFindingsRow {
  @ForeignKey(() => CalibrationRow, 'id', {
    name: 'fk_interviewer_findings_calibration',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('calibration_id', 36, 'interviewer_findings')
  calibrationId: string;
  @ForeignKey('InterviewerRow', 'id', {
    name: 'fk_interviewer_findings_interviewer',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('interviewer_id', 36, 'interviewer_findings')
  interviewerId: string;
  /** JSON: `Findings`. */
  @Text('findings') findings: string;
}
