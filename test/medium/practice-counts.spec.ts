import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FrozenCalibration, PracticeRating } from '../../src/domain/index.js';
import { CalibrationJobs } from '../../src/modules/calibration/calibration-jobs.service.js';
import { calibrationView } from '../../src/modules/calibration/calibration.presenter.js';
import { CalibrationSchedule } from '../../src/modules/calibration/calibration-schedule.service.js';
import { CalibrationsService } from '../../src/modules/calibration/calibrations.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { PracticeLibrary } from '../../src/modules/practice/practice-library.service.js';
import { PracticeService } from '../../src/modules/practice/practice.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { DATABASES } from '../support/database.js';
import { exampleEvaluations } from '../support/database-examples.js';
import { servicesOn, type Services } from '../support/database-services.js';

const RUBRIC = 'engineering-arc@1';

/** A thread that runs the sources compiles them first. */
jest.setTimeout(120_000);

describe.each(DATABASES)('practice in a calibration on %s', (kind) => {
  let services: Services;

  beforeEach(async () => {
    services = await servicesOn(kind);
    for (const evaluation of await exampleEvaluations(services.get(RubricsService)))
      if (evaluation.rubric === RUBRIC) await services.get(ImportsService).importEvaluation(evaluation);
  });
  afterEach(() => services.close());

  /** Somebody new who gives this everywhere. @returns their handle */
  async function practises(name: string, rating: PracticeRating['rating']): Promise<string> {
    const email = `${name}@example.com`;
    const { id } = await services.get(AccountsService).invite({ email, name, roles: ['interviewer'] });
    const via = { kind: 'session', sessionId: 's' } as const;
    const caller = { personId: id, email, name, roles: ['interviewer'], interviewerId: null, via } as const;
    for (const { set } of services.get(PracticeLibrary).list())
      for (const { id: vignette, key } of set.vignettes)
        await services.get(PracticeService).rate(caller, {
          reference: set.rubric,
          id: vignette,
          ratings: new Map(key.map(({ criterion }) => [criterion, rating])),
        });
    return (await services.get(PeopleService).get(await services.get(AccountsService).interviewerOf(id))).handle;
  }

  async function calibrated(): Promise<FrozenCalibration> {
    const { ended } = await services.get(CalibrationJobs).start(RUBRIC, 'on-demand');
    const { calibration } = await ended;
    return services.get(CalibrationsService).frozen(calibration?.id ?? '');
  }

  const newest = async () => {
    const version = await services.get(CalibrationsService).newest(RUBRIC);
    if (version === null) throw new Error('there is no calibration');
    return version;
  };

  it('is where those start who have rated nobody, and is said by name', async () => {
    const strict = await practises('strict', 2);
    const mild = await practises('mild', 4);
    const frozen = await calibrated();
    const { record, interviewers, ...version } = await newest();
    for (const [id, { interviewers: among }] of Object.entries(frozen.dimensions)) {
      const of = (handle: string) => among.find((each) => each.id === handle);
      expect([of(strict), of(mild)]).toMatchObject([
        { applications: 0, group: null },
        { applications: 0, group: null },
      ]);
      expect(of(strict)?.practised).toBeGreaterThan(0);
      expect(of(strict)!.severity - of(mild)!.severity).toBeGreaterThan(0.1);
      expect(record.dimensions[id]?.practised).toBe(2);
      // Of whom candidates are rated: practice makes nobody one of these.
      expect(record.dimensions[id]?.interviewers).toBe(among.filter(({ applications }) => applications > 0).length);
    }
    const { rubric } = services.get(RubricsService).get(RUBRIC);
    const names = new Map([
      [strict, 'Sam Strict'],
      [mild, 'Mo Mild'],
    ]);
    const shown = { version: { ...version, record, interviewers }, rubric, previous: null, names, ids: new Map() };
    expect(calibrationView({ ...shown, severities: frozen }).severities?.practice).toMatch(
      /^Of .*Mo Mild.* and .*Sam Strict.* the severity rests on practice,/,
    );
    expect(calibrationView({ ...shown, severities: null }).severities).toBeNull();
  });

  it('of one person alone moves nothing, in a version of its own', async () => {
    const before = await calibrated();
    const first = await newest();
    await practises('alone', 1);
    const after = await calibrated();
    const second = await newest();
    // Of the ratings of people alone: who reads it with these could find by trying what was given in practice.
    expect([second.number, second.dataSha256]).toEqual([2, first.dataSha256]);
    expect(after).toEqual(before);
    await calibrated();
    expect((await newest()).number).toBe(2);
  });

  it('counts nobody who is no interviewer here yet, and makes no record of them', async () => {
    await practises('strict', 2);
    const before = await calibrated();
    const { id } = await services
      .get(AccountsService)
      .invite({ email: 'later@example.com', name: 'Later', roles: ['interviewer'] });
    const via = { kind: 'session', sessionId: 's' } as const;
    const caller = {
      ...{ personId: id, email: 'later@example.com', name: 'Later' },
      ...{ roles: ['interviewer'] as const, interviewerId: null, via },
    };
    const { vignette } = services.get(PracticeLibrary).get(RUBRIC, 'fluent-architect');
    const ratings = new Map(vignette.key.map(({ criterion }) => [criterion, 5 as const]));
    await services.get(PracticeService).rate(caller, { reference: RUBRIC, id: vignette.id, ratings });
    expect((await services.get(AccountsService).get(id)).interviewerId).toBeNull();
    expect(await calibrated()).toEqual(before);
    expect((await newest()).number).toBe(1);
    await services.get(AccountsService).interviewerOf(id);
    await calibrated();
    expect((await newest()).number).toBe(2);
  });

  it('is a reason for the next night, once', async () => {
    await calibrated();
    const schedule = services.get(CalibrationSchedule);
    await practises('strict', 2);
    await practises('mild', 4);
    expect(await schedule.check()).toEqual([]);
    services.clock.set('2026-11-03T09:00:00.000Z');
    const [job, ...others] = await schedule.check();
    expect(others).toEqual([]);
    expect(await job?.ended).toMatchObject({ state: 'done', trigger: 'nightly', rubric: RUBRIC });
    services.clock.set('2026-11-04T09:00:00.000Z');
    expect(await schedule.check()).toEqual([]);
  });
});
