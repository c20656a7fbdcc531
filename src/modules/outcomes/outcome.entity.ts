import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Again, Carries, CheckMonths, Hire, Route, Whereabouts } from '../../domain/index.js';
import { Id, Instant, Integer, Line, Seq } from '../../database/columns.js';

/** What somebody said of a hire after so many months. Never changed: a correction follows it, and the newest counts. */
@Entity('outcomes')
@Unique('uq_outcomes_id', ['id'])
@Index('ix_outcomes_application', ['applicationId', 'seq'])
@Check('ck_outcomes_months', '"months" IN (3, 6, 12)')
@Check('ck_outcomes_carries', '"carries" IN (1, 2, 3, 4, 5)')
@Check('ck_outcomes_whereabouts', `"whereabouts" IN ('in-seat', 'moved-up', 'moved-aside', 'left', 'let-go')`)
@Check('ck_outcomes_again', `"again" IN ('yes', 'unsure', 'no')`)
@Check('ck_outcomes_decision', `"decision" IN ('hire', 'promote', 'grow')`)
@Check('ck_outcomes_probability', '"probability" >= 0 AND "probability" <= 10000')
export class OutcomeRow {
  @Seq('outcomes') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('ApplicationRow', 'id', { name: 'fk_outcomes_application', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('application_id')
  applicationId: string;
  @ForeignKey('PersonRow', 'id', { name: 'fk_outcomes_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Id('person_id')
  personId: string;
  @Integer('months') months: CheckMonths;
  @Line('whereabouts', 11) whereabouts: Whereabouts;
  @Integer('carries') carries: Carries;
  @Line('again', 6) again: Again;
  /** As it was decided then, and advised: null without an assessment. */
  @Line('decision', 10) decision: Hire['decision'];
  @Line('route', 40, { nullable: true }) route: Route | null;
  /** P(the seat's career stage is earned) as it was read then, in ten-thousandths: whole numbers are the same everywhere. */
  @Integer('probability', { nullable: true }) probability: number | null;
}
