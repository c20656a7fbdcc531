import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const SEAT = { rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' } as const;

describe.each(DATABASES)('records on %s', (kind) => {
  let services: Services;
  let requisitions: RequisitionsService;
  let applications: ApplicationsService;
  let people: PeopleService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    requisitions = services.get(RequisitionsService);
    applications = services.get(ApplicationsService);
    people = services.get(PeopleService);
  });

  afterEach(() => services.close());

  it('are read as they were written, and begin at version 1', async () => {
    const requisition = await requisitions.create({
      ...SEAT,
      organisation: 'Example Bank',
      transitionPlan: 'Six months beside the lead.',
    });
    expect(requisition).toMatchObject({
      ...SEAT,
      version: 1,
      createdAt: '2026-11-02T10:00:00.000Z',
      externalId: null,
      organisation: 'Example Bank',
    });
    expect(await requisitions.get(requisition.id)).toEqual(requisition);
    const history = [{ title: 'Staff Engineer', organisation: 'Example Bank', from: '2014-03', to: null }];
    const application = await applications.create(requisition.id, {
      candidate: { name: 'Łukasz Nguyễn 王小明 عمر' },
      source: 'internal',
      history,
    });
    expect(await applications.get(application.id)).toEqual(application);
    const interviewer = await people.create({ handle: 'ana', name: 'Ana', email: 'ana@example.com' });
    expect(await people.get(interviewer.id)).toEqual(interviewer);
  });

  it('are listed in the order of their arrival, page by page, even when the clock goes back', async () => {
    const handles = ['a', 'b', 'c', 'd', 'e'];
    for (const [index, handle] of handles.entries()) {
      services.clock.set(`2026-11-0${9 - index}T10:00:00.000Z`);
      await people.create({ handle, name: handle });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<PeopleService['list']>> = await people.list({ cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ handle }) => handle));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(handles);
  });

  it('are refused a page that nobody gave out', async () => {
    await expect(people.list({ limit: 0 })).rejects.toMatchObject({
      problems: [{ path: 'limit', message: 'is not a whole number from 1 to 100' }],
    });
    await expect(people.list({ limit: 101 })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(people.list({ cursor: "' OR 1=1 --" })).rejects.toMatchObject({
      problems: [{ path: 'cursor', message: 'is not one that a list gave' }],
    });
    await expect(people.list({ cursor: NOBODY })).rejects.toMatchObject({
      problems: [{ path: 'cursor', message: 'is not one that a list gave' }],
    });
  });

  it('are changed only from their newest version', async () => {
    const { id } = await requisitions.create(SEAT);
    expect(await requisitions.update(id, 1, { title: 'Another title' })).toMatchObject({
      version: 2,
      title: 'Another title',
      stage: 'leader',
    });
    await expect(requisitions.update(id, 1, { title: 'Too late' })).rejects.toMatchObject({
      kind: 'stale-version',
      message:
        'This change is based on version 1, and the record is at version 2. Read it again and repeat the change.',
    });
    await expect(requisitions.update(id, 7, { title: 'From the future' })).rejects.toMatchObject({
      kind: 'stale-version',
    });
    expect(await requisitions.get(id)).toMatchObject({ version: 2, title: 'Another title' });
  });

  it('say all at once what is wrong with a requisition, and nothing is written', async () => {
    const economics = {
      currency: 'euro',
      salary: -1,
      agencyFee: null,
      timeToHireDays: Number.POSITIVE_INFINITY,
      rampUpWeeks: null,
      growthWeeks: { manager: 4 },
      backfillCost: null,
      firstYearRetention: { inside: 2, outside: null },
    };
    await expect(
      requisitions.create({ ...SEAT, title: ' ', stage: 'boss', organisation: 'a\u0000b', economics }),
    ).rejects.toMatchObject({
      code: 'invalid-requisition',
      problems: [
        { path: 'title', message: 'is blank' },
        { path: 'organisation' },
        { path: 'stage', message: 'is no career stage of this rubric; its career stages are builder, leader, advisor' },
        { path: 'economics.currency' },
        { path: 'economics.salary' },
        { path: 'economics.timeToHireDays' },
        { path: 'economics.firstYearRetention.inside' },
        { path: 'economics.growthWeeks.manager' },
      ],
    });
    await expect(requisitions.create({ ...SEAT, rubric: 'no-such-rubric@1' })).rejects.toMatchObject({
      code: 'rubric-not-found',
    });
    expect((await requisitions.list()).items).toEqual([]);
  });

  it('let a person apply once for a requisition, and for several', async () => {
    const [first, second] = [await requisitions.create(SEAT), await requisitions.create(SEAT)];
    const { candidate } = await applications.create(first.id, {
      candidate: { name: 'A. Candidate' },
      source: 'external',
    });
    await expect(
      applications.create(first.id, { candidateId: candidate.id, source: 'external' }),
    ).rejects.toMatchObject({ code: 'application-exists' });
    const again = await applications.create(second.id, { candidateId: candidate.id, source: 'external' });
    expect(again.candidate).toEqual(candidate);
    await expect(applications.create(second.id, { candidateId: NOBODY, source: 'external' })).rejects.toMatchObject({
      problems: [{ path: 'candidateId' }],
    });
    await expect(applications.create(NOBODY, { candidate: { name: 'B' }, source: 'external' })).rejects.toMatchObject({
      code: 'requisition-not-found',
    });
    await expect(applications.create(first.id, { source: 'external' })).rejects.toMatchObject({
      problems: [{ path: 'candidate' }],
    });
    expect((await applications.listByRequisition(first.id)).items).toHaveLength(1);
  });

  it('show a corrected name on every application of the person, each at a new version', async () => {
    const [first, second] = [await requisitions.create(SEAT), await requisitions.create(SEAT)];
    const one = await applications.create(first.id, { candidate: { name: 'A. Candidate' }, source: 'external' });
    const other = await applications.create(second.id, { candidateId: one.candidate.id, source: 'external' });
    expect(await applications.update(one.id, 1, { candidate: { name: 'Á. Candidate' } })).toMatchObject({
      version: 2,
      candidate: { name: 'Á. Candidate' },
    });
    expect(await applications.get(other.id)).toMatchObject({ version: 2, candidate: { name: 'Á. Candidate' } });
    expect(await applications.update(other.id, 2, { source: 'internal' })).toMatchObject({
      version: 3,
      source: 'internal',
    });
  });

  it('have one interviewer of a handle', async () => {
    await people.create({ handle: 'ana', name: 'Ana' });
    await expect(people.create({ handle: 'ana', name: 'Another' })).rejects.toMatchObject({ code: 'handle-taken' });
    expect(await people.ensure('ana')).toMatchObject({ name: 'Ana' });
    expect(await people.ensure('ben')).toMatchObject({ handle: 'ben', name: 'ben' });
  });

  it('that do not exist are not found, whatever is asked of them', async () => {
    const scorecards = services.get(ScorecardsService);
    const answers = await Promise.allSettled([
      requisitions.get(NOBODY),
      requisitions.update(NOBODY, 1, { title: 'x' }),
      applications.get(NOBODY),
      applications.update(NOBODY, 1, { source: 'internal' }),
      applications.listByRequisition(NOBODY),
      people.get(NOBODY),
      scorecards.get(NOBODY),
      scorecards.open(NOBODY, NOBODY),
      scorecards.submit(NOBODY, 1),
      scorecards.listByApplication(NOBODY),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 'rejected', reason: { kind: 'not-found' } });
  });
});
