import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';

/** One interviewer's ratings of one application: a draft here, and once submitted only in its revisions. */
@Entity('scorecards')
@Unique('uq_scorecards_id', ['id'])
@Unique('uq_scorecards_interviewer', ['applicationId', 'interviewerId'])
@Index('ix_scorecards_application', ['applicationId', 'seq'])
@Index('ix_scorecards_requisition', ['requisitionId', 'seq'])
@Index('ix_scorecards_rubric', ['rubric', 'seq'])
@Index('ix_scorecards_interviewer', ['interviewerId'])
@Index('ix_scorecards_status', ['status', 'requisitionId'])
@Check('ck_scorecards_version', '"version" >= 1')
@Check('ck_scorecards_status', `"status" IN ('draft', 'submitted')`)
@Check(
  'ck_scorecards_state',
  `("status" = 'draft' AND "draft" IS NOT NULL AND "revision" = 0 AND "submitted_at" IS NULL AND "rubric" IS NULL) OR ("status" = 'submitted' AND "draft" IS NULL AND "revision" >= 1 AND "submitted_at" IS NOT NULL AND "rubric" IS NOT NULL)`,
)
export class ScorecardRow {
  @Seq('scorecards') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  /** The application's, kept here so that a shortlist is one read. */
  @ForeignKey('RequisitionRow', 'id', { name: 'fk_scorecards_requisition', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('requisition_id')
  requisitionId: string;
  @ForeignKey('ApplicationRow', 'id', { name: 'fk_scorecards_application', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('application_id')
  applicationId: string;
  @ForeignKey('InterviewerRow', 'id', { name: 'fk_scorecards_interviewer', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('interviewer_id')
  interviewerId: string;
  @Line('status', 9) status: 'draft' | 'submitted';
  /** The newest revision; 0 while a draft. */
  @Integer('revision') revision: number;
  /** JSON; null once submitted. */
  @Text('draft', { nullable: true }) draft: string | null;
  @Instant('submitted_at', { nullable: true }) submittedAt: string | null;
  /** The rubric that a submitted scorecard was rated on. */
  @ForeignKey('RubricVersionRow', 'reference', {
    name: 'fk_scorecards_rubric',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Line('rubric', 300, { nullable: true })
  rubric: string | null;
}
