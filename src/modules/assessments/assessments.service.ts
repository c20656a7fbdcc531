import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  assess,
  canonicalJson,
  ENGINE_VERSION,
  inCanonicalOrder,
  inputSha256,
  type AssessInput,
  type Assessment,
  type Evaluation,
  type Rubric,
} from '../../domain/index.js';
import { CalibrationsService, type CalibrationVersion } from '../calibration/calibrations.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import type { AssessmentRow } from './assessment.entity.js';
import { AssessmentNotFound } from './assessments.errors.js';
import { toAssessment, type AssessmentRecord } from './assessments.mapping.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { ScorecardsService } from '../scorecards/scorecards.service.js';
import { EvaluationsService, type Pool } from './evaluations.service.js';
import { readShortlist, writeShortlist, type Shortlist } from './shortlist-content.js';

/** An assessment with what a brief shows beside it. */
export interface AssessmentSource {
  readonly record: AssessmentRecord;
  readonly rubric: Rubric;
  /** As it stood when it was assessed. */
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
  /** How many scorecards each application had at that moment, drafts included, by its id here: what its panel owed. */
  readonly scorecardsExpected: Readonly<Record<string, number>>;
}

/** What a shortlist shows of an assessment. */
export interface AssessedShortlist extends Shortlist {
  readonly id: string;
  readonly createdAt: string;
  readonly rubric: Rubric;
}

