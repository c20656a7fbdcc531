import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Application, Evaluation } from '../../domain/index.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { CalibrationsService, type CalibrationVersion } from '../calibration/calibrations.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { ScorecardsService } from '../scorecards/scorecards.service.js';
import { applicationsOf, countedFrom, evaluationFrom, poolFrom, publicId } from './evaluations.mapping.js';

/** The other requisitions' part of a pool. */
export interface Pool {
  readonly applications: readonly Application[];
  /** `[scorecard id, revision]`: enough to build the same pool again, because a revision never changes. */
  readonly revisions: readonly (readonly [string, number])[];
}

/** The records of one requisition, read at one moment, as the engine and the evaluation file have them. */
@Injectable()
export class EvaluationsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly requisitions: RequisitionsService,
    private readonly applications: ApplicationsService,
    private readonly scorecards: ScorecardsService,
    private readonly people: PeopleService,
    private readonly calibrations: CalibrationsService,
  ) {}

  /** Submitted scorecards only: a draft is its author's. @throws RequisitionNotFound */
  of(requisitionId: string): Promise<Evaluation> {
    return this.units.read(async () => {
      const requisition = await this.requisitions.get(requisitionId);
      const applications = await this.applications.allOf(requisitionId);
      const scorecards = await this.scorecards.submittedOf(requisitionId);
      const handles = await this.people.handlesOf([...new Set(scorecards.map(({ interviewerId }) => interviewerId))]);
      return evaluationFrom(requisition, applicationsOf({ applications, scorecards, handles }));
    });
  }

  /** Whether everybody in it is still here under that name: nobody was renamed, and nobody erased, since it was read. */
  async hasSameNames(requisitionId: string, { applications }: Evaluation): Promise<boolean> {
    const now = await this.units.read(() => this.applications.allOf(requisitionId));
    const names = new Map(now.map((application) => [publicId(application), application.candidate.name]));
    return applications.every(({ id, candidate }) => names.get(id) === candidate.name);
  }

  /** What a calibration was fitted on of this requisition: ratings as they stood then. */
  countedIn(calibration: CalibrationVersion, requisitionId: string): Promise<readonly Application[]> {
    return this.units.read(async () =>
      countedFrom(
        await this.calibrations.countedOf(requisitionId, calibration),
        await this.applications.allOf(requisitionId),
      ),
    );
  }

  /** What was rated on the same rubric for other requisitions: ratings alone, without names and words. */
  poolBeside(requisitionId: string, rubric: string): Promise<Pool> {
    return this.units.read(async () => {
      const scorecards = await this.scorecards.ratedElsewhere(rubric, requisitionId);
      const handles = await this.people.handlesOf([...new Set(scorecards.map(({ interviewerId }) => interviewerId))]);
      return {
        applications: poolFrom(scorecards, handles),
        revisions: scorecards.map(({ id, revision }) => [id, revision] as const),
      };
    });
  }
}
