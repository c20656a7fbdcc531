import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Line, Seq, Sha256 } from '../../database/columns.js';

/** A browser that is signed in. */
@Entity('sessions')
@Unique('uq_sessions_id', ['id'])
@Unique('uq_sessions_token', ['tokenSha256'])
@Index('ix_sessions_person', ['personId', 'seq'])
@Index('ix_sessions_expires', ['expiresAt'])
export class SessionRow {
  @Seq('sessions') seq: number;
  /** What lists and "end this session" name it by; the cookie holds another, secret value. */
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @Sha256('token_sha256') tokenSha256: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_sessions_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  /** Base64url; what the forms of this session carry. */
  @Line('csrf', 64) csrf: string;
  /** The last request, to the minute. */
  @Instant('seen_at') seenAt: string;
  /** However busy it is, it ends then. */
  @Instant('expires_at') expiresAt: string;
  /** Browser and system in words, for its owner to recognise it. */
  @Line('client', LIMITS.line) client: string;
}
