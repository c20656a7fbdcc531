import { Injectable } from '@nestjs/common';
import { stageOf, type Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { ApplicationsService, type ApplicationRecord } from '../applications/applications.service.js';
import type { AssessmentSource } from '../assessments/assessments.service.js';
import { ReadableAssessments } from '../assessments/readable-assessments.service.js';
import { DebriefsService } from '../debriefs/debriefs.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { KitsService } from '../scorecards/kits.service.js';
import { ScorecardsService, type ScorecardRecord } from '../scorecards/scorecards.service.js';
import type { ApplicationPageInput, ShownBrief } from './application-page.presenter.js';
import { BriefsService } from './briefs.service.js';
import type { DecisionToShow } from './view/decisions.js';

/** Gathers what the page of one application shows to one reader: to the blind, nothing that others wrote or did. */
@Injectable()
export class ApplicationPage {
  constructor(
    private readonly access: AccessService,
    private readonly applications: ApplicationsService,
    private readonly requisitions: RequisitionsService,
    private readonly readable: ReadableAssessments,
    private readonly scorecards: ScorecardsService,
    private readonly kits: KitsService,
    private readonly people: PeopleService,
    private readonly accounts: AccountsService,
    private readonly briefs: BriefsService,
    private readonly debriefs: DebriefsService,
  ) {}

  /** @throws ApplicationNotFound, Hidden, Forbidden */
  async of(caller: Caller, id: string): Promise<ApplicationPageInput> {
    const application = await this.applications.get(id);
    const seat = await this.seatOf(application);
    if (!(await this.access.may(caller, 'application:assess', id))) {
      const kits = await this.kits.ofApplication(id);
      const own = kits.find(({ interviewerId }) => interviewerId === caller.interviewerId);
      return { sighted: false, ...seat, ownScorecard: own?.scorecardId ?? null };
    }
    await this.access.authorise(caller, 'application:assess', id);
    const [assessed, cards] = [
      await this.readable.newest(caller, application.requisitionId),
      await this.scorecards.allOf(id),
    ];
    const submitted = cards.filter(({ status }) => status === 'submitted');
    const debrief = await this.debriefs.find(id);
    const page = {
      sighted: true as const,
      ...seat,
      assessed: assessed === null ? null : await this.assessedView(application, { assessed, submitted }),
      waiting: { submitted: submitted.length, expected: cards.length },
      // Whoever may not assess is blind on another candidate of the requisition.
      blindElsewhere: !(await this.access.may(caller, 'assessment:create', application.requisitionId)),
      debriefIsOpen: debrief !== null,
      mayAssignKits: await this.access.may(caller, 'scorecard:open', id),
      decision: await this.newestDecision(caller, id),
      briefs: await this.briefsOf(caller, { id, assessmentId: assessed?.record.id ?? null }),
    };
    // Once more: what came in since the first time was read with no reader noted.
    await this.access.authorise(caller, 'application:assess', id);
    return page;
  }

  private async seatOf({ id, requisitionId, candidate, source }: ApplicationRecord) {
    const requisition = await this.requisitions.get(requisitionId);
    const { rubric } = await this.requisitions.rubricOf(requisitionId);
    return {
      id,
      rubric,
      candidate: candidate.name,
      source,
      seat: {
        requisitionId,
        title: requisition.title,
        organisation: requisition.organisation,
        careerStage: stageOf(rubric, requisition.stage).name,
      },
    };
  }

  private async assessedView(
    { id, externalId }: ApplicationRecord,
    { assessed, submitted }: { readonly assessed: AssessmentSource; readonly submitted: readonly ScorecardRecord[] },
  ) {
    const { record, rubric, evaluation, assessment, scorecardsExpected } = assessed;
    const applicationId = externalId ?? id;
    const before = evaluation.applications.find((application) => application.id === applicationId);
    // Somebody who applied after it was assessed is not in it.
    if (before === undefined) return null;
    const handles = await this.people.handlesOf(submitted.map(({ interviewerId }) => interviewerId));
    const known = new Map(before.scorecards.map(({ interviewer, amendments }) => [interviewer, amendments.length]));
    const revisions = submitted.map(({ interviewerId, amendments }) => ({
      known: known.get(handles.get(interviewerId) ?? ''),
      now: amendments.length,
    }));
    return {
      assessmentId: record.id,
      at: record.createdAt,
      applicationId,
      source: {
        rubric,
        evaluation,
        assessment,
        brief: {
          number: null,
          generatedAt: record.createdAt,
          scorecardsExpected: scorecardsExpected[id] ?? before.scorecards.length,
          ...(record.calibration !== null && { calibration: record.calibration }),
        },
      },
      since: {
        submitted: revisions.filter((revision) => revision.known === undefined).length,
        amended: revisions.filter((revision) => revision.known !== undefined && revision.known < revision.now).length,
      },
    };
  }

  private async newestDecision(caller: Caller, id: string): Promise<DecisionToShow | null> {
    const decision = (await this.debriefs.decisionsOf(id)).at(-1);
    if (decision === undefined) return null;
    const { assessmentId, personId } = decision;
    const mayKnow = assessmentId !== null && (await this.access.may(caller, 'assessment:read', assessmentId));
    const { name: by } = await this.accounts.get(personId);
    return { ...decision, by, advice: mayKnow ? decision.advice : null };
  }

  private async briefsOf(
    caller: Caller,
    { id, assessmentId }: { readonly id: string; readonly assessmentId: string | null },
  ): Promise<readonly ShownBrief[]> {
    const shown: ShownBrief[] = [];
    for (const brief of await this.briefs.ofApplication(id))
      if (brief.erasedAt === null && (await this.access.may(caller, 'brief:read', brief.id)))
        shown.push({ ...brief, isOfThisAssessment: brief.assessmentId === assessmentId });
    return shown;
  }
}
