import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Seq, Text } from '../../database/columns.js';

/** From now on the panel of an application talks. */
@Entity('debriefs')
@Unique('uq_debriefs_id', ['id'])
@Unique('uq_debriefs_application', ['applicationId'])
@Check('ck_debriefs_reason', `length("reason") <= ${LIMITS.text}`)
export class DebriefRow {
  @Seq('debriefs') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('ApplicationRow', 'id', { name: 'fk_debriefs_application', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('application_id')
  applicationId: string;
  /** Who opened it. */
  @ForeignKey('PersonRow', 'id', { name: 'fk_debriefs_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  /** Why it was opened although not all scorecards were in; null when all were. */
  @Text('reason', { nullable: true }) reason: string | null;
}
