import { Check, Entity, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq, Sha256, Text } from '../../database/columns.js';

/** A rubric as it was when somebody added it, or when it was first used. Never changed, never deleted (trigger). */
@Entity('rubric_versions')
@Unique('uq_rubric_versions_id', ['id'])
@Unique('uq_rubric_versions_reference', ['reference'])
@Check('ck_rubric_versions_version', '"version" >= 1')
@Check('ck_rubric_versions_sha256', 'length("sha256") = 64')
export class RubricVersionRow {
  @Seq('rubric_versions') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  /** `id@version`. */
  @Line('reference', 300) reference: string;
  @Line('rubric_id', 280) rubricId: string;
  @Integer('version') version: number;
  @Sha256('sha256') sha256: string;
  /** Canonical JSON. */
  @Text('content') content: string;
}
