import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pastEvaluation } from '../../src/demo/past-seat.js';
import type { Caller, Role } from '../../src/domain/index.js';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { AccessService } from '../../src/modules/access/access.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { CalibrationJobs } from '../../src/modules/calibration/calibration-jobs.service.js';
import { CalibrationsService } from '../../src/modules/calibration/calibrations.service.js';
import { InterviewerFindingsService } from '../../src/modules/calibration/interviewer-findings.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cardOf } from '../faults/card.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const RUBRIC = 'engineering-arc@1';

/** A thread that runs the sources compiles them first. */
jest.setTimeout(120_000);

describe.each(DATABASES)('what calibrations say of interviewers, on %s', (kind) => {
  let services: Services;
  let findings: InterviewerFindingsService;
  let access: AccessService;
  let ines: Caller;
  let rosa: Caller;

  beforeEach(async () => {
    services = await servicesOn(kind);
    findings = services.get(InterviewerFindingsService);
    access = services.get(AccessService);
    ines = await colleague('Ines Okafor', ['interviewer']);
    rosa = await colleague('Rosa Lindgren', ['recruiter']);
    await services.get(ImportsService).importEvaluation(pastEvaluation());
  });
  afterEach(() => services.close());

  async function colleague(name: string, roles: readonly Role[]): Promise<Caller> {
    const accounts = services.get(AccountsService);
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
    const { id } = await accounts.open((await accounts.invite({ email, name, roles })).id);
    const interviewerId = await accounts.interviewerOf(id);
    return { personId: id, name, email, roles, interviewerId, via: { kind: 'session', sessionId: 's' } };
  }

  const idOf = ({ interviewerId }: Caller): string => interviewerId ?? '';

  async function calibrated(): Promise<void> {
    const { ended } = await services.get(CalibrationJobs).start(RUBRIC, 'on-demand');
    expect(await ended).toMatchObject({ state: 'done' });
  }

  /** The version that a reader is told of, of one interviewer. */
  async function versionFor(reader: Caller, interviewerId: string): Promise<number | null> {
    const [rubric] = (await findings.of(reader, interviewerId)).rubrics;
    expect(rubric?.findings === null).toBe(rubric?.version === null);
    return rubric?.version?.number ?? null;
  }

  async function submit(scorecardId: string): Promise<void> {
    const scorecards = services.get(ScorecardsService);
    const { submittedAt: _at, amendments: _none, ...content } = cardOf('somebody');
    const { version } = await scorecards.saveDraft(scorecardId, (await scorecards.get(scorecardId)).version, content);
    await scorecards.submit(scorecardId, version);
  }

  async function requisition(): Promise<string> {
    const opening = { rubric: RUBRIC, title: 'The next seat', stage: 'leader', openedBy: rosa.personId } as const;
    return (await services.get(RequisitionsService).create(opening)).id;
  }

  async function application(requisitionId: string, name: string): Promise<string> {
    const applying = { candidate: { name }, source: 'external' } as const;
    return (await services.get(ApplicationsService).create(requisitionId, applying)).id;
  }

  it('are found beside the fit, one row for each, and stand', async () => {
    await calibrated();
    const { name, isSelf, rubrics } = await findings.of(ines, idOf(ines));
    expect([name, isSelf, rubrics.map(({ rubric, owes }) => [rubric.id, owes])]).toEqual([
      'Ines Okafor',
      true,
      [['engineering-arc', false]],
    ]);
    const found = rubrics[0]?.findings;
    expect(found).toMatchObject({ candidates: 12, ratings: 108 });
    expect(found?.severity.shown?.value).toBeGreaterThan(0.3);
    expect(found?.drift.shown?.map(({ quarter }) => quarter)).toEqual(['2026-Q1', '2026-Q2']);
    expect(found?.verification.claimed).toBeLessThan(0.2);
    const units = services.get(UnitOfWork);
    const rows = await units.read(() => run(units.manager, `SELECT 1 FROM "interviewer_findings"`, []));
    expect(rows.rows).toHaveLength(5);
    for (const statement of [
      `UPDATE "interviewer_findings" SET "findings" = '{}'`,
      `DELETE FROM "interviewer_findings"`,
    ])
      await expect(units.write(() => run(units.manager, statement, []))).rejects.toThrow(/cannot be (changed|deleted)/);
  });

  it('are an older version’s for whoever owes a scorecard on somebody in the newer, and nobody else’s', async () => {
    await calibrated();
    const lotte = (await services.get(PeopleService).ensure('Lotte Smit')).id;
    const requisitionId = await requisition();
    const somebody = await application(requisitionId, 'Somebody');
    const scorecards = services.get(ScorecardsService);
    const own = await scorecards.open(somebody, idOf(ines));
    await submit((await scorecards.open(somebody, lotte)).id);
    await calibrated();
    expect(await versionFor(ines, idOf(ines))).toBe(1);
    expect(await versionFor(rosa, idOf(ines))).toBe(2);
    expect((await findings.of(ines, idOf(ines))).rubrics[0]?.owes).toBe(true);
    await submit(own.id);
    expect(await versionFor(ines, idOf(ines))).toBe(2);
  });

  it('are none where each version holds somebody whom the reader still has to rate', async () => {
    const [past] = (await services.get(RequisitionsService).list({ limit: 1 })).items;
    const [first] = await services.get(ApplicationsService).allOf(past?.id ?? '');
    await services.get(ScorecardsService).open(first?.id ?? '', idOf(rosa));
    await calibrated();
    expect(await versionFor(rosa, idOf(ines))).toBeNull();
    expect(await versionFor(ines, idOf(ines))).toBe(1);
  });

  it('are for the interviewer and for those who recruit, and for nobody else', async () => {
    const others = [
      await colleague('Ada Novak', ['admin']),
      await colleague('Hugo Meyer', ['hiring-manager']),
      await colleague('Teo Rossi', ['interviewer']),
    ];
    const may = (caller: Caller): Promise<boolean> => access.may(caller, 'interviewer:calibration', idOf(ines));
    expect(await Promise.all([ines, rosa, ...others].map(may))).toEqual([true, true, false, false, false]);
  });

  it('are kept once for a version, and given to one that has none yet', async () => {
    const calibrations = services.get(CalibrationsService);
    await calibrated();
    const version = await calibrations.newest(RUBRIC);
    if (version === null) throw new Error('there is no calibration');
    const { scorecards, applications, interviewers, newestRevision } = version;
    const found = {
      dataSha256: 'e'.repeat(64),
      ...{ scorecards, applications, interviewers, newestRevision, practiceRatings: 0 },
      members: JSON.stringify(version.members),
      record: JSON.stringify(version.record),
      content: JSON.stringify(await calibrations.frozen(version.id)),
    };
    const keep = (...said: readonly number[]) =>
      calibrations.keep(
        {
          ...found,
          findings: said.map((candidates) => ({
            interviewerId: idOf(ines),
            findings: JSON.stringify({ candidates }),
          })),
        },
        { rubric: RUBRIC, trigger: 'nightly' },
      );
    expect(await keep()).toMatchObject({ isNew: true, version: { number: 2 } });
    expect((await findings.of(ines, idOf(ines))).rubrics[0]?.findings).toBeNull();
    for (const candidates of [30, 31]) expect((await keep(candidates)).isNew).toBe(false);
    expect((await findings.of(ines, idOf(ines))).rubrics[0]?.findings).toEqual({ candidates: 30 });
  });

  it('say how long somebody takes, of scorecards with a kit that the reader may know to be in', async () => {
    const requisitionId = await requisition();
    for (let index = 0; index < 8; index += 1) {
      const id = await application(requisitionId, `Candidate ${index}`);
      services.clock.set('2026-11-02T10:00:00.000Z');
      const dueAt = index === 0 ? null : '2026-11-03T23:59:59Z';
      const card = await services.get(KitsService).assign(id, idOf(ines), { criteria: [], dueAt });
      if (index === 0) await services.get(ScorecardsService).open(id, idOf(rosa));
      services.clock.set(index < 3 ? '2026-11-04T10:00:00.000Z' : '2026-11-02T16:00:00.000Z');
      await submit(card.id);
    }
    expect((await findings.of(ines, idOf(ines))).time).toEqual({
      shown: { scorecards: 8, medianHours: 6, due: 7, late: 2 },
      withheld: null,
    });
    expect((await findings.of(rosa, idOf(ines))).time.withheld).toBe(
      'From 8 scorecards with an interview kit on; so far 7.',
    );
  });
});
