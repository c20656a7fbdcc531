import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { toUtc } from '../../common/documents/timestamp.js';
import { StaleVersion } from '../../common/errors.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Rubric } from '../../domain/index.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { isLate, type Kit, type Progress } from './kits.mapping.js';
import { KitsRepository } from './kits.repository.js';
import { ScorecardSubmitted } from './scorecards.errors.js';
import { ScorecardsService, type ScorecardRecord } from './scorecards.service.js';

export type { Kit } from './kits.mapping.js';
export { isLate } from './kits.mapping.js';

export interface AssignKit {
  /** Ids of the rubric's criteria; empty for all. */
  readonly criteria: readonly string[];
  /** ISO 8601 with a zone; null without a date. */
  readonly dueAt: string | null;
}

/** Interview kits: who asks what, until when. The scorecard of a kit is where the answer is written. */
@Injectable()
export class KitsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly kits: KitsRepository,
    private readonly scorecards: ScorecardsService,
    private readonly requisitions: RequisitionsService,
    private readonly clock: Clock,
  ) {}

  /** Opens a scorecard for an interviewer, with what they are to cover. @throws as `ScorecardsService.open`, Invalid */
  assign(applicationId: string, interviewerId: string, { criteria, dueAt }: AssignKit): Promise<ScorecardRecord> {
    return this.units.write(async () => {
      const scorecard = await this.scorecards.open(applicationId, interviewerId);
      checkKit({ criteria, dueAt }, (await this.requisitions.rubricOf(scorecard.requisitionId)).rubric);
      await this.kits.insert(rowOf(scorecard.id, { criteria, dueAt }));
      return scorecard;
    });
  }

  /** @throws ScorecardNotFound, ScorecardSubmitted, Invalid */
  change(scorecardId: string, kit: AssignKit): Promise<void> {
    return this.units.write(async () => {
      const scorecard = await this.scorecards.hold(scorecardId);
      if (scorecard.status === 'submitted') throw new ScorecardSubmitted();
      await this.requisitions.holdOpen(scorecard.requisitionId);
      checkKit(kit, (await this.requisitions.rubricOf(scorecard.requisitionId)).rubric);
      const row = rowOf(scorecardId, kit);
      if ((await this.kits.find(scorecardId)) === null) await this.kits.insert(row);
      else await this.kits.update(row);
    });
  }

  /**
   * Takes somebody off the panel of one application, with their draft.
   *
   * @throws ScorecardNotFound, StaleVersion, ScorecardSubmitted
   */
  withdraw(scorecardId: string, expectedVersion: number | null = null): Promise<void> {
    return this.units.write(async () => {
      const { status, version } = await this.scorecards.hold(scorecardId);
      if (expectedVersion !== null && version !== expectedVersion) throw new StaleVersion(expectedVersion, version);
      if (status === 'submitted') throw new ScorecardSubmitted();
      await this.kits.withdraw(scorecardId);
    });
  }

  /** All of a person, in order of arrival. */
  ofInterviewer(interviewerId: string): Promise<readonly Kit[]> {
    return this.units.read(() => this.kits.ofInterviewer(interviewerId));
  }

  /** All of a requisition, in order of arrival: only for whoever may know which scorecards are in. */
  ofRequisition(requisitionId: string): Promise<readonly Kit[]> {
    return this.units.read(() => this.kits.ofRequisition(requisitionId));
  }

  /** All of an application, in order of arrival: only for whoever may know which scorecards are in. */
  ofApplication(applicationId: string): Promise<readonly Kit[]> {
    return this.units.read(() => this.kits.ofApplication(applicationId));
  }

  /**
   * How far each of these applications is, and who of its panel is late: only for whoever may know which scorecards
   * are in. By application; one without a scorecard is not there.
   */
  progressOf(
    applicationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Omit<Progress, 'applicationId'> & { readonly late: readonly string[] }>> {
    return this.units.read(async () => {
      const late = (await this.kits.duesOf(applicationIds)).filter((due) => isLate(due, this.clock.now()));
      return new Map(
        (await this.kits.countsOf(applicationIds)).map(({ applicationId, of, submitted }) => [
          applicationId,
          { of, submitted, late: late.filter((due) => due.applicationId === applicationId).map(({ name }) => name) },
        ]),
      );
    });
  }

  /** When a scorecard is due; null without a date. */
  dueAt(scorecardId: string): Promise<string | null> {
    return this.units.read(async () => (await this.kits.find(scorecardId))?.dueAt ?? null);
  }

  /** The criteria that a scorecard's author is to cover, in the rubric's order; all where no kit says otherwise. */
  criteriaOf(scorecardId: string, rubric: Rubric): Promise<readonly string[]> {
    return this.units.read(async () => {
      const row = await this.kits.find(scorecardId);
      const chosen = row === null ? [] : (JSON.parse(row.criteria) as string[]);
      const all = rubric.criteria.map(({ id }) => id);
      return chosen.length === 0 ? all : all.filter((id) => chosen.includes(id));
    });
  }
}

function checkKit({ criteria, dueAt }: AssignKit, rubric: Rubric): void {
  const checks = new Checks();
  const known = new Set(rubric.criteria.map(({ id }) => id));
  criteria.forEach((id, index) => {
    if (!known.has(id)) checks.add(`criteria[${index}]`, 'is no criterion of the rubric');
  });
  if (dueAt !== null && Number.isNaN(Date.parse(dueAt))) checks.add('dueAt', 'is no date');
  checks.throwIfAny('invalid-kit');
}

function rowOf(scorecardId: string, { criteria, dueAt }: AssignKit) {
  return { scorecardId, criteria: JSON.stringify(criteria), dueAt: dueAt === null ? null : toUtc(dueAt) };
}
