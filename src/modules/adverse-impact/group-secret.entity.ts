import { Check, Entity } from 'typeorm';
import { KeyInteger, Line } from '../../database/columns.js';

/** What marks are made with. One row, never changed (trigger). */
@Entity('group_secrets', { withoutRowid: true })
@Check('ck_group_secrets_id', '"id" = 1')
@Check('ck_group_secrets_secret', 'length(trim("secret")) > 0 AND length("secret") <= 64')
export class GroupSecretRow {
  @KeyInteger('id', 'group_secrets') id: number;
  @Line('secret', 64) secret: string;
}
