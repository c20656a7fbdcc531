import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { compareCalibrations, type CalibrationChanges, type Caller, type Rubric } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import { CalibrationJobs, type CalibrationJob, type StartedJob } from './calibration-jobs.service.js';
import { CalibrationClosed, CalibrationsOfTwoRubrics } from './calibrations.errors.js';
import { CalibrationsRepository } from './calibrations.repository.js';
import { CalibrationsService, type CalibrationVersion } from './calibrations.service.js';

export interface ComparedVersions {
  readonly before: CalibrationVersion;
  readonly after: CalibrationVersion;
  readonly rubric: Rubric;
  readonly changes: CalibrationChanges;
}

/**
 * Calibrations as somebody may know of them. One that holds a rating of an application on which they still owe a
 * scorecard, or of their own, is not there for them: neither its figures nor that it was made.
 */
@Injectable()
export class ReadableCalibrations {
  constructor(
    private readonly units: UnitOfWork,
    private readonly calibrations: CalibrationsService,
    private readonly repository: CalibrationsRepository,
    private readonly jobs: CalibrationJobs,
    private readonly rubrics: RubricVersions,
    private readonly access: AccessService,
  ) {}

  /** The versions of a rubric that the caller may read, newest first. */
  async list(caller: Caller, rubric: string): Promise<readonly CalibrationVersion[]> {
    const readable: CalibrationVersion[] = [];
    for (const version of await this.calibrations.list(rubric))
      if (await this.access.may(caller, 'calibration:read', version.id)) readable.push(version);
    return readable;
  }

  /** The newest version of a rubric whose findings on interviewers the caller may know; null for none. */
  async newestWithFindings(caller: Caller, rubric: string): Promise<CalibrationVersion | null> {
    const may = ({ id }: CalibrationVersion): Promise<boolean> => this.access.may(caller, 'calibration:findings', id);
    const newest = await this.calibrations.newest(rubric);
    if (newest === null || (await may(newest))) return newest;
    for (const version of await this.calibrations.list(rubric)) if (await may(version)) return version;
    return null;
  }

  /** Whether the caller owes a scorecard on a rubric, or is rated on it: newer versions may then be kept from them. */
  owes(caller: Caller, rubric: string): Promise<boolean> {
    return this.units.read(() => this.repository.owes(caller, rubric));
  }

  /** What moved from one version to another. The caller may read `id`; the other is asked for here. */
  async changes(caller: Caller, id: string, since: string): Promise<ComparedVersions> {
    await this.access.authorise(caller, 'calibration:read', since);
    const [one, other] = [await this.calibrations.get(since), await this.calibrations.get(id)];
    if (one.rubric !== other.rubric) throw new CalibrationsOfTwoRubrics();
    const [before, after] = one.number <= other.number ? [one, other] : [other, one];
    const { rubric } = await this.units.read(() => this.rubrics.stored(before.rubric));
    const compared = async (version: CalibrationVersion) => ({
      calibration: await this.calibrations.frozen(version.id),
      record: version.record,
      scorecards: version.scorecards,
    });
    const changes = compareCalibrations(rubric, await compared(before), await compared(after));
    const maySee = await this.maySeeSeverities(caller, [before.id, after.id]);
    const dimensions = changes.dimensions.map((each) => (maySee ? each : { ...each, severities: [] }));
    return { before, after, rubric, changes: { ...changes, dimensions } };
  }

  /** Whether the caller may see how severe somebody is, in each of these versions. */
  async maySeeSeverities(caller: Caller, ids: readonly string[]): Promise<boolean> {
    for (const id of ids) if (!(await this.access.may(caller, 'calibration:severities', id))) return false;
    return true;
  }

  /** Whether the caller may have a rubric calibrated, and know that it is on its way. */
  async mayCreate(caller: Caller, rubric: string): Promise<boolean> {
    if (!(await this.access.may(caller, 'calibration:create'))) return false;
    return !(await this.units.read(() => this.repository.owes(caller, rubric)));
  }

  /** Begins one, or gives the one that is on its way. @throws RubricNotFound, CalibrationClosed */
  async create(caller: Caller, rubric: string): Promise<StartedJob> {
    if (!(await this.mayCreate(caller, rubric))) throw new CalibrationClosed();
    return this.jobs.start(rubric, 'on-demand');
  }

  /** The last calibration of a rubric that this server began, as far as the caller may know of it. */
  async job(caller: Caller, rubric: string): Promise<CalibrationJob | null> {
    return (await this.mayCreate(caller, rubric)) ? this.jobs.of(rubric) : null;
  }

  /** @throws CalibrationJobNotFound */
  async jobById(caller: Caller, id: string): Promise<CalibrationJob> {
    const job = this.jobs.get(id);
    if (!(await this.mayCreate(caller, job.rubric))) throw new CalibrationClosed();
    return job;
  }
}
