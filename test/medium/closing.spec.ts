import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const SEAT = { rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' } as const;
const RATED = {
  recommendation: null,
  keyTakeaway: null,
  tells: [],
  ratings: [
    { criterion: 'builder.owned-what-broke', rating: 3, verification: 'probed', evidence: 'Said what they did.' },
  ],
} as const;

describe.each(DATABASES)('a requisition on %s', (kind) => {
  let services: Services;
  let requisitions: RequisitionsService;
  let applications: ApplicationsService;
  let scorecards: ScorecardsService;
  let kits: KitsService;
  let panels: PanelsService;

  beforeEach(async () => {
    services = await servicesOn(kind);
    requisitions = services.get(RequisitionsService);
    applications = services.get(ApplicationsService);
    scorecards = services.get(ScorecardsService);
    kits = services.get(KitsService);
    panels = services.get(PanelsService);
  });
  afterEach(() => services.close());

  async function draft(requisitionId: string, handle: string, dueAt: string | null = null) {
    const candidate = { name: `Candidate of ${handle}` };
    const { id: applicationId } = await applications.create(requisitionId, { candidate, source: 'external' });
    const { id: interviewerId } = await services.get(PeopleService).create({ handle, name: handle });
    const { id } = await kits.assign(applicationId, interviewerId, { criteria: [], dueAt });
    await scorecards.saveDraft(id, 1, RATED);
    return { id, applicationId, interviewerId };
  }

  it('fault 32: a scorecard that is submitted while it is being closed is in before that, or refused', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id } = await requisitions.create(SEAT);
      const card = await draft(id, `racer-${round}`);
      const [submitted, closed] = await Promise.allSettled([scorecards.submit(card.id, 2), requisitions.close(id, 1)]);
      expect(closed).toMatchObject({ status: 'fulfilled', value: { version: 2, closedAt: expect.any(String) } });
      if (submitted.status === 'rejected')
        expect(submitted.reason).toMatchObject({ kind: 'conflict', code: 'requisition-closed' });
      expect((await scorecards.get(card.id)).status).toBe(submitted.status === 'fulfilled' ? 'submitted' : 'draft');
    }
  });

  it.each(['the first', 'a later'])(
    'fault 32: %s scorecard waits for whoever closes, and is refused',
    async (which) => {
      const { id } = await requisitions.create(SEAT);
      const [first, later] = [await draft(id, 'first'), await draft(id, 'later')];
      if (which === 'a later') await scorecards.submit(first.id, 2);
      const [isClosing, mayEnd] = [signal(), signal()];
      const closing = services.get(UnitOfWork).write(async () => {
        await requisitions.close(id, 1);
        isClosing.resolve();
        await mayEnd.promise;
      });
      await isClosing.promise;
      let isSettled = false;
      const submitting = scorecards
        .submit(which === 'a later' ? later.id : first.id, 2)
        .catch((error: unknown) => error)
        .finally(() => (isSettled = true));
      // It had time for its own statements many times over, if nothing held it.
      for (let read = 0; kind === 'postgres' && read < 50; read += 1) await requisitions.get(id);
      expect(isSettled).toBe(false);
      mayEnd.resolve();
      await closing;
      expect(await submitting).toMatchObject({ kind: 'conflict', code: 'requisition-closed' });
    },
  );

  it('that is closed takes nothing new, and an amendment of what is in', async () => {
    const { id } = await requisitions.create(SEAT);
    const done = await draft(id, 'ana');
    const open = await draft(id, 'tom');
    await scorecards.submit(done.id, 2);
    await requisitions.close(id, 1);
    const refused = { kind: 'conflict', code: 'requisition-closed' };
    await expect(scorecards.submit(open.id, 2)).rejects.toMatchObject(refused);
    await expect(kits.change(open.id, { criteria: [], dueAt: null })).rejects.toMatchObject(refused);
    await expect(panels.put(id, { interviewerId: open.interviewerId, criteria: [] })).rejects.toMatchObject(refused);
    await expect(requisitions.close(id, 2)).rejects.toMatchObject(refused);
    // Nothing typed is lost: it waits for the requisition to be opened again.
    await scorecards.saveDraft(open.id, 2, RATED);
    expect((await scorecards.amend(done.id, 3, { content: RATED, reason: 'A slip.' })).revision).toBe(2);
    await requisitions.reopen(id, 2);
    expect((await scorecards.submit(open.id, 3)).status).toBe('submitted');
    await expect(requisitions.reopen(id, 3)).rejects.toMatchObject({ code: 'requisition-open' });
  });

  it('has open ones and closed ones, of those whom somebody belongs to', async () => {
    const [first, second] = [await requisitions.create(SEAT), await requisitions.create(SEAT)];
    await requisitions.close(first.id, 1);
    const ids = async (state: 'open' | 'closed') =>
      (await requisitions.list({}, { memberId: NOBODY, state })).items.map(({ id }) => id);
    expect([await ids('open'), await ids('closed')]).toEqual([[], []]);
    expect((await requisitions.list()).items.map(({ id, closedAt }) => [id, closedAt])).toEqual([
      [first.id, '2026-11-02T10:00:00.000Z'],
      [second.id, null],
    ]);
  });

  it('has a panel that nobody changes unseen', async () => {
    const { id } = await requisitions.create(SEAT);
    const { interviewerId } = await draft(id, 'ana');
    await panels.put(id, { interviewerId, criteria: [] }, 1);
    const stale = { kind: 'stale-version' };
    await expect(panels.put(id, { interviewerId, criteria: ['builder.reads-the-data'] }, 1)).rejects.toMatchObject(
      stale,
    );
    await expect(panels.cover(id, 1, [{ interviewerId, criteria: [] }])).rejects.toMatchObject(stale);
    await expect(panels.remove(id, interviewerId, 1)).rejects.toMatchObject(stale);
    await panels.cover(id, 2, [
      { interviewerId, criteria: ['builder.reads-the-data'] },
      { interviewerId: NOBODY, criteria: [] },
    ]);
    expect(await panels.of(id)).toEqual([{ interviewerId, criteria: ['builder.reads-the-data'] }]);
    expect(await panels.ofAll([id, NOBODY])).toEqual(new Map([[id, await panels.of(id)]]));
    await expect(panels.cover(id, 3, [{ interviewerId, criteria: ['x'] }])).rejects.toMatchObject({ kind: 'invalid' });
    await panels.remove(id, interviewerId, 3);
    expect(await panels.of(id)).toEqual([]);
  });

  it('says how far each application is, and who is late by the clock', async () => {
    const { id } = await requisitions.create(SEAT);
    const one = await draft(id, 'ana', '2026-11-02T09:59:59Z');
    const two = await draft(id, 'tom', '2026-11-02T10:00:01Z');
    const none = await applications.create(id, { candidate: { name: 'Nobody yet' }, source: 'internal' });
    const progress = (): Promise<ReadonlyMap<string, object>> =>
      kits.progressOf([one.applicationId, two.applicationId, none.id]);
    expect(await progress()).toEqual(
      new Map([
        [one.applicationId, { of: 1, submitted: 0, late: ['ana'] }],
        [two.applicationId, { of: 1, submitted: 0, late: [] }],
      ]),
    );
    await scorecards.submit(one.id, 2);
    services.clock.set('2026-11-02T10:00:02.000Z');
    expect(await progress()).toEqual(
      new Map([
        [one.applicationId, { of: 1, submitted: 1, late: [] }],
        [two.applicationId, { of: 1, submitted: 0, late: ['tom'] }],
      ]),
    );
  });

  it('loses a kit or gains a scorecard, when it is withdrawn while it is submitted', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await requisitions.create(SEAT);
      const card = await draft(id, `racer-${round}`, '2026-11-03T00:00:00Z');
      const [submitted, withdrawn] = await Promise.allSettled([scorecards.submit(card.id, 2), kits.withdraw(card.id)]);
      expect([submitted.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected']);
      const left = await kits.ofApplication(card.applicationId);
      expect(left.map(({ dueAt }) => dueAt)).toEqual(submitted.status === 'fulfilled' ? ['2026-11-03T00:00:00Z'] : []);
    }
  });

  it('ties a candidate to the account of a colleague that there is', async () => {
    const { id } = await requisitions.create(SEAT);
    const candidate = { name: 'Cara', personId: NOBODY };
    await expect(applications.create(id, { candidate, source: 'internal' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

/** Something that one waits for until another says so. */
function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

const NOBODY = '00000000-0000-7000-8000-000000000000';
