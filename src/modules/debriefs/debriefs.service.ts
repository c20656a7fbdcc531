import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { Invalid } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Route, ScorecardContent } from '../../domain/index.js';
import type { DoneAction } from '../access/audit-actions.js';
import { AuditService } from '../access/audit.service.js';
import { ApplicationsService, type ApplicationRecord } from '../applications/applications.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { PeopleService } from '../people/people.service.js';
import { KitsService } from '../scorecards/kits.service.js';
import { ScorecardsService, type ScorecardRecord } from '../scorecards/scorecards.service.js';
import {
  DebriefExists,
  DebriefNotOpen,
  DecidedMeanwhile,
  NothingToTalkAbout,
  ScorecardsMissing,
} from './debriefs.errors.js';
import { toDebrief, toDecision, type DebriefRecord, type DecisionRecord } from './debriefs.mapping.js';
import { DebriefsRepository } from './debriefs.repository.js';
import { BEFORE_THE_DEBRIEF, checkDecision, type Decided } from './decision.rules.js';

export type { DebriefRecord, DecisionRecord } from './debriefs.mapping.js';

export interface Decide {
  readonly personId: string;
  readonly decision: Decided;
  readonly reason: string;
  /** The assessment that lies on the table; its advice is kept beside the decision. Null when there is none. */
  readonly assessmentId: string | null;
  /** The number of the newest decision as the person has seen it; 0 when there was none. */
  readonly expectedNumber: number;
}

export interface ChangeInDebrief {
  readonly personId: string;
  readonly expectedVersion: number;
  /** The whole scorecard as it should read. */
  readonly content: ScorecardContent;
  readonly reason: string;
}

/** What happens after the interviews: the panel talks, ratings change, a person decides. */
@Injectable()
export class DebriefsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly debriefs: DebriefsRepository,
    private readonly applications: ApplicationsService,
    private readonly scorecards: ScorecardsService,
    private readonly kits: KitsService,
    private readonly people: PeopleService,
    private readonly assessments: AssessmentsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Null when it is not open. */
  find(applicationId: string): Promise<DebriefRecord | null> {
    return this.units.read(async () => {
      const row = await this.debriefs.findOf(applicationId);
      return row === null ? null : toDebrief(row);
    });
  }

  /** All decisions on an application, oldest first. */
  decisionsOf(applicationId: string): Promise<readonly DecisionRecord[]> {
    return this.units.read(async () => (await this.debriefs.decisionsOf(applicationId)).map(toDecision));
  }

  /**
   * Opens it, once: when all scorecards are in, or before with a reason, which is kept only then.
   *
   * @throws ApplicationNotFound, NothingToTalkAbout, ScorecardsMissing, DebriefExists, Invalid
   */
  async open(
    applicationId: string,
    personId: string,
    { reason }: { readonly reason: string | null },
  ): Promise<DebriefRecord> {
    if (reason !== null) {
      const checks = new Checks();
      checks.text('reason', reason);
      checks.throwIfAny('invalid-debrief');
    }
    return this.units.write(async () => {
      await this.applications.hold(applicationId);
      const kits = await this.kits.ofApplication(applicationId);
      const missing = kits.filter(({ status }) => status === 'draft').map(({ interviewerId }) => interviewerId);
      if (missing.length === kits.length) throw new NothingToTalkAbout();
      if (missing.length > 0 && reason === null) throw new ScorecardsMissing(await this.namesOf(missing));
      const row = {
        id: newId(),
        createdAt: this.clock.now(),
        applicationId,
        personId,
        reason: missing.length === 0 ? null : reason,
      };
      if (!(await this.debriefs.insert(row))) throw new DebriefExists();
      await this.note({ personId, action: 'debrief:open', applicationId });
      return toDebrief({ ...row, seq: 0 });
    });
  }

  /**
   * A rating changed where the panel talks: an amendment that says so, kept apart from what stood before. Who may
   * change whose scorecard is for the door to ask.
   *
   * @throws DebriefNotOpen, and as `ScorecardsService.amend`
   */
  change(
    scorecardId: string,
    { personId, expectedVersion, content, reason }: ChangeInDebrief,
  ): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      const { applicationId } = await this.scorecards.get(scorecardId);
      if ((await this.debriefs.findOf(applicationId)) === null) throw new DebriefNotOpen('change');
      const setting = 'debrief' as const;
      const scorecard = await this.scorecards.amend(scorecardId, expectedVersion, { content, reason, setting });
      await this.note({ personId, action: 'debrief:change', applicationId });
      return scorecard;
    });
  }

  /**
   * Records what a person decided, after the decisions before it. Of two at once the second must read the first.
   *
   * @throws ApplicationNotFound, Invalid, DebriefNotOpen, DecidedMeanwhile
   */
  async decide(
    applicationId: string,
    { personId, decision, reason, assessmentId, expectedNumber }: Decide,
  ): Promise<DecisionRecord> {
    return this.units.write(async () => {
      const application = await this.applications.get(applicationId);
      checkDecision({ decision, reason }, application.source);
      if (!BEFORE_THE_DEBRIEF.includes(decision) && (await this.debriefs.findOf(applicationId)) === null)
        throw new DebriefNotOpen('decision');
      const last = (await this.debriefs.decisionsOf(applicationId)).at(-1)?.number ?? 0;
      if (last !== expectedNumber) throw new DecidedMeanwhile();
      const row = {
        id: newId(),
        createdAt: this.clock.now(),
        applicationId,
        number: last + 1,
        personId,
        decision,
        reason,
        assessmentId,
        advice: assessmentId === null ? null : await this.adviceOf(assessmentId, application),
      };
      // On PostgreSQL both may have read the same last one: the database takes one of them.
      if (!(await this.debriefs.insertDecision(row))) throw new DecidedMeanwhile();
      await this.note({
        personId,
        action: 'decision:record',
        applicationId,
        detail: `${decision}, number ${row.number}`,
      });
      return toDecision({ ...row, seq: 0 });
    });
  }

  private async adviceOf(assessmentId: string, application: ApplicationRecord): Promise<Route> {
    const { requisitionId, assessment } = await this.assessments.get(assessmentId);
    const publicId = application.externalId ?? application.id;
    const assessed = assessment.applications.find(({ id }) => id === publicId);
    if (requisitionId !== application.requisitionId || assessed === undefined)
      throw new Invalid('invalid-decision', [
        { path: 'assessmentId', message: 'is the id of no assessment of this application' },
      ]);
    return assessed.guidance.route;
  }

  private async namesOf(interviewerIds: readonly string[]): Promise<readonly string[]> {
    const names = await this.people.namesOf(interviewerIds);
    return interviewerIds.map((id) => names.get(id) ?? '');
  }

  private note({
    personId,
    action,
    applicationId,
    detail = null,
  }: {
    readonly personId: string;
    readonly action: DoneAction;
    readonly applicationId: string;
    readonly detail?: string | null;
  }): Promise<void> {
    return this.audit.note({ personId, action, object: `application ${applicationId}`, outcome: 'done', detail });
  }
}
