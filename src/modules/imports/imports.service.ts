import { Injectable } from '@nestjs/common';
import { NotFound } from '../../common/errors.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, Evaluation, Scorecard } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AuditService } from '../access/audit.service.js';
import { Exports } from '../access/exports.service.js';
import { Readers } from '../access/readers.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { EvaluationsService } from '../assessments/evaluations.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import { RubricVersions, type RubricVersion } from '../requisitions/rubric-versions.service.js';
import { ScorecardsService } from '../scorecards/scorecards.service.js';
import { evaluationDifferences } from './evaluation-differences.js';
import { ImportDiffers, ImportElsewhere, InterviewersHaveAccounts } from './imports.errors.js';

export interface Imported {
  readonly requisitionId: string;
  /** False: the same file was imported before, and nothing was written now. */
  readonly created: boolean;
  readonly applications: number;
  readonly scorecards: number;
}

interface ImportOptions {
  /** The rubric that the file was read with; the installed one when left out. */
  readonly rubric?: RubricVersion;
  /** Becomes the recruiter of what is new; null for the command line. */
  readonly importedBy?: Caller | null;
}

/** Evaluation files in and out: what goes in comes out the same. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly requisitions: RequisitionsService,
    private readonly applications: ApplicationsService,
    private readonly scorecards: ScorecardsService,
    private readonly people: PeopleService,
    private readonly rubrics: RubricVersions,
    private readonly evaluations: EvaluationsService,
    private readonly access: AccessService,
    private readonly readers: Readers,
    private readonly audit: AuditService,
    private readonly exports: Exports,
  ) {}

  /**
   * All of the file or nothing. The same file again changes nothing; a file that says something else of a
   * requisition that is here is refused.
   *
   * @throws RubricNotFound, RubricChanged, ImportDiffers, ImportElsewhere, InterviewersHaveAccounts, Forbidden, Invalid
   */
  async importEvaluation(evaluation: Evaluation, { rubric, importedBy = null }: ImportOptions = {}): Promise<Imported> {
    if (importedBy !== null) await this.refuseStranger(importedBy, evaluation.requisition.id);
    return this.units.write(async () => {
      const counts = {
        applications: evaluation.applications.length,
        scorecards: evaluation.applications.reduce((sum, { scorecards }) => sum + scorecards.length, 0),
      };
      if (rubric !== undefined) await this.rubrics.keep(rubric);
      const known = await this.requisitions.findByExternalId(evaluation.requisition.id);
      if (known !== null) {
        // It came between the question above and this unit.
        if (importedBy !== null && !(await this.access.may(importedBy, 'requisition:export', known.id)))
          throw new ImportElsewhere();
        await this.rubrics.inUse(evaluation.rubric);
        const differences = evaluationDifferences(await this.evaluations.of(known.id), evaluation);
        if (differences.length > 0) throw new ImportDiffers(evaluation.requisition.id, differences);
        return { requisitionId: known.id, created: false, ...counts };
      }
      if (importedBy !== null) await this.refuseBorrowedHands(evaluation);
      const requisitionId = await this.write(evaluation, importedBy?.personId ?? null);
      if (importedBy !== null) await this.readers.noteBringer(importedBy, requisitionId);
      await this.audit.done('requisition:import', `requisition ${requisitionId}`);
      return { requisitionId, created: true, ...counts };
    });
  }

  /**
   * @param requisition its id here, or the one that its evaluation file gave it.
   * @throws RequisitionNotFound
   */
  exportRequisition(requisition: string): Promise<Evaluation> {
    return this.units.read(async () => {
      const imported = await this.requisitions.findByExternalId(requisition);
      return this.evaluations.of(imported?.id ?? requisition);
    });
  }

  /** As `exportRequisition`, for somebody: who took how much out is noted before they have it. @throws RequisitionNotFound, TooManyExports */
  async exportFor(caller: Caller, requisitionId: string): Promise<Evaluation> {
    const evaluation = await this.exportRequisition(requisitionId);
    const scorecards = evaluation.applications.reduce((sum, application) => sum + application.scorecards.length, 0);
    const rows = `applications: ${evaluation.applications.length}, scorecards: ${scorecards}`;
    await this.exports.note(caller, requisitionId, rows);
    return evaluation;
  }

  /**
   * What the file differs in tells what stands here: whoever may not export that may not compare it either, and
   * whoever may is noted as its reader.
   */
  private async refuseStranger(caller: Caller, externalId: string): Promise<void> {
    const known = await this.requisitions.findByExternalId(externalId);
    if (known === null) return;
    try {
      await this.access.authorise(caller, 'requisition:export', known.id);
    } catch (error) {
      throw error instanceof NotFound ? new ImportElsewhere() : error;
    }
  }

  /** Whoever has an account writes their own scorecards: a file that somebody else brings must not speak for them. */
  private async refuseBorrowedHands({ applications }: Evaluation): Promise<void> {
    const handles = applications.flatMap(({ scorecards }) => scorecards.map(({ interviewer }) => interviewer));
    const taken = await this.people.withAccount([...new Set(handles)]);
    if (taken.length > 0) throw new InterviewersHaveAccounts(taken);
  }

  private async write({ rubric, requisition, applications }: Evaluation, openedBy: string | null): Promise<string> {
    const { id: externalId, title, organisation, stage, transitionPlan, economics } = requisition;
    const { id } = await this.requisitions.create({
      rubric,
      title,
      organisation,
      stage,
      transitionPlan,
      economics,
      externalId,
      openedBy,
    });
    const interviewers = new Map<string, string>();
    for (const application of applications) {
      const { candidate, source, history } = application;
      const { id: applicationId } = await this.applications.create(id, {
        candidate,
        source,
        history,
        externalId: application.id,
      });
      for (const scorecard of application.scorecards) await this.writeScorecard(applicationId, scorecard, interviewers);
    }
    return id;
  }

  private async writeScorecard(
    applicationId: string,
    { interviewer, ...scorecard }: Scorecard,
    interviewers: Map<string, string>,
  ): Promise<void> {
    const interviewerId = interviewers.get(interviewer) ?? (await this.people.ensure(interviewer)).id;
    interviewers.set(interviewer, interviewerId);
    await this.scorecards.record(applicationId, interviewerId, scorecard);
  }
}
