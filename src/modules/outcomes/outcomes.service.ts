import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  CHECK_MONTHS,
  dueCheck,
  outcomeReport,
  type Caller,
  type CheckMonths,
  type Hire,
  type Outcome,
  type OutcomeReport,
} from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AuditService } from '../access/audit.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { DebriefsService } from '../debriefs/debriefs.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import type { DueOutcome, OutcomeCheck } from './outcome-check.js';
import { NoCheckDue } from './outcomes.errors.js';
import { OutcomesRepository } from './outcomes.repository.js';

const DAY_MS = 86_400_000;

/** What came of decisions: asked at 3, 6 and 12 months, and set beside what was read, advised and decided. */
@Injectable()
export class OutcomesService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly outcomes: OutcomesRepository,
    private readonly applications: ApplicationsService,
    private readonly requisitions: RequisitionsService,
    private readonly assessments: AssessmentsService,
    private readonly debriefs: DebriefsService,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The checks that wait for somebody, in the requisitions that they belong to; the oldest decision first. */
  async due(caller: Caller): Promise<readonly DueOutcome[]> {
    const now = this.clock.now();
    // Three months are 89 days at least; `dueCheck` goes by the calendar.
    const before = new Date(Date.parse(now) - 89 * DAY_MS).toISOString();
    const waiting = await this.units.read(async () => {
      const hired = await this.outcomes.hired(caller.personId, before);
      const made = await this.outcomes.madeOf(hired.map(({ applicationId }) => applicationId));
      return hired.flatMap((line) => {
        const months = dueCheck(line.decidedAt, now, made.get(line.applicationId) ?? []);
        return months === null ? [] : [{ ...line, months }];
      });
    });
    if (waiting.length === 0) return [];
    // That somebody was put into a seat is not for whoever owes a scorecard on them.
    const seen = await this.access.seenOf(
      caller,
      waiting.map(({ applicationId }) => applicationId),
    );
    return waiting.filter(({ applicationId }) => seen.get(applicationId)?.sees === true);
  }

  /** What is asked of one application now, and what was said before. @throws ApplicationNotFound */
  check(applicationId: string): Promise<OutcomeCheck> {
    return this.units.read(async () => {
      const { candidate, requisitionId } = await this.applications.get(applicationId);
      const { title } = await this.requisitions.get(requisitionId);
      const filled = await this.filledBy(applicationId);
      const made = (await this.outcomes.ofApplication(applicationId)).map(
        ({ createdAt, months, whereabouts, carries, again }) => ({
          at: createdAt,
          months,
          whereabouts,
          carries,
          again,
        }),
      );
      return {
        applicationId,
        candidate: candidate.name,
        requisition: title,
        decision: filled?.decision ?? null,
        decidedAt: filled?.createdAt ?? null,
        due: filled === null ? null : dueCheck(filled.createdAt, this.clock.now(), made.map(monthsOf)),
        made,
      };
    });
  }

  /**
   * Keeps what somebody says of the check that is due, or corrects the last one.
   *
   * @throws ApplicationNotFound, NoCheckDue
   */
  record(
    applicationId: string,
    { personId, outcome }: { readonly personId: string; readonly outcome: Outcome },
  ): Promise<void> {
    return this.units.write(async () => {
      await this.applications.hold(applicationId);
      const { due, made } = await this.check(applicationId);
      const filled = await this.filledBy(applicationId);
      const last = CHECK_MONTHS.findLast((months) => made.some((each) => each.months === months));
      if (filled === null || (outcome.months !== due && outcome.months !== last)) throw new NoCheckDue();
      await this.outcomes.insert({
        id: newId(),
        createdAt: this.clock.now(),
        applicationId,
        personId,
        ...outcome,
        decision: filled.decision,
        route: filled.route,
        probability: filled.assessmentId === null ? null : await this.probabilityOf(applicationId, filled.assessmentId),
      });
      await this.audit.note({
        personId,
        action: 'outcome:record',
        object: `application ${applicationId}`,
        outcome: 'done',
        detail: `after ${outcome.months} months`,
      });
    });
  }

  /** Of all requisitions, in aggregate. */
  report(): Promise<OutcomeReport> {
    return this.units.read(async () => outcomeReport(await this.outcomes.hires()));
  }

  /** The last decision, where it put the person into the seat. */
  private async filledBy(applicationId: string) {
    const last = (await this.debriefs.decisionsOf(applicationId)).at(-1);
    if (last === undefined || !isFilled(last.decision)) return null;
    return {
      decision: last.decision,
      createdAt: last.createdAt,
      route: last.advice,
      assessmentId: last.assessmentId,
    };
  }

  /** In ten-thousandths; null while the stage was unobserved. */
  private async probabilityOf(applicationId: string, assessmentId: string): Promise<number | null> {
    const { externalId } = await this.applications.get(applicationId);
    const { assessment } = await this.assessments.sourceOf(assessmentId);
    const assessed = assessment.applications.find(({ id }) => id === (externalId ?? applicationId));
    const probability = assessed?.readings[assessment.requisition.stage]?.probability ?? null;
    return probability === null ? null : Math.round(10_000 * probability);
  }
}

function monthsOf({ months }: { readonly months: CheckMonths }): CheckMonths {
  return months;
}

function isFilled(decision: string): decision is Hire['decision'] {
  return decision === 'hire' || decision === 'promote' || decision === 'grow';
}
