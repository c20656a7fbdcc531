import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Line, Seq } from '../../database/columns.js';

/** Who did, or tried, what. Never changed, never deleted (trigger); holds no scores and no evidence. */
@Entity('audit_events')
@Index('ix_audit_events_person', ['personId', 'seq'])
@Check('ck_audit_events_outcome', `"outcome" IN ('done', 'refused')`)
export class AuditEventRow {
  @Seq('audit_events') seq: number;
  @Instant('at') at: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_audit_events_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id', { nullable: true })
  personId: string | null;
  @Line('action', 60) action: string;
  /** "scorecard 0198…"; null for an action without an object. */
  @Line('object', 100, { nullable: true }) object: string | null;
  @Line('outcome', 10) outcome: 'done' | 'refused';
  @Line('detail', LIMITS.line, { nullable: true }) detail: string | null;
}
