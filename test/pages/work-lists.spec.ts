import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AccessService } from '../../src/modules/access/access.service.js';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import type { SignedIn } from '../support/people.js';
import { Desk, words } from './support/desk.js';

const PAST = '2020-01-03T23:59:59Z';
const FUTURE = '2099-01-03T23:59:59Z';

let desk: Desk;
let rita: SignedIn;

beforeAll(async () => {
  desk = await Desk.start('sqlite');
  rita = await desk.person('Rita Reiter', ['recruiter']);
});
afterAll(() => desk.stop());

async function panelOf(requisitionId: string, ...names: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const interviewerId = await desk.interviewer(name);
    await desk.get(PanelsService).put(requisitionId, { interviewerId, criteria: ['builder.owned-what-broke'] });
    ids.push(interviewerId);
  }
  return ids;
}

describe('my work', () => {
  it('tells each role what will come', async () => {
    const nobody = await desk.person('Ina Idle', ['interviewer', 'hiring-manager']);
    const said = words((await nobody.page('/')).text);
    expect(said).toContain('Nothing waits for you');
    expect(said).toContain('As an interviewer you find here each interview that a recruiter gives you');
    expect(said).toContain('As a hiring manager you find here the debriefs that can begin');
  });

  it('lists an interviewer’s own kits, late ones first, and none of anybody else', async () => {
    const requisition = await desk.requisition(rita, 'Head of Platform');
    const ivan = await desk.person('Ivan Inter', ['interviewer']);
    const [late, soon, anytime] = [
      await desk.application(requisition, 'Late One'),
      await desk.application(requisition, 'Soon One'),
      await desk.application(requisition, 'Any One'),
    ];
    const interviewerId = await desk.interviewerOf(ivan);
    await desk.kit(anytime, interviewerId);
    await desk.kit(soon, interviewerId, FUTURE);
    const scorecard = await desk.kit(late, interviewerId, PAST);
    await desk.kit(late, await desk.interviewer('Ana Ferreira'), PAST);
    const { text } = await ivan.page('/');
    const said = words(text);
    expect(text).toContain(`href="/scorecards/${scorecard}"`);
    expect(said).toMatch(
      /Late Prepare the interview of Late One Head of Platform · was due 3 Jan 2020 Due Prepare.*No date/,
    );
    expect(said).not.toContain('Ana Ferreira');
    await desk.get(RequisitionsService).close(requisition, Number(await desk.versionOf(requisition)));
    expect(words((await ivan.page('/')).text)).toContain('Nothing waits for you');
  });

  it('tells a recruiter what the panels of their open requisitions leave out', async () => {
    const olga = await desk.person('Olga Owner', ['recruiter']);
    const requisition = await desk.requisition(olga, 'Staff Engineer');
    await panelOf(requisition, 'Ana Ferreira');
    expect(words((await olga.page('/')).text)).toContain(
      'Gap Staff Engineer Nobody asks about the Builder layer: shipped real systems',
    );
  });
});

describe('a requisition that is closed', () => {
  it('takes no candidate, no kit and no scorecard, and is open again when it was a mistake', async () => {
    const requisition = await desk.requisition(rita);
    const ivan = await desk.person('Ivan Late', ['interviewer']);
    const id = await desk.application(requisition, 'Ada Lovelace');
    const interviewerId = await desk.interviewerOf(ivan);
    const scorecard = await desk.kit(id, interviewerId, FUTURE);
    const closed = await rita.submit(`/requisitions/${requisition}/close`, {
      version: await desk.versionOf(requisition),
    });
    expect(closed.status).toBe(303);
    expect(words((await rita.page(`/requisitions/${requisition}`)).text)).toContain(
      'it takes no new candidates, interview kits or scorecards.',
    );
    const refused = { kind: 'conflict', code: 'requisition-closed' };
    await expect(desk.application(requisition, 'Grace')).rejects.toMatchObject(refused);
    await expect(desk.kit(id, await desk.interviewer('Ana'))).rejects.toMatchObject(refused);
    await expect(desk.submit(scorecard)).rejects.toMatchObject(refused);
    const form = await rita.submit(`/requisitions/${requisition}/applications/new`, {
      name: 'Grace',
      source: 'external',
    });
    expect([form.status, words(form.text)]).toEqual([409, expect.stringContaining('This requisition is closed')]);
    expect((await desk.get(ApplicationsService).allOf(requisition)).map(({ candidate }) => candidate.name)).toEqual([
      'Ada Lovelace',
    ]);
    await rita.submit(`/requisitions/${requisition}/reopen`, { version: await desk.versionOf(requisition) });
    await desk.application(requisition, 'Grace');
  });

  it('is closed once: of two, one is told', async () => {
    const requisition = await desk.requisition(rita);
    const version = await desk.versionOf(requisition);
    const answers = await Promise.all([1, 2].map(() => rita.submit(`/requisitions/${requisition}/close`, { version })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });
});

it('every list asks in one go how the reader stands, as one by one', async () => {
  const access = desk.get(AccessService);
  const requisition = await desk.requisition(rita);
  const [own, others] = [
    await desk.application(requisition, 'Rita', 'rita.reiter@example.com'),
    await desk.application(requisition, 'Ada'),
  ];
  const { id: personId } = rita;
  const caller = {
    personId,
    name: 'Rita',
    email: 'rita.reiter@example.com',
    interviewerId: null,
    roles: ['recruiter'],
    via: { kind: 'session', sessionId: '' },
  } as const;
  expect(await access.seenOf(caller, [own, others])).toEqual(new Map([[others, { sees: true }]]));
  expect([await access.may(caller, 'application:read', own), await access.sees(caller, others)]).toEqual([false, true]);
});
