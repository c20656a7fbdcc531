import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';
import { CandidateRow } from './candidate.entity.js';

/** A person, for one requisition. */
@Entity('applications')
@Unique('uq_applications_id', ['id'])
@Unique('uq_applications_candidate', ['requisitionId', 'candidateId'])
@Unique('uq_applications_external_id', ['requisitionId', 'externalId'])
@Index('ix_applications_requisition', ['requisitionId', 'seq'])
@Index('ix_applications_candidate', ['candidateId'])
@Check('ck_applications_version', '"version" >= 1')
@Check('ck_applications_external_id', `length(trim("external_id")) > 0 AND length("external_id") <= ${LIMITS.id}`)
@Check('ck_applications_source', `"source" IN ('external', 'internal')`)
@Check('ck_applications_history', 'length("history") <= 200000')
export class ApplicationRow {
  @Seq('applications') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  /** The id that an evaluation file gave; null for one that was made here. */
  @Line('external_id', LIMITS.id, { nullable: true }) externalId: string | null;
  @ForeignKey('RequisitionRow', 'id', {
    name: 'fk_applications_requisition',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('requisition_id')
  requisitionId: string;
  @ForeignKey(() => CandidateRow, 'id', {
    name: 'fk_applications_candidate',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('candidate_id')
  candidateId: string;
  @Line('source', 8) source: 'external' | 'internal';
  /** JSON. */
  @Text('history') history: string;
}
