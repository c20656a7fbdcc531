import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Invalid, StaleVersion } from '../../common/errors.js';
import type { Page } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { isLate, KitsService } from './kits.service.js';
import { ScorecardSubmitted } from './scorecards.errors.js';
import { ScorecardsService, type ScorecardRecord } from './scorecards.service.js';
import type { ScorecardSubject } from './scorecard.presenter.js';
import { differencesOf } from './view/scorecard-differences.js';
import { draftOf, inputOf, type ScorecardInput } from './view/scorecard-input.js';

/** A scorecard with all that its page says around it. */
export interface ScorecardScene {
  readonly card: ScorecardRecord;
  readonly interviewer: string;
  readonly subject: ScorecardSubject;
}

export type SaveOutcome =
  | { readonly kind: 'stored'; readonly card: ScorecardRecord }
  /** Something else was stored since the form was made; nothing was written. */
  | { readonly kind: 'changed'; readonly card: ScorecardRecord }
  /** It was submitted since, with another text; nothing was written. */
  | { readonly kind: 'submitted'; readonly card: ScorecardRecord };

/** What the scorecard's page asks and does: the kit, drafts that several tabs and devices write, and the revisions. */
@Injectable()
export class ScorecardPagesService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly scorecards: ScorecardsService,
    private readonly kits: KitsService,
    private readonly applications: ApplicationsService,
    private readonly requisitions: RequisitionsService,
    private readonly people: PeopleService,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** @throws ScorecardNotFound */
  scene(id: string, { interviewerId }: Pick<Caller, 'interviewerId'>): Promise<ScorecardScene> {
    return this.units.read(async () => {
      const card = await this.scorecards.get(id);
      const { title, stage } = await this.requisitions.get(card.requisitionId);
      const { rubric } = await this.requisitions.rubricOf(card.requisitionId);
      const { candidate, source } = await this.applications.get(card.applicationId);
      const { name } = await this.people.get(card.interviewerId);
      const dueAt = await this.kits.dueAt(id);
      const subject = {
        id,
        candidate: candidate.name,
        seat: { title, stage },
        source,
        rubric,
        kit: await this.kits.criteriaOf(id, rubric),
        dueAt,
        late: isLate({ status: card.status, dueAt }, this.clock.now()),
        typedFor: card.interviewerId === interviewerId ? null : name,
      };
      return { card, interviewer: name, subject };
    });
  }

  /**
   * Stores what the form says, unless something else was stored since. What is stored already is no change, whatever
   * its version: so a form can be sent again when the answer to it was lost.
   *
   * @throws ScorecardNotFound, Invalid
   */
  async save(id: string, version: number, input: ScorecardInput): Promise<SaveOutcome> {
    const card = await this.scorecards.get(id);
    const { rubric } = await this.requisitions.rubricOf(card.requisitionId);
    if (differencesOf(input, inputOf(card, rubric), rubric).length === 0) return { kind: 'stored', card };
    if (card.status === 'submitted') return { kind: 'submitted', card };
    if (card.version !== version) return { kind: 'changed', card };
    const { content, notes } = draftOf(input);
    try {
      return { kind: 'stored', card: await this.scorecards.saveDraft(id, version, content, notes) };
    } catch (error) {
      // Somebody was faster, between the two: asked again, one of the answers above is given.
      if (error instanceof StaleVersion || error instanceof ScorecardSubmitted) return this.save(id, version, input);
      throw error;
    }
  }

  /** @throws as `ScorecardsService.submit` */
  submit(card: ScorecardRecord): Promise<ScorecardRecord> {
    return this.scorecards.submit(card.id, card.version);
  }

  /** @throws as `ScorecardsService.amend` */
  amend(id: string, version: number, { input, reason }: { readonly input: ScorecardInput; readonly reason: string }) {
    const { content, notes } = draftOf(input);
    if (notes.some(({ evidence }) => evidence !== null))
      throw new Invalid('invalid-scorecard', [{ path: 'ratings', message: 'leave out a criterion with evidence' }]);
    return this.scorecards.amend(id, version, { content, reason });
  }

  /** Other scorecards of the same application that are in and that the caller may read; none for whoever is still blind. */
  async othersOf({ id, applicationId }: ScorecardRecord, caller: Caller) {
    if (!(await this.access.sees(caller, applicationId))) return [];
    const readable: ScorecardRecord[] = [];
    for (let cursor: string | null | undefined = undefined; cursor !== null;) {
      const { items, nextCursor }: Page<ScorecardRecord> = await this.access.readable(caller, 'scorecard:read', {
        request: cursor === undefined ? {} : { cursor },
        list: (request) => this.scorecards.listByApplication(applicationId, request),
        namesOnly: true,
      });
      readable.push(...items);
      cursor = nextCursor;
    }
    const others = readable.filter((card) => card.id !== id && card.status === 'submitted');
    return Promise.all(
      others.map(async (card) => ({ id: card.id, interviewer: (await this.people.get(card.interviewerId)).name })),
    );
  }

  /** Whether the caller may change this scorecard. */
  mayWrite(caller: Caller, id: string): Promise<boolean> {
    return this.access.may(caller, 'scorecard:write', id);
  }
}
