import { Check, Entity, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq } from '../../database/columns.js';

/** Somebody who rates. */
@Entity('interviewers')
@Unique('uq_interviewers_id', ['id'])
@Unique('uq_interviewers_handle', ['handle'])
@Check('ck_interviewers_version', '"version" >= 1')
@Check('ck_interviewers_handle', `length(trim("handle")) > 0 AND length("handle") <= ${LIMITS.handle}`)
@Check('ck_interviewers_name', `length(trim("name")) > 0 AND length("name") <= ${LIMITS.line}`)
@Check('ck_interviewers_email', `length(trim("email")) > 0 AND length("email") <= ${LIMITS.email}`)
export class InterviewerRow {
  @Seq('interviewers') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  /** How evaluation files name the person, e.g. "ana". */
  @Line('handle', LIMITS.handle) handle: string;
  @Line('name', LIMITS.line) name: string;
  @Line('email', LIMITS.email, { nullable: true }) email: string | null;
}
