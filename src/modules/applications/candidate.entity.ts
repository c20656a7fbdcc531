import { Check, Entity, Index, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq } from '../../database/columns.js';

@Entity('candidates')
@Unique('uq_candidates_id', ['id'])
@Index('ix_candidates_email', ['email'])
@Index('ix_candidates_person', ['personId'])
@Check('ck_candidates_version', '"version" >= 1')
@Check('ck_candidates_name', `length(trim("name")) > 0 AND length("name") <= ${LIMITS.line}`)
export class CandidateRow {
  @Seq('candidates') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  @Line('name', LIMITS.line) name: string;
  /** Lower case; what tells a colleague that this file is their own. */
  @Line('email', LIMITS.email, { nullable: true }) email: string | null;
  /** The account of somebody who works here: the same, whatever address they applied with. */
  @Id('person_id', { nullable: true }) personId: string | null;
}
