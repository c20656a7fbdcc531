import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import type { SignedIn } from '../support/people.js';
import { Desk, SEAT, words } from './support/desk.js';

let desk: Desk;
let rita: SignedIn;

beforeAll(async () => {
  desk = await Desk.start('sqlite');
  rita = await desk.person('Rita Reiter', ['recruiter']);
});
afterAll(() => desk.stop());

describe('opening a requisition', () => {
  it('somebody who has none is told what to do', async () => {
    const { status, text } = await (await desk.person('Nils Neu', ['recruiter'])).page('/requisitions');
    expect(status).toBe(200);
    expect(words(text)).toContain('No requisition yet');
    expect(text).toContain('href="/requisitions/new"');
  });

  it('offers the career stages of every rubric, in groups', async () => {
    const { text } = await rita.page('/requisitions/new');
    expect(text.match(/<optgroup /g)?.length).toBeGreaterThan(1);
    expect(words(text)).toContain('Leader: earned by trust');
  });

  it('comes back with everything that is wrong and everything that was typed', async () => {
    const { status, text } = await rita.submit('/requisitions/new', {
      title: ' ',
      organisation: 'Tidewell <b>Pay</b>',
      'economics.salary': 'a lot',
    });
    expect(status).toBe(422);
    expect(words(text)).toContain('3 things to correct');
    expect(text).toContain('value="Tidewell &lt;b&gt;Pay&lt;/b&gt;"');
    expect(text).toContain('value="a lot"');
    expect(text).toContain('<details class="more" open>');
  });

  it('says what only the service knows to be wrong, beside its field', async () => {
    const { status, text } = await rita.submit('/requisitions/new', { ...SEAT, 'economics.currency': 'EU' });
    expect(status).toBe(422);
    expect(words(text)).toContain('The currency is no currency code of ISO 4217, like EUR.');
  });

  it('leads to the requisition, which says what it is and what comes next', async () => {
    const id = await desk.requisition(rita);
    const { status, text } = await rita.page(`/requisitions/${id}`);
    expect(status).toBe(200);
    expect(words(text)).toContain('A Leader seat at Tidewell Pay.');
    expect(words(text)).toContain('Gap Nobody is on the panel yet, so nothing is asked about.');
    expect(words(text)).toContain('No candidate yet');
    expect(words((await rita.page('/requisitions')).text)).toContain(SEAT.title);
  });

  it('is not for an interviewer, and another recruiter does not find it', async () => {
    const id = await desk.requisition(rita);
    const [ivan, rob] = [
      await desk.person('Ivan Inter', ['interviewer']),
      await desk.person('Rob Other', ['recruiter']),
    ];
    expect((await ivan.page('/requisitions/new')).status).toBe(403);
    expect((await rob.page(`/requisitions/${id}`)).status).toBe(404);
    expect(words((await rob.page('/requisitions')).text)).toContain('No requisition yet');
  });
});

describe('changing a requisition', () => {
  it('keeps what was typed when somebody else was first, and says so', async () => {
    const id = await desk.requisition(rita);
    const version = await desk.versionOf(id);
    await rita.submit(`/requisitions/${id}/edit`, { ...SEAT, title: 'First', version });
    const late = await rita.submit(`/requisitions/${id}/edit`, { ...SEAT, title: 'Second', version });
    expect(late.status).toBe(422);
    expect(words(late.text)).toContain('Somebody changed this requisition after you opened the form.');
    expect(late.text).toContain('value="Second"');
    const again = /name="version" value="(\d+)"/.exec(late.text)?.[1] ?? '';
    expect((await rita.submit(`/requisitions/${id}/edit`, { ...SEAT, title: 'Second', version: again })).status).toBe(
      303,
    );
    expect((await desk.get(RequisitionsService).get(id)).title).toBe('Second');
  });

  it('keeps shares and weeks as they were given', async () => {
    const id = await desk.requisition(rita);
    const economics = {
      'economics.currency': 'eur',
      'economics.salary': '120 000',
      'economics.firstYearRetention.inside': '92.5',
      'economics.growthWeeks.engineering-arc@1.leader': '26',
    };
    await rita.submit(`/requisitions/${id}/edit`, { ...SEAT, ...economics, version: await desk.versionOf(id) });
    expect((await desk.get(RequisitionsService).get(id)).economics).toMatchObject({
      currency: 'EUR',
      salary: 120000,
      growthWeeks: { leader: 26 },
      firstYearRetention: { inside: 0.925, outside: null },
    });
    expect((await rita.page(`/requisitions/${id}/edit`)).text).toContain('value="92.5"');
  });

  it('asks for rubric and career stage until a scorecard is in', async () => {
    const id = await desk.requisition(rita);
    expect((await rita.page(`/requisitions/${id}/edit`)).text).toContain('name="seat"');
    await desk.submit(await desk.kit(await desk.application(id, 'Ada'), await desk.interviewer('Ana Ferreira')));
    const { text } = await rita.page(`/requisitions/${id}/edit`);
    expect(text).not.toContain('name="seat"');
    expect(words(text)).toContain('A scorecard is in, so the rubric and the career stage stand.');
  });
});

