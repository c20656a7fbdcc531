import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import { Forbidden } from '../access/access.errors.js';
import { AccessService } from '../access/access.service.js';
import type { DoneAction } from '../access/audit-actions.js';
import { AuditService } from '../access/audit.service.js';
import { Readers } from '../access/readers.service.js';
import { PeopleService } from '../people/people.service.js';
import { PanelsService } from '../requisitions/panels.service.js';
import { KitsService, type AssignKit, type Kit } from './kits.service.js';
import { ScorecardNotFound } from './scorecards.errors.js';
import { ScorecardsService, type ScorecardRecord } from './scorecards.service.js';

export interface Assignment extends AssignKit {
  readonly interviewerId: string;
}

/** Somebody of the panel who has no kit for an application yet. */
export interface Unassigned {
  readonly interviewerId: string;
  readonly name: string;
  readonly criteria: readonly string[];
  /** Why they may not rate it; null when they may, and for a caller who may not know. */
  readonly obstacle: 'own-file' | 'has-read-scores' | null;
}

export interface AssignedKit extends Kit {
  /** The interviewer's. */
  readonly name: string;
  readonly isOwn: boolean;
  /** The caller may write down what an interviewer without an account says. */
  readonly mayType: boolean;
}

export interface Assignments {
  /** The caller's own scorecard is missing: what is in may not be shown, and nothing be tried that would tell. */
  readonly isBlind: boolean;
  readonly unassigned: readonly Unassigned[];
  readonly kits: readonly AssignedKit[];
}

export interface Withdrawal {
  readonly scorecardId: string;
  /** That it is of this application. */
  readonly applicationId?: string | null;
  /** That nobody wrote on it since. */
  readonly version?: number | null;
}

/** Who interviews one candidate, until when: by whoever sets it, and no further than they may see. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly kits: KitsService,
    private readonly scorecards: ScorecardsService,
    private readonly panels: PanelsService,
    private readonly people: PeopleService,
    private readonly access: AccessService,
    private readonly readers: Readers,
    private readonly audit: AuditService,
  ) {}

  /** What there is, and who of the requisition's panel is not in it yet. */
  async of(
    caller: Caller,
    { applicationId, requisitionId }: { readonly applicationId: string; readonly requisitionId: string },
  ): Promise<Assignments> {
    const isBlind = !(await this.access.sees(caller, applicationId));
    const kits = await this.kits.ofApplication(applicationId);
    const panel = (await this.panels.of(requisitionId)).filter(
      (member) => !kits.some(({ interviewerId }) => interviewerId === member.interviewerId),
    );
    const names = await this.people.namesOf([...kits, ...panel].map(({ interviewerId }) => interviewerId));
    const unassigned: Unassigned[] = [];
    for (const { interviewerId, criteria } of panel) {
      // That somebody has read scores tells that there are some.
      const obstacle = isBlind ? null : await this.readers.obstacleToRating(interviewerId, applicationId);
      unassigned.push({ interviewerId, criteria, name: names.get(interviewerId) ?? '', obstacle });
    }
    const assigned: AssignedKit[] = [];
    for (const kit of kits) {
      const isOwn = kit.interviewerId === caller.interviewerId;
      const mayType = !isOwn && kit.status === 'draft' && (await this.access.may(caller, 'kit:read', kit.scorecardId));
      assigned.push({ ...kit, name: names.get(kit.interviewerId) ?? '', isOwn, mayType });
    }
    return { isBlind, unassigned, kits: assigned };
  }

  /** All of them, or none. @throws Forbidden for a caller who is blind, and as `KitsService.assign` */
  async assign(
    caller: Caller,
    applicationId: string,
    assignments: readonly Assignment[],
  ): Promise<readonly ScorecardRecord[]> {
    return this.units.write(async () => {
      await this.holdSight(caller, applicationId);
      const scorecards: ScorecardRecord[] = [];
      for (const { interviewerId, criteria, dueAt } of assignments) {
        scorecards.push(await this.kits.assign(applicationId, interviewerId, { criteria, dueAt }));
        await this.note(caller, 'scorecard:open', { applicationId, interviewerId });
      }
      return scorecards;
    });
  }

  /** A scorecard without a kit: for all criteria, due on no day. @throws as `assign` */
  open(caller: Caller, applicationId: string, interviewerId: string): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      await this.holdSight(caller, applicationId);
      await this.note(caller, 'scorecard:open', { applicationId, interviewerId });
      return this.scorecards.open(applicationId, interviewerId);
    });
  }

  /** @throws as `assign` */
  async assignOne(caller: Caller, applicationId: string, assignment: Assignment): Promise<ScorecardRecord> {
    const [scorecard] = await this.assign(caller, applicationId, [assignment]);
    if (scorecard === undefined) throw new Error('a kit was assigned and has no scorecard');
    return scorecard;
  }

  /**
   * When the drafts among these are due; what is in stays as it is.
   *
   * @throws Forbidden for a caller who is blind
   */
  async setDues(caller: Caller, applicationId: string, dues: ReadonlyMap<string, string | null>): Promise<void> {
    await this.units.write(async () => {
      await this.holdSight(caller, applicationId);
      for (const kit of await this.kits.ofApplication(applicationId)) {
        const { scorecardId, interviewerId, status, criteria, dueAt } = kit;
        const due = dues.get(scorecardId);
        if (status !== 'draft' || due === undefined || due === dueAt) continue;
        await this.kits.change(scorecardId, { criteria, dueAt: due });
        await this.note(caller, 'scorecard:due', { applicationId, interviewerId });
      }
    });
  }

  /**
   * Takes somebody off the panel of one application.
   *
   * @throws ScorecardNotFound, also where it is not of this application; StaleVersion, ScorecardSubmitted, Forbidden
   */
  async withdraw(caller: Caller, { scorecardId, applicationId = null, version = null }: Withdrawal): Promise<void> {
    await this.units.write(async () => {
      const { interviewerId, applicationId: its } = await this.scorecards.get(scorecardId);
      if (applicationId !== null && its !== applicationId) throw new ScorecardNotFound();
      // Their own is a draft as long as they are blind: nothing is told.
      if (interviewerId !== caller.interviewerId) await this.holdSight(caller, its);
      await this.kits.withdraw(scorecardId, version);
      await this.note(caller, 'scorecard:withdraw', { applicationId: its, interviewerId });
    });
  }

  /** Whether it works tells whether a scorecard is in, or has been read. */
  private async holdSight(caller: Caller, applicationId: string): Promise<void> {
    if (!(await this.access.sees(caller, applicationId)))
      throw new Forbidden(
        'Your own scorecard of this candidate is missing. Until it is in, another recruiter assigns and changes the interview kits of the others.',
        'own-scorecard-missing',
      );
  }

  private note(
    { personId }: Caller,
    action: DoneAction,
    { applicationId, interviewerId }: { readonly applicationId: string; readonly interviewerId: string },
  ): Promise<void> {
    const detail = `interviewer ${interviewerId}`;
    return this.audit.note({ personId, action, object: `application ${applicationId}`, outcome: 'done', detail });
  }
}
