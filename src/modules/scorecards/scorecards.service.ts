import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { toUtc } from '../../common/documents/timestamp.js';
import { Invalid, StaleVersion } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { LIMITS } from '../../common/limits.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Amendment, ScorecardContent } from '../../domain/index.js';
import { Readers } from '../access/readers.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { checkContent, checkNotes, checkNothingLeft } from './scorecard.rules.js';
import {
  MayNotRate,
  ScorecardExists,
  ScorecardNotFound,
  ScorecardNotSubmitted,
  ScorecardSubmitted,
  TooManyAmendments,
  TooManyScorecards,
} from './scorecards.errors.js';
import {
  EMPTY_CONTENT,
  revisionsOf,
  type RatedScorecard,
  type RatingNote,
  type ScorecardRecord,
  type Setting,
} from './scorecards.mapping.js';
import { ScorecardsRepository } from './scorecards.repository.js';

export type { RatedScorecard, RatingNote, ScorecardRecord, Setting } from './scorecards.mapping.js';

export interface AmendScorecard {
  /** The whole scorecard as it should read. */
  readonly content: ScorecardContent;
  readonly reason: string;
  /** Only the debriefs' service says `debrief`: it knows whether one is open. */
  readonly setting?: Setting;
}

/** A scorecard that was filled in elsewhere, with all that happened to it. */
export interface SubmittedElsewhere extends ScorecardContent {
  readonly submittedAt: string;
  readonly amendments: readonly Amendment[];
}