describe('the panel', () => {
  it('is put together from people who sign in and people who do not, and says what nobody asks about', async () => {
    const id = await desk.requisition(rita);
    const ana = await desk.person('Ana Ferreira', ['interviewer']);
    const add = async (fields: Record<string, string>) =>
      rita.submit(`/requisitions/${id}/panel/add`, { version: await desk.versionOf(id), ...fields });
    expect((await add({ who: `person ${ana.id}` })).status).toBe(303);
    expect((await add({ name: 'Tom Becker' })).status).toBe(303);
    const [first, second] = await desk.get(PanelsService).of(id);
    const criteria = ['builder.owned-what-broke', 'leader.hands-over-ownership'];
    const saved = await rita.submit(`/requisitions/${id}/panel`, {
      version: await desk.versionOf(id),
      interviewer: [first?.interviewerId ?? '', second?.interviewerId ?? ''],
      [`covers.${first?.interviewerId}`]: criteria,
      [`covers.${second?.interviewerId}`]: criteria.slice(0, 1),
    });
    expect(saved.status).toBe(303);
    const text = words((await rita.page(`/requisitions/${id}`)).text);
    expect(text).toContain('Gap Nobody asks about closeness to the build at all.');
    expect(text).toContain('One view Only Ana Ferreira asks about the Leader layer: hands over ownership.');
    expect(text).toContain('Tom Becker Builder: owned what broke');
  });

  it('is not saved over what somebody else saved, and keeps the ticks', async () => {
    const id = await desk.requisition(rita);
    const interviewerId = await desk.interviewer('Ana Ferreira');
    await desk.get(PanelsService).put(id, { interviewerId, criteria: [] });
    const version = await desk.versionOf(id);
    await rita.submit(`/requisitions/${id}/panel/add`, { version, name: 'Tom Becker' });
    const box = 'advisor.bets-paid-off';
    const fields = { version, interviewer: interviewerId, [`covers.${interviewerId}`]: box };
    const { status, text } = await rita.submit(`/requisitions/${id}/panel`, fields);
    expect(status).toBe(409);
    expect(words(text)).toContain('Somebody changed this requisition after you opened the page.');
    expect(text).toMatch(new RegExp(`name="covers\\.${interviewerId}" type="checkbox" value="${box}" checked`));
    expect((await desk.get(PanelsService).of(id))[0]?.criteria).toEqual([]);
  });

  it('does not take somebody who asks about nothing, and leaves their boxes empty', async () => {
    const id = await desk.requisition(rita);
    const interviewerId = await desk.interviewer('Ana Ferreira');
    await desk.get(PanelsService).put(id, { interviewerId, criteria: [] });
    const fields = { version: await desk.versionOf(id), interviewer: interviewerId };
    const { status, text } = await rita.submit(`/requisitions/${id}/panel`, fields);
    expect(status).toBe(422);
    expect(words(text)).toContain(
      'Ana Ferreira asks about nothing: tick something, or take Ana Ferreira off the panel.',
    );
    expect(text).not.toContain(' checked');
  });
});

describe('who belongs to a requisition', () => {
  it('is added in a role that they have, and taken off again; the last recruiter stays', async () => {
    const id = await desk.requisition(rita);
    const mona = await desk.person('Mona Manager', ['hiring-manager']);
    const post = async (path: string, member: string) =>
      rita.submit(`/requisitions/${id}/${path}`, { version: await desk.versionOf(id), member });
    expect((await post('people', `recruiter ${mona.id}`)).status).toBe(422);
    expect((await post('people', `hiring-manager ${mona.id}`)).status).toBe(303);
    expect((await mona.page(`/requisitions/${id}`)).status).toBe(200);
    const last = await post('people/remove', `recruiter ${rita.id}`);
    expect([last.status, words(last.text)]).toEqual([
      409,
      expect.stringContaining('A requisition keeps at least one recruiter. Add another one first.'),
    ]);
    expect((await post('people/remove', `hiring-manager ${mona.id}`)).status).toBe(303);
    expect((await mona.page(`/requisitions/${id}`)).status).toBe(404);
  });
});

describe('adding a candidate', () => {
  it('gives room for more positions without losing what was typed', async () => {
    const id = await desk.requisition(rita);
    const { status, text } = await rita.submit(`/requisitions/${id}/applications/new`, {
      name: 'Łukasz',
      'history.0.title': 'Staff Engineer',
      'history.1.title': '',
      'history.2.title': '',
      more: 'rows',
    });
    expect(status).toBe(200);
    expect(text).toContain('value="Łukasz"');
    expect(text).toContain('name="history.5.title"');
  });

  it('names everything that is wrong, by position', async () => {
    const id = await desk.requisition(rita);
    const { status, text } = await rita.submit(`/requisitions/${id}/applications/new`, {
      name: '',
      email: 'not an address',
      'history.0.title': '',
      'history.1.title': 'Staff Engineer',
      'history.1.organisation': 'Example Bank',
      'history.1.from': '2021',
      'history.1.to': '2014',
    });
    expect(status).toBe(422);
    const said = words(text);
    expect(said).toContain('Write the candidate’s name.');
    expect(said).toContain('Choose where the candidate comes from.');
    expect(said).toContain('Position 2 ends before it begins.');
  });

  it('ties a colleague to their account: they find their file nowhere', async () => {
    const id = await desk.requisition(rita);
    const cara = await desk.person('Cara Candidate', ['recruiter', 'hiring-manager']);
    const colleague = cara.id;
    const fields = { name: 'Cara C.', source: 'internal', colleague };
    expect((await rita.submit(`/requisitions/${id}/applications/new`, { ...fields, source: 'external' })).status).toBe(
      422,
    );
    expect((await rita.submit(`/requisitions/${id}/applications/new`, fields)).status).toBe(303);
    await desk.application(id, 'Somebody Else');
    await desk.get(RequisitionsService).addMember(id, { personId: cara.id, role: 'recruiter' });
    expect(words((await rita.page(`/requisitions/${id}`)).text)).toContain('Cara C.');
    const hers = words((await cara.page(`/requisitions/${id}`)).text);
    expect(hers).toContain('Somebody Else');
    expect(hers).not.toContain('Cara C.');
  });
});
