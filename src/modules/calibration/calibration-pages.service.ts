import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import { PeopleService } from '../people/people.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import type { ShownComparison } from './calibration-comparison.presenter.js';
import type { ShownCalibration } from './calibration.presenter.js';
import { CalibrationsService } from './calibrations.service.js';
import type { CalibratedRubric } from './calibrations.presenter.js';
import { ReadableCalibrations } from './readable-calibrations.service.js';

/** What the pages of calibrations show, as far as the caller may know of it. */
@Injectable()
export class CalibrationPagesService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly calibrations: CalibrationsService,
    private readonly readable: ReadableCalibrations,
    private readonly rubrics: RubricVersions,
    private readonly people: PeopleService,
  ) {}

  /** Every rubric that is kept here, whether or not anything is rated on it: that would tell. */
  async rubricsOf(caller: Caller): Promise<readonly CalibratedRubric[]> {
    const references = [...(await this.units.read(() => this.rubrics.kept())).keys()].sort();
    const listed: CalibratedRubric[] = [];
    for (const reference of references)
      listed.push({
        rubric: (await this.units.read(() => this.rubrics.stored(reference))).rubric,
        versions: await this.readable.list(caller, reference),
        job: await this.readable.job(caller, reference),
        mayCreate: await this.readable.mayCreate(caller, reference),
      });
    return listed;
  }

  /** @throws CalibrationNotFound */
  async version(caller: Caller, id: string): Promise<ShownCalibration> {
    const version = await this.calibrations.get(id);
    const { rubric } = await this.units.read(() => this.rubrics.stored(version.rubric));
    const earlier = (await this.readable.list(caller, version.rubric)).filter(({ number }) => number < version.number);
    const severities = (await this.readable.maySeeSeverities(caller, [id])) ? await this.calibrations.frozen(id) : null;
    const handles = Object.values(severities?.dimensions ?? {}).flatMap(({ interviewers }) =>
      interviewers.map((interviewer) => interviewer.id),
    );
    const names = await this.people.namesOfHandles([...new Set(handles)]);
    const ids = await this.people.idsOfHandles([...new Set(handles)]);
    return { version, rubric, previous: earlier[0] ?? null, severities, names, ids };
  }

  /** @throws CalibrationNotFound, Hidden, CalibrationsOfTwoRubrics */
  async comparison(caller: Caller, id: string, since: string): Promise<ShownComparison> {
    const compared = await this.readable.changes(caller, id, since);
    const handles = compared.changes.dimensions.flatMap(({ severities }) =>
      severities.map(({ interviewer }) => interviewer),
    );
    return {
      ...compared,
      versions: await this.readable.list(caller, compared.before.rubric),
      names: await this.people.namesOfHandles([...new Set(handles)]),
    };
  }
}
