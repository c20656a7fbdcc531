import { Check, Entity, ForeignKey } from 'typeorm';
import { KeyLine } from '../../database/columns.js';
import { PersonRow } from './person.entity.js';

@Entity('person_roles', { withoutRowid: true })
@Check('ck_person_roles_role', `"role" IN ('admin', 'recruiter', 'interviewer', 'hiring-manager')`)
export class PersonRoleRow {
  @ForeignKey(() => PersonRow, 'id', { name: 'fk_person_roles_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @KeyLine('person_id', 36, 'person_roles')
  personId: string;
  @KeyLine('role', 14, 'person_roles') role: string;
}
