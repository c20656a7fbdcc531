import { Injectable } from '@nestjs/common';
import { stageOf, type Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { ApplicationsService, type ApplicationRecord } from '../applications/applications.service.js';
import { ReadableAssessments } from '../assessments/readable-assessments.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { ScorecardsService, type ScorecardRecord } from '../scorecards/scorecards.service.js';
import { BEFORE_THE_DEBRIEF, DECISIONS_OF } from './decision.rules.js';
import type { DebriefPageInput } from './debrief.presenter.js';
import { DebriefsService, type DecisionRecord } from './debriefs.service.js';

/** What a debrief shows one of those who attend it, and the scorecards that they may change. */
export interface GatheredDebrief {
  readonly input: Omit<DebriefPageInput, 'forms'>;
  readonly changeable: readonly ScorecardRecord[];
}

/** Gathers the page of a debrief. Whoever asks may see scores: the route's rule says so. */
@Injectable()
export class DebriefPage {
  constructor(
    private readonly access: AccessService,
    private readonly applications: ApplicationsService,
    private readonly requisitions: RequisitionsService,
    private readonly readable: ReadableAssessments,
    private readonly scorecards: ScorecardsService,
    private readonly people: PeopleService,
    private readonly accounts: AccountsService,
    private readonly debriefs: DebriefsService,
  ) {}

  /** @throws ApplicationNotFound */
  async of(caller: Caller, id: string): Promise<GatheredDebrief> {
    const application = await this.applications.get(id);
    const { requisitionId, candidate, source } = application;
    const requisition = await this.requisitions.get(requisitionId);
    const { rubric } = await this.requisitions.rubricOf(requisitionId);
    const cards = await this.scorecards.allOf(id);
    const submitted = cards.filter(({ status }) => status === 'submitted');
    const names = await this.people.namesOf(cards.map(({ interviewerId }) => interviewerId));
    const nameOf = ({ interviewerId }: ScorecardRecord): string => names.get(interviewerId) ?? '';
    const debrief = await this.debriefs.find(id);
    const changeable = debrief === null ? [] : await this.changeableBy(caller, submitted);
    const decisions = await this.debriefs.decisionsOf(id);
    const mayDecide = await this.access.may(caller, 'decision:record', id);
    const possible = DECISIONS_OF[source];
    return {
      changeable,
      input: {
        id,
        rubric,
        stage: requisition.stage,
        candidate: candidate.name,
        mayReadApplication: await this.access.may(caller, 'application:read', id),
        seat: { title: requisition.title, careerStage: stageOf(rubric, requisition.stage).name },
        missing: cards.filter(({ status }) => status === 'draft').map(nameOf),
        submitted: submitted.length,
        debrief:
          debrief === null
            ? null
            : { at: debrief.createdAt, by: await this.personName(debrief.personId), reason: debrief.reason },
        cards: submitted.map((card) => ({
          interviewer: nameOf(card),
          content: card.content,
          changes: card.amendments.filter(({ setting }) => setting === 'debrief'),
        })),
        mayOpen: debrief === null && (await this.access.may(caller, 'debrief:open', id)),
        changeable: changeable.map((card) => ({
          id: card.id,
          version: card.version,
          interviewer: nameOf(card),
          own: card.interviewerId === caller.interviewerId,
          ratings: card.content.ratings,
        })),
        advice: await this.adviceFor(caller, application),
        decisions: await Promise.all(decisions.map((decision) => this.shown(caller, decision))),
        mayDecide: mayDecide
          ? debrief === null
            ? possible.filter((decision) => BEFORE_THE_DEBRIEF.includes(decision))
            : possible
          : [],
      },
    };
  }

  /** A decision as this reader may know it: the advice is part of an assessment. */
  async shown(caller: Caller, decision: DecisionRecord) {
    const { assessmentId, advice } = decision;
    const mayKnow = assessmentId !== null && (await this.access.may(caller, 'assessment:read', assessmentId));
    return { ...decision, advice: mayKnow ? advice : null, by: await this.personName(decision.personId) };
  }

  private async changeableBy(caller: Caller, cards: readonly ScorecardRecord[]): Promise<readonly ScorecardRecord[]> {
    const changeable: ScorecardRecord[] = [];
    for (const card of cards) if (await this.access.may(caller, 'scorecard:write', card.id)) changeable.push(card);
    return changeable;
  }

  private async adviceFor(caller: Caller, { id, externalId, requisitionId }: ApplicationRecord) {
    const source = await this.readable.newest(caller, requisitionId);
    const assessed = source?.assessment.applications.find((application) => application.id === (externalId ?? id));
    if (source === null || assessed === undefined) return null;
    return {
      assessmentId: source.record.id,
      at: source.record.createdAt,
      route: assessed.guidance.route,
      why: assessed.guidance.why,
    };
  }

  private async personName(id: string): Promise<string> {
    return (await this.accounts.get(id)).name;
  }
}
