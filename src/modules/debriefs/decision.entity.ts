import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';

/** What a person decided on an application. Never changed: another decision follows it. */
@Entity('decisions')
@Unique('uq_decisions_id', ['id'])
@Unique('uq_decisions_number', ['applicationId', 'number'])
@Check('ck_decisions_number', '"number" >= 1')
@Check('ck_decisions_decision', `"decision" IN ('hire', 'promote', 'grow', 'pass', 'hold', 'withdrawn')`)
@Check('ck_decisions_reason', `length(trim("reason")) > 0 AND length("reason") <= ${LIMITS.text}`)
export class DecisionRow {
  @Seq('decisions') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('ApplicationRow', 'id', { name: 'fk_decisions_application', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('application_id')
  applicationId: string;
  /** 1 for the first of an application, then one more: of two at once, one loses. */
  @Integer('number') number: number;
  @ForeignKey('PersonRow', 'id', { name: 'fk_decisions_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  @Line('decision', 10) decision: 'hire' | 'promote' | 'grow' | 'pass' | 'hold' | 'withdrawn';
  @Text('reason') reason: string;
  /** The assessment that lay on the table; null when there was none. */
  @ForeignKey('AssessmentRow', 'id', { name: 'fk_decisions_assessment', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('assessment_id', { nullable: true })
  assessmentId: string | null;
  /** The route that it advised. */
  @Line('advice', 40, { nullable: true }) advice: string | null;
}
