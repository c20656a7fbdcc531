import { Entity, ForeignKey, Index } from 'typeorm';
import { Instant, KeyLine } from '../../database/columns.js';

/** Somebody has seen what others rated on an application, so can no longer be put on its panel. */
@Entity('score_reads', { withoutRowid: true })
@Index('ix_score_reads_person', ['personId'])
export class ScoreReadRow {
  @ForeignKey('ApplicationRow', 'id', {
    name: 'fk_score_reads_application',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('application_id', 36, 'score_reads')
  applicationId: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_score_reads_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @KeyLine('person_id', 36, 'score_reads')
  personId: string;
  /** The first time. */
  @Instant('at') at: string;
}
