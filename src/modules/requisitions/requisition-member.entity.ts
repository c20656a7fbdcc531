import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { KeyLine } from '../../database/columns.js';
import { RequisitionRow } from './requisition.entity.js';

/** A recruiter or hiring manager of one requisition. */
@Entity('requisition_members', { withoutRowid: true })
@Index('ix_requisition_members_person', ['personId'])
@Check('ck_requisition_members_role', `"role" IN ('recruiter', 'hiring-manager')`)
export class RequisitionMemberRow {
  @ForeignKey(() => RequisitionRow, 'id', {
    name: 'fk_requisition_members_requisition',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('requisition_id', 36, 'requisition_members')
  requisitionId: string;
  @ForeignKey('PersonRow', 'id', {
    name: 'fk_requisition_members_person',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyLine('person_id', 36, 'requisition_members')
  personId: string;
  @KeyLine('role', 14, 'requisition_members') role: string;
}
