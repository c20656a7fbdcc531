import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { timeToSubmit, type Caller } from '../../domain/index.js';
import { PeopleService } from '../people/people.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import { FindingsRepository } from './findings.repository.js';
import type { RubricFindings, ShownInterviewer } from './interviewer.presenter.js';
import { ReadableCalibrations } from './readable-calibrations.service.js';

/** How one interviewer rates, as far as the reader may know: who that is has been asked before. */
@Injectable()
export class InterviewerFindingsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly findings: FindingsRepository,
    private readonly readable: ReadableCalibrations,
    private readonly rubrics: RubricVersions,
    private readonly people: PeopleService,
  ) {}

  /** @throws InterviewerNotFound */
  async of(caller: Caller, interviewerId: string): Promise<ShownInterviewer> {
    const { name } = await this.people.get(interviewerId);
    const rated = await this.units.read(() => this.findings.ratedRubrics(interviewerId, caller));
    const rubrics: RubricFindings[] = [];
    for (const reference of rated) rubrics.push(await this.ofRubric(caller, { reference, interviewerId }));
    const handIns = await this.units.read(() => this.findings.handIns(interviewerId, caller));
    return { name, isSelf: caller.interviewerId === interviewerId, rubrics, time: timeToSubmit(handIns) };
  }

  private async ofRubric(
    caller: Caller,
    { reference, interviewerId }: { readonly reference: string; readonly interviewerId: string },
  ): Promise<RubricFindings> {
    const version = await this.readable.newestWithFindings(caller, reference);
    return {
      rubric: (await this.units.read(() => this.rubrics.stored(reference))).rubric,
      version,
      findings: version && (await this.units.read(() => this.findings.of(version.id, interviewerId))),
      owes: await this.readable.owes(caller, reference),
    };
  }
}
