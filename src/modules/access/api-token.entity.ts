import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Line, Seq, Sha256, Text } from '../../database/columns.js';

/** Lets a program do what its owner may, as far as its scopes go. */
@Entity('api_tokens')
@Unique('uq_api_tokens_id', ['id'])
@Unique('uq_api_tokens_token', ['tokenSha256'])
@Index('ix_api_tokens_person', ['personId', 'seq'])
@Check('ck_api_tokens_name', `length(trim("name")) > 0 AND length("name") <= ${LIMITS.line}`)
@Check('ck_api_tokens_scopes', 'length("scopes") <= 2000')
export class ApiTokenRow {
  @Seq('api_tokens') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_api_tokens_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  @Line('name', LIMITS.line) name: string;
  /** Its first characters, to recognise it by. */
  @Line('start', 16) start: string;
  @Sha256('token_sha256') tokenSha256: string;
  /** JSON. */
  @Text('scopes') scopes: string;
  @Instant('expires_at') expiresAt: string;
  /** To the minute. */
  @Instant('used_at', { nullable: true }) usedAt: string | null;
  @Instant('revoked_at', { nullable: true }) revokedAt: string | null;
}
