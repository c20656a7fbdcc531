import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Line, Seq, Sha256 } from '../../database/columns.js';

/** A link that lets its holder choose a password, once. */
@Entity('account_links')
@Unique('uq_account_links_id', ['id'])
@Unique('uq_account_links_token', ['tokenSha256'])
@Index('ix_account_links_person', ['personId', 'seq'])
@Check('ck_account_links_kind', `"kind" IN ('invitation', 'reset')`)
export class AccountLinkRow {
  @Seq('account_links') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @Sha256('token_sha256') tokenSha256: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_account_links_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  @Line('kind', 10) kind: 'invitation' | 'reset';
  @Instant('expires_at') expiresAt: string;
  @Instant('used_at', { nullable: true }) usedAt: string | null;
}
