import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';
import { InterviewerRow } from './interviewer.entity.js';

/** Somebody who may sign in. */
@Entity('people')
@Unique('uq_people_id', ['id'])
@Unique('uq_people_email', ['email'])
@Unique('uq_people_oidc_subject', ['oidcSubject'])
@Unique('uq_people_interviewer', ['interviewerId'])
@Check('ck_people_version', '"version" >= 1')
@Check('ck_people_email', `length("email") <= ${LIMITS.email} AND "email" = lower("email") AND "email" LIKE '%_@_%'`)
@Check('ck_people_name', `length(trim("name")) > 0 AND length("name") <= ${LIMITS.line}`)
@Check('ck_people_status', `"status" IN ('invited', 'active', 'disabled')`)
export class PersonRow {
  @Seq('people') seq: number;
  @Id() id: string;
  @Integer('version') version: number;
  @Instant('created_at') createdAt: string;
  /** Lower case. */
  @Line('email', LIMITS.email) email: string;
  @Line('name', LIMITS.line) name: string;
  @Line('status', 8) status: 'invited' | 'active' | 'disabled';
  /** Argon2id, with its parameters; null for somebody who has not chosen a password. */
  @Text('password_hash', { nullable: true }) passwordHash: string | null;
  /** Base32; null without a second factor. */
  @Line('totp_secret', 64, { nullable: true }) totpSecret: string | null;
  /** The time step of the last code that was taken: none is taken twice. */
  @Integer('totp_step', { nullable: true }) totpStep: number | null;
  /** Issuer and subject of a sign-in by OpenID Connect. */
  @Line('oidc_subject', 500, { nullable: true }) oidcSubject: string | null;
  /** Under which they rate; null until they are first put on a panel. */
  @ForeignKey(() => InterviewerRow, 'id', { name: 'fk_people_interviewer', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('interviewer_id', { nullable: true })
  interviewerId: string | null;
}