/** One interviewer's ratings of one application: private while a draft, locked once submitted, then only ever amended. */
@Injectable()
export class ScorecardsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly scorecards: ScorecardsRepository,
    private readonly applications: ApplicationsService,
    private readonly people: PeopleService,
    private readonly requisitions: RequisitionsService,
    private readonly readers: Readers,
    private readonly clock: Clock,
  ) {}

  /** An empty draft. @throws ApplicationNotFound, InterviewerNotFound, ScorecardExists, TooManyScorecards, MayNotRate */
  open(applicationId: string, interviewerId: string): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      const { requisitionId } = await this.applications.hold(applicationId);
      await this.requisitions.holdOpen(requisitionId);
      if ((await this.scorecards.countOf(applicationId)) >= LIMITS.scorecards) throw new TooManyScorecards();
      await this.people.get(interviewerId);
      if ((await this.readers.obstacleToRating(interviewerId, applicationId)) !== null) throw new MayNotRate();
      const record: ScorecardRecord = {
        id: newId(),
        version: 1,
        createdAt: this.clock.now(),
        requisitionId,
        applicationId,
        interviewerId,
        status: 'draft',
        submittedAt: null,
        revision: 0,
        content: EMPTY_CONTENT,
        notes: [],
        amendments: [],
      };
      const { content, notes: _notes, amendments: _amendments, ...columns } = record;
      if (!(await this.scorecards.insert({ ...columns, draft: JSON.stringify(content), rubric: null })))
        throw new ScorecardExists();
      return record;
    });
  }

  /** @throws ScorecardNotFound */
  get(id: string): Promise<ScorecardRecord> {
    return this.units.read(async () => found(await this.scorecards.find(id)));
  }

  /** As `get`, and nobody saves or submits it until this unit ends. @throws ScorecardNotFound */
  hold(id: string): Promise<ScorecardRecord> {
    return this.units.write(async () => found(await this.scorecards.findForChange(id)));
  }

  /** @throws ApplicationNotFound */
  async listByApplication(applicationId: string, request: PageRequest = {}): Promise<Page<ScorecardRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => {
      await this.applications.get(applicationId);
      return pageOf(await this.scorecards.pageOfApplication(applicationId, page), page);
    });
  }

  /**
   * @param notes left out by whoever knows of none: those of criteria that are still not rated stay
   * @throws ScorecardNotFound, StaleVersion, ScorecardSubmitted, Invalid
   */
  saveDraft(
    id: string,
    expectedVersion: number,
    content: ScorecardContent,
    notes?: readonly RatingNote[],
  ): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      const scorecard = await this.forChange(id, expectedVersion);
      if (scorecard.status === 'submitted') throw new ScorecardSubmitted();
      const { rubric } = await this.requisitions.rubricOf(scorecard.requisitionId);
      checkContent(content, { rubric, completeness: 'draft' });
      const rated = new Set(content.ratings.map(({ criterion }) => criterion));
      const kept = notes ?? scorecard.notes.filter(({ criterion }) => !rated.has(criterion));
      checkNotes(kept, rated);
      await this.scorecards.saveDraft(id, expectedVersion, { ...content, notes: kept });
      return { ...scorecard, version: expectedVersion + 1, content, notes: kept };
    });
  }

  /** Locks what the draft says as revision 1. @throws ScorecardNotFound, StaleVersion, ScorecardSubmitted, Invalid */
  submit(id: string, expectedVersion: number): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      const scorecard = await this.forChange(id, expectedVersion);
      if (scorecard.status === 'submitted') throw new ScorecardSubmitted();
      if (scorecard.content.ratings.length === 0) throw new Invalid('invalid-scorecard', [NOTHING_RATED]);
      checkNothingLeft(scorecard.notes);
      return this.freeze(scorecard, { at: toUtc(this.clock.now()), reason: null, content: scorecard.content });
    });
  }

  /** A new revision; what stood before stays readable. @throws ScorecardNotFound, StaleVersion, ScorecardNotSubmitted, TooManyAmendments, Invalid */
  async amend(
    id: string,
    expectedVersion: number,
    { content, reason, setting }: AmendScorecard,
  ): Promise<ScorecardRecord> {
    const checks = new Checks();
    checks.text('reason', reason);
    checks.throwIfAny('invalid-scorecard');
    return this.units.write(async () => {
      const scorecard = await this.forChange(id, expectedVersion);
      if (scorecard.status === 'draft') throw new ScorecardNotSubmitted();
      if (scorecard.amendments.length >= LIMITS.amendments) throw new TooManyAmendments();
      // A clock that was set back must not put a revision before the one that it follows.
      const last = scorecard.amendments.at(-1)?.at ?? scorecard.submittedAt ?? '';
      const now = toUtc(this.clock.now());
      const at = Date.parse(now) < Date.parse(last) ? last : now;
      return this.freeze(scorecard, { at, reason, content, setting });
    });
  }

  /** A submitted scorecard with its amendments, as an evaluation file has it. @throws as `open` and `submit` */
  record(applicationId: string, interviewerId: string, elsewhere: SubmittedElsewhere): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      let scorecard = await this.open(applicationId, interviewerId);
      for (const revision of revisionsOf(elsewhere)) scorecard = await this.freeze(scorecard, revision);
      return scorecard;
    });
  }

  /** All of an application, drafts included, in order of arrival: only for whoever may see scores. */
  allOf(applicationId: string): Promise<readonly ScorecardRecord[]> {
    return this.units.read(() => this.scorecards.ofApplication(applicationId));
  }

  /** All submitted ones of a requisition, in order of arrival. */
  submittedOf(requisitionId: string): Promise<readonly ScorecardRecord[]> {
    return this.units.read(() => this.scorecards.submittedOf(requisitionId));
  }

  /** How many scorecards each application of a requisition has, drafts included: what its panel owes. By id; one without any is not there. */
  countsOf(requisitionId: string): Promise<Readonly<Record<string, number>>> {
    return this.units.read(() => this.scorecards.countsOf(requisitionId));
  }

  /** The applications of a requisition of which a scorecard is in. */
  ratedApplicationsOf(requisitionId: string): Promise<readonly string[]> {
    return this.units.read(() => this.scorecards.ratedApplicationsOf(requisitionId));
  }

  /** What was rated on a rubric for other requisitions: the rest of the pool. */
  ratedElsewhere(rubric: string, requisitionId: string): Promise<readonly RatedScorecard[]> {
    return this.units.read(() => this.scorecards.ratedElsewhere(rubric, requisitionId));
  }

  private async forChange(id: string, expectedVersion: number): Promise<ScorecardRecord> {
    const scorecard = found(await this.scorecards.findForChange(id));
    if (scorecard.version !== expectedVersion) throw new StaleVersion(expectedVersion, scorecard.version);
    return scorecard;
  }

  private async freeze(
    scorecard: ScorecardRecord,
    {
      at,
      reason,
      content,
      setting = null,
    }: {
      readonly at: string;
      readonly reason: string | null;
      readonly content: ScorecardContent;
      readonly setting?: Setting | null | undefined;
    },
  ): Promise<ScorecardRecord> {
    const { id, version, submittedAt } = scorecard;
    const { reference, rubric } = await this.requisitions.rubricForSubmission(scorecard.requisitionId, {
      amends: reason !== null,
    });
    checkContent(content, { rubric, completeness: 'final', prefix: reason === null ? '' : 'content.' });
    const revision = scorecard.revision + 1;
    await this.scorecards.writeRevision({ scorecardId: id, revision, at, reason, setting, content });
    await this.scorecards.putInForce(id, version, { submittedAt: submittedAt ?? at, rubric: reference, revision });
    const amendment = reason === null ? [] : [{ at, reason, before: scorecard.content, setting }];
    return {
      ...scorecard,
      version: version + 1,
      status: 'submitted',
      submittedAt: submittedAt ?? at,
      revision,
      content,
      notes: [],
      amendments: [...scorecard.amendments, ...amendment],
    };
  }
}

function found(scorecard: ScorecardRecord | null): ScorecardRecord {
  if (scorecard === null) throw new ScorecardNotFound();
  return scorecard;
}

const NOTHING_RATED = { path: 'ratings', message: 'is empty: rate at least one criterion, or mark it not-observed' };
