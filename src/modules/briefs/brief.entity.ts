import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq, Sha256, Text } from '../../database/columns.js';

/** An issued brief. Never deleted; changed when the hash of its first PDF is noted, and when a candidate is erased (trigger). */
@Entity('briefs')
@Unique('uq_briefs_id', ['id'])
@Unique('uq_briefs_number', ['number'])
@Index('ix_briefs_assessment', ['assessmentId', 'seq'])
@Index('ix_briefs_application', ['applicationId', 'seq'])
@Check('ck_briefs_number', '"number" >= 1')
@Check(
  'ck_briefs_kind',
  `("kind" = 'hiring-brief' AND "application_id" IS NOT NULL) OR ("kind" = 'shortlist-brief' AND "application_id" IS NULL)`,
)
@Check('ck_briefs_paper', `"paper" IN ('A4', 'Letter')`)
@Check('ck_briefs_snapshot_sha256', 'length("snapshot_sha256") = 64')
@Check('ck_briefs_pdf_sha256', 'length("pdf_sha256") = 64')
export class BriefRow {
  @Seq('briefs') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  /** 12 is shown as B-0012. */
  @Integer('number') number: number;
  @Line('kind', 15) kind: 'hiring-brief' | 'shortlist-brief';
  @ForeignKey('AssessmentRow', 'id', { name: 'fk_briefs_assessment', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('assessment_id')
  assessmentId: string;
  @ForeignKey('ApplicationRow', 'id', { name: 'fk_briefs_application', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('application_id', { nullable: true })
  applicationId: string | null;
  @Line('paper', 6) paper: 'A4' | 'Letter';
  @Sha256('input_sha256') inputSha256: string;
  /** Canonical JSON: header, evaluation, assessment. */
  @Text('snapshot') snapshot: string;
  @Sha256('snapshot_sha256') snapshotSha256: string;
  @Sha256('pdf_sha256', { nullable: true }) pdfSha256: string | null;
  /** When the one whom it spoke of was erased: it shows nothing any more. */
  @Instant('erased_at', { nullable: true }) erasedAt: string | null;
}
