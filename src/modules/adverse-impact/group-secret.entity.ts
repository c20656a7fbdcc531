import { Entity } from 'typeorm';
import { KeyInteger, Line } from '../../database/columns.js';

/** What marks are made with. One row, never changed (trigger). */
@Entity('group_secrets', { withoutRowid: true })
export class GroupSecretRow {
  @KeyInteger('id', 'group_secrets') id: number;
  @Line('secret', 64) secret: string;
}