/** Assessments, frozen: the same input with the same panel gives the same row. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly assessments: AssessmentsRepository,
    private readonly evaluations: EvaluationsService,
    private readonly scorecards: ScorecardsService,
    private readonly requisitions: RequisitionsService,
    private readonly rubrics: RubricVersions,
    private readonly calibrations: CalibrationsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Assesses the submitted scorecards of a requisition: scored against the newest calibration of its rubric, or, while
   * there is none, fitted together with all others on the same rubric.
   *
   * @throws RequisitionNotFound
   */
  async assess(requisitionId: string): Promise<AssessmentRecord> {
    const input = await this.units.read(() => this.inputOf(requisitionId));
    const { rubric, evaluation, measuredBy, expected, rated, scorecards } = input;
    const known = await this.units.read(() =>
      this.assessments.findByInput({ requisitionId, inputSha256: hashOf(input), engine: ENGINE_VERSION, scorecards }),
    );
    if (known !== null) return toAssessment(known);
    // Outside any unit, so that no lane waits for the arithmetic.
    const assessment = assess({
      rubric,
      requisition: evaluation.requisition,
      applications: evaluation.applications,
      ...measuredBy.given,
    });
    const kept = await this.units.write(async () => {
      await this.requisitions.hold(requisitionId);
      // What was read before an erasure must not be written after it.
      if (!(await this.evaluations.hasSameNames(requisitionId, evaluation))) return null;
      return toAssessment(
        await this.assessments.insertOnce(
          {
            id: newId(),
            createdAt: this.clock.now(),
            requisitionId,
            rubric: evaluation.rubric,
            inputSha256: assessment.inputSha256,
            engine: assessment.engine,
            evaluation: canonicalJson(evaluation),
            pool: canonicalJson(measuredBy.revisions),
            calibration: measuredBy.number,
            scorecards,
            expected: canonicalJson(expected),
            content: canonicalJson(assessment),
          },
          { applicationIds: rated, shortlist: writeShortlist({ evaluation, assessment }) },
        ),
      );
    });
    return kept ?? this.assess(requisitionId);
  }

  /** All that an assessment of this requisition is computed from, at one moment. */
  private async inputOf(requisitionId: string): Promise<Input> {
    const { rubric, reference } = await this.requisitions.rubricOf(requisitionId);
    const expected = await this.scorecards.countsOf(requisitionId);
    const calibration = await this.calibrations.newest(reference);
    return {
      rubric,
      evaluation: await this.evaluations.of(requisitionId),
      measuredBy:
        calibration === null
          ? await this.byPool(requisitionId, reference)
          : await this.byCalibration(requisitionId, calibration),
      expected,
      rated: await this.scorecards.ratedApplicationsOf(requisitionId),
      scorecards: Object.values(expected).reduce((sum, count) => sum + count, 0),
    };
  }

  private async byPool(requisitionId: string, reference: string): Promise<MeasuredBy> {
    const { applications, revisions } = await this.evaluations.poolBeside(requisitionId, reference);
    return { number: null, revisions, given: applications.length > 0 ? { pool: applications } : {} };
  }

  /** No pool is read and nothing is fitted: what it held of these applications is all that is looked up. */
  private async byCalibration(requisitionId: string, version: CalibrationVersion): Promise<MeasuredBy> {
    const counted = await this.evaluations.countedIn(version, requisitionId);
    const calibration = await this.calibrations.frozen(version.id);
    const { agreement } = version.record;
    return { number: version.number, revisions: [], given: { calibration, counted, agreement } };
  }

  /** Nobody changes its requisition, or what was made of it, until this unit ends. @throws AssessmentNotFound, RequisitionNotFound */
  async hold(id: string): Promise<void> {
    const requisitionId = await this.assessments.requisitionOf(id);
    if (requisitionId === null) throw new AssessmentNotFound();
    await this.requisitions.hold(requisitionId);
  }

  /** @throws AssessmentNotFound */
  get(id: string): Promise<AssessmentRecord> {
    return this.units.read(async () => toAssessment(found(await this.assessments.find(id))));
  }

  /** Ids of the newest assessments of a requisition, newest first. */
  newest(requisitionId: string, limit = 50): Promise<readonly string[]> {
    return this.units.read(() => this.assessments.newest(requisitionId, limit));
  }

  /** @throws RequisitionNotFound */
  async list(requisitionId: string, request: PageRequest = {}): Promise<Page<AssessmentRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => {
      await this.requisitions.get(requisitionId);
      return pageOf((await this.assessments.page(requisitionId, page)).map(toAssessment), page);
    });
  }

  /** What a brief of this assessment is made from. @throws AssessmentNotFound */
  sourceOf(id: string): Promise<AssessmentSource> {
    return this.units.read(async () => {
      const row = found(await this.assessments.find(id));
      const record = toAssessment(row);
      const { rubric } = await this.rubrics.stored(row.rubric);
      return {
        record,
        rubric,
        evaluation: JSON.parse(row.evaluation) as Evaluation,
        assessment: record.assessment,
        scorecardsExpected: JSON.parse(row.expected) as Readonly<Record<string, number>>,
      };
    });
  }

  /** What a shortlist shows of this assessment. @throws AssessmentNotFound */
  shortlistOf(id: string): Promise<AssessedShortlist> {
    return this.units.read(async () => {
      const row = await this.assessments.shortlistOf(id);
      if (row === null) {
        const { record, rubric, evaluation, assessment } = await this.sourceOf(id);
        return { id, createdAt: record.createdAt, rubric, evaluation, assessment };
      }
      const { rubric } = await this.rubrics.stored(row.rubric);
      return { id, createdAt: row.created_at, rubric, ...readShortlist(row.content) };
    });
  }
}

/** What the readings are measured against. */
interface MeasuredBy {
  /** Of the calibration; null: fitted together with the pool. */
  readonly number: number | null;
  /** Of the pool's scorecards: enough to build it again. */
  readonly revisions: Pool['revisions'];
  readonly given: Pick<AssessInput, 'pool' | 'calibration' | 'counted' | 'agreement'>;
}

interface Input {
  readonly rubric: Rubric;
  readonly evaluation: Evaluation;
  readonly measuredBy: MeasuredBy;
  /** Scorecards by application, drafts included. */
  readonly expected: Readonly<Record<string, number>>;
  /** The applications, by their ids here, whose scorecards it reads. */
  readonly rated: readonly string[];
  /** All of them together. */
  readonly scorecards: number;
}

/** The hash that the engine will give its assessment: known before anything is computed. */
function hashOf({ rubric, evaluation: { requisition, applications }, measuredBy: { given } }: Input): string {
  return inputSha256({
    rubric,
    requisition,
    applications: inCanonicalOrder(applications),
    pool: given.pool && inCanonicalOrder(given.pool),
    calibration: given.calibration,
    counted: given.counted && inCanonicalOrder(given.counted),
    agreement: given.agreement,
  });
}

function found(row: AssessmentRow | null): AssessmentRow {
  if (row === null) throw new AssessmentNotFound();
  return row;
}
