import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Integer, Seq, Text } from '../../database/columns.js';
import { RequisitionRow } from './requisition.entity.js';

/** Who is to rate the applications of a requisition, and on which criteria. */
@Entity('panel_members')
@Unique('uq_panel_members_id', ['id'])
@Unique('uq_panel_members_interviewer', ['requisitionId', 'interviewerId'])
@Check('ck_panel_members_version', '"version" >= 1')
@Check('ck_panel_members_criteria', 'length("criteria") <= 25000')
export class PanelMemberRow {
  @Seq('panel_members') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  @ForeignKey(() => RequisitionRow, 'id', {
    name: 'fk_panel_members_requisition',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('requisition_id')
  requisitionId: string;
  @ForeignKey('InterviewerRow', 'id', {
    name: 'fk_panel_members_interviewer',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('interviewer_id')
  interviewerId: string;
  /** JSON: ids of criteria; empty for all. */
  @Text('criteria') criteria: string;
}
