import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq, Sha256, Text } from '../../database/columns.js';

/** A frozen assessment with all that it was computed from. Never changed, never deleted (trigger). */
@Entity('assessments')
@Unique('uq_assessments_id', ['id'])
@Unique('uq_assessments_input', ['requisitionId', 'inputSha256', 'engine', 'scorecards'])
@Index('ix_assessments_requisition', ['requisitionId', 'seq'])
@Check('ck_assessments_input', 'length("input_sha256") = 64')
@Check('ck_assessments_scorecards', '"scorecards" >= 0')
export class AssessmentRow {
  @Seq('assessments') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('RequisitionRow', 'id', {
    name: 'fk_assessments_requisition',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('requisition_id')
  requisitionId: string;
  @ForeignKey('RubricVersionRow', 'reference', {
    name: 'fk_assessments_rubric',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Line('rubric', 300)
  rubric: string;
  @Sha256('input_sha256') inputSha256: string;
  @Line('engine', 40) engine: string;
  /** JSON: the evaluation as it stood. */
  @Text('evaluation') evaluation: string;
  /** JSON: ids of the other requisitions' scorecards, with their revisions, that the model was fitted on as well. */
  @Text('pool') pool: string;
  /** How many scorecards the requisition had, drafts included: none is ever taken away, so the number tells the moment. */
  @Integer('scorecards') scorecards: number;
  /** JSON: how many of them each application had, by its id here. */
  @Text('expected') expected: string;
  /** JSON: the assessment. */
  @Text('content') content: string;
  /** The number of the rubric's calibration that it was scored against; null: fitted together with its pool. */
  @Integer('calibration', { nullable: true }) calibration: number | null;
}
