import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';
import { RubricVersionRow } from './rubric-version.entity.js';

@Entity('requisitions')
@Unique('uq_requisitions_id', ['id'])
@Unique('uq_requisitions_external_id', ['externalId'])
@Index('ix_requisitions_rubric', ['rubric', 'seq'])
@Check('ck_requisitions_version', '"version" >= 1')
@Check('ck_requisitions_external_id', `length(trim("external_id")) > 0 AND length("external_id") <= ${LIMITS.id}`)
@Check('ck_requisitions_title', `length(trim("title")) > 0 AND length("title") <= ${LIMITS.line}`)
@Check('ck_requisitions_organisation', `length(trim("organisation")) > 0 AND length("organisation") <= ${LIMITS.line}`)
@Check('ck_requisitions_transition_plan', `length("transition_plan") <= ${LIMITS.text}`)
export class RequisitionRow {
  @Seq('requisitions') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  /** The id that an evaluation file gave; null for one that was opened here. */
  @Line('external_id', LIMITS.id, { nullable: true }) externalId: string | null;
  /** `id@version`. */
  @ForeignKey(() => RubricVersionRow, 'reference', {
    name: 'fk_requisitions_rubric',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Line('rubric', 300)
  rubric: string;
  @Line('title', LIMITS.line) title: string;
  @Line('organisation', LIMITS.line, { nullable: true }) organisation: string | null;
  @Line('stage', 300) stage: string;
  @Text('transition_plan', { nullable: true }) transitionPlan: string | null;
  /** JSON. */
  @Text('economics') economics: string;
  /** When the first scorecard was submitted: from then on rubric and stage stand (trigger). */
  @Instant('rated_at', { nullable: true }) ratedAt: string | null;
  /** When it was closed; null while it is open. */
  @Instant('closed_at', { nullable: true }) closedAt: string | null;
}
