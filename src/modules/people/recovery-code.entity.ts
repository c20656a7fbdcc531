import { Entity, ForeignKey } from 'typeorm';
import { Instant, KeyLine } from '../../database/columns.js';
import { PersonRow } from './person.entity.js';

/** One way in without the second step, once. */
@Entity('recovery_codes', { withoutRowid: true })
export class RecoveryCodeRow {
  @ForeignKey(() => PersonRow, 'id', { name: 'fk_recovery_codes_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @KeyLine('person_id', 36, 'recovery_codes')
  personId: string;
  @KeyLine('code_sha256', 64, 'recovery_codes') codeSha256: string;
  @Instant('used_at', { nullable: true }) usedAt: string | null;
}
