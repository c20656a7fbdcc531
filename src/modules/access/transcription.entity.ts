import { Entity, ForeignKey, Index } from 'typeorm';
import { Instant, KeyLine } from '../../database/columns.js';

/** Somebody has had a draft scorecard before them that an interviewer without an account dictates, so knows what it says. */
@Entity('transcriptions', { withoutRowid: true })
@Index('ix_transcriptions_interviewer', ['interviewerId'])
@Index('ix_transcriptions_person', ['personId'])
export class TranscriptionRow {
  @ForeignKey('ApplicationRow', 'id', {
    name: 'fk_transcriptions_application',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('application_id', 36, 'transcriptions')
  applicationId: string;
  @ForeignKey('InterviewerRow', 'id', {
    name: 'fk_transcriptions_interviewer',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('interviewer_id', 36, 'transcriptions')
  interviewerId: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_transcriptions_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @KeyLine('person_id', 36, 'transcriptions')
  personId: string;
  /** The first time. */
  @Instant('at') at: string;
}
