import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import type { SignedIn } from '../support/people.js';
import { bytes, Desk, words } from './support/desk.js';

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

describe('assigning interview kits', () => {
  it('has the panel chosen already, says what each asks about, and counts the whole day', async () => {
    const requisition = await desk.requisition(rita);
    const [ana, tom] = await panelOf(requisition, 'Ana Ferreira', 'Tom Becker');
    const id = await desk.application(requisition, 'Ada Lovelace');
    const { text } = await rita.page(`/applications/${id}/kits`);
    expect(text.match(/ checked/g)).toHaveLength(2);
    expect(words(text)).toContain('Ana Ferreira Asks about: owned what broke.');
    expect(words(text)).toContain('The whole day counts, until midnight UTC.');
    const sent = await rita.submit(`/applications/${id}/kits`, {
      interviewer: [ana ?? '', tom ?? ''],
      due: '2099-12-04',
    });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/applications/${id}/kits`]);
    const kits = await desk.get(KitsService).ofApplication(id);
    expect(kits.map(({ criteria, dueAt }) => ({ criteria, dueAt }))).toEqual(
      Array.from({ length: 2 }, () => ({ criteria: ['builder.owned-what-broke'], dueAt: '2099-12-04T23:59:59Z' })),
    );
    const said = words((await rita.page(`/applications/${id}/kits`)).text);
    expect(said).toContain('Everybody of the panel has an interview kit.');
    expect(said).toContain('Ana Ferreira Not in yet');
  });

  it('refuses nobody chosen and no day, at once, and keeps the ticks', async () => {
    const requisition = await desk.requisition(rita);
    await panelOf(requisition, 'Ana Ferreira');
    const id = await desk.application(requisition, 'Ada Lovelace');
    const { status, text } = await rita.submit(`/applications/${id}/kits`, { due: '2026-02-30' });
    expect(status).toBe(422);
    expect(words(text)).toContain('2 things to correct');
    expect(text).toContain('value="2026-02-30"');
    expect(text).not.toContain(' checked');
    expect(await desk.get(KitsService).ofApplication(id)).toEqual([]);
  });

  it('says beside the box who may not rate this candidate, and why; the service refuses them, too', async () => {
    const requisition = await desk.requisition(rita);
    const [mona, carl] = [
      await desk.person('Mona Manager', ['hiring-manager', 'interviewer']),
      await desk.person('Carl Candidate', ['interviewer']),
    ];
    await desk.get(RequisitionsService).addMember(requisition, { personId: mona.id, role: 'hiring-manager' });
    const id = await desk.application(requisition, 'Carl C.', 'carl.candidate@example.com');
    await desk.submit(await desk.kit(id, await desk.interviewer('Ana Ferreira')));
    expect((await mona.api('get', `/applications/${id}/scorecards`)).status).toBe(200);
    const ids = [await desk.interviewerOf(mona), await desk.interviewerOf(carl)];
    for (const interviewerId of ids) await desk.get(PanelsService).put(requisition, { interviewerId, criteria: [] });
    const { text } = await rita.page(`/applications/${id}/kits`);
    expect(words(text)).toContain('Mona Manager Cannot be chosen: has read what others rated this candidate.');
    expect(words(text)).toContain('Carl Candidate Cannot be chosen: nobody rates themselves.');
    expect(text.match(/ disabled/g)).toHaveLength(2);
    for (const interviewer of ids) {
      const forced = await rita.submit(`/applications/${id}/kits`, { interviewer });
      expect([forced.status, words(forced.text)]).toEqual([
        409,
        expect.stringContaining('This person cannot be on this panel'),
      ]);
    }
    expect(await desk.get(KitsService).ofApplication(id)).toHaveLength(1);
  });

  it('changes when drafts are due, and withdraws a draft, never what is in', async () => {
    const requisition = await desk.requisition(rita);
    const id = await desk.application(requisition, 'Ada Lovelace');
    const done = await desk.kit(id, await desk.interviewer('Ana Ferreira'), FUTURE);
    const open = await desk.kit(id, await desk.interviewer('Tom Becker'), FUTURE);
    await desk.submit(done);
    const { text } = await rita.page(`/applications/${id}/kits`);
    expect(words(text)).toContain('Ana Ferreira In');
    expect(text.match(/name="scorecard"/g)).toHaveLength(1);
    const due = { [`due.${open}`]: '', [`due.${done}`]: '2030-01-01' };
    expect((await rita.submit(`/applications/${id}/kits/due`, due)).status).toBe(303);
    expect((await desk.get(KitsService).ofApplication(id)).map(({ dueAt }) => dueAt)).toEqual([FUTURE, null]);
    const refused = await rita.submit(`/applications/${id}/kits/withdraw`, { scorecard: done });
    expect(refused.status).toBe(409);
    expect((await rita.submit(`/applications/${id}/kits/withdraw`, { scorecard: open })).status).toBe(303);
    expect((await desk.get(KitsService).ofApplication(id)).map(({ scorecardId }) => scorecardId)).toEqual([done]);
  });

  it('leads to the scorecard of somebody without an account, and to nobody else’s', async () => {
    const requisition = await desk.requisition(rita);
    const id = await desk.application(requisition, 'Ada Lovelace');
    const outside = await desk.kit(id, await desk.interviewer('Noor Outside'));
    const account = await desk.person('Tilda Inside', ['interviewer']);
    const inside = await desk.kit(id, await desk.get(AccountsService).interviewerOf(account.id));
    const { text } = await rita.page(`/applications/${id}/kits`);
    expect(words(text)).toContain('Type the scorecard for Noor Outside , who does not sign in');
    expect(text).toContain(`href="/scorecards/${outside}"`);
    expect(text).not.toContain(`href="/scorecards/${inside}"`);
    expect((await rita.page(`/scorecards/${outside}`)).status).toBe(200);
  });

  it('does not withdraw through the page of another candidate', async () => {
    const requisition = await desk.requisition(rita);
    const [id, other] = [await desk.application(requisition, 'Ada'), await desk.application(requisition, 'Grace')];
    const scorecard = await desk.kit(other, await desk.interviewer('Ana Ferreira'));
    expect((await rita.submit(`/applications/${id}/kits/withdraw`, { scorecard })).status).toBe(404);
    expect(await desk.get(KitsService).ofApplication(other)).toHaveLength(1);
  });
});

describe('how far the candidates are', () => {
  it('says how many scorecards are in, and who is late', async () => {
    const requisition = await desk.requisition(rita);
    const id = await desk.application(requisition, 'Ada Lovelace');
    await desk.submit(await desk.kit(id, await desk.interviewer('Ana Ferreira'), PAST));
    await desk.kit(id, await desk.interviewer('Tom Becker'), PAST);
    await desk.kit(id, await desk.interviewer('Mei Tanaka'), FUTURE);
    await desk.application(requisition, 'Grace Hopper');
    const said = words((await rita.page(`/requisitions/${requisition}`)).text);
    expect(said).toContain('Ada Lovelace from outside 1 of 3 scorecards in Tom Becker Interview kits');
    expect(said).toContain('Grace Hopper from outside No interview kit yet –');
    const work = words((await rita.page('/')).text);
    expect(work).toContain('Late Tom Becker, for Ada Lovelace');
    expect(work).not.toContain('Mei Tanaka, for');
  });

  it('comes fifty at a time, and a file that is closed to the reader leaves no gap', async () => {
    const requisition = await desk.requisition(rita);
    const cara = await desk.person('Cara Closed', ['recruiter']);
    await desk.get(RequisitionsService).addMember(requisition, { personId: cara.id, role: 'recruiter' });
    for (let index = 1; index <= 52; index += 1)
      await desk.application(requisition, `Candidate ${index}`, index === 7 ? 'cara.closed@example.com' : null);
    const rows = (text: string): number => text.match(/<th scope="row"/g)?.length ?? 0;
    const first = await cara.page(`/requisitions/${requisition}`);
    expect(rows(first.text)).toBe(50);
    expect(words(first.text)).not.toContain('Candidate 7 ');
    const next = /href="([^"]*)" rel="next"/.exec(first.text.replaceAll('&#x3D;', '='))?.[1] ?? '';
    const second = await cara.page(next);
    expect([rows(second.text), words(second.text).includes('Candidate 52')]).toEqual([1, true]);
  });
});

describe('a recruiter who is on the panel with their own scorecard missing', () => {
  it('gets the same bytes of every page, whether or not the others’ are in, and changes none of their kits', async () => {
    const requisition = await desk.requisition(rita);
    const rob = await desk.person('Rob Blind', ['recruiter']);
    await desk.get(RequisitionsService).addMember(requisition, { personId: rob.id, role: 'recruiter' });
    const id = await desk.application(requisition, 'Ada Lovelace');
    const cards = [
      await desk.kit(id, await desk.interviewer('Ana Ferreira'), PAST),
      await desk.kit(id, await desk.interviewer('Tom Becker'), PAST),
    ];
    const own = await desk.kit(id, await desk.interviewerOf(rob), FUTURE);
    const paths = [
      '/',
      '/requisitions',
      `/requisitions/${requisition}`,
      `/requisitions/${requisition}/edit`,
      `/requisitions/${requisition}/panel`,
      `/applications/${id}/kits`,
    ];
    const pages = async (): Promise<readonly string[]> => {
      const texts: string[] = [];
      for (const path of paths) texts.push(bytes((await rob.page(path)).text));
      return texts;
    };
    const before = await pages();
    expect(words(before[2] ?? '')).toContain('Ada Lovelace from outside Shown once your own scorecard is in. –');
    // Their own: that is theirs to know.
    expect(words(before[5] ?? '').match(/Not in yet|Late|\bIn\b/g)).toEqual(['Not in yet']);
    for (const card of cards) await desk.submit(card);
    expect(await pages()).toEqual(before);
    const tries = [
      await rob.submit(`/applications/${id}/kits/withdraw`, { scorecard: cards[0] ?? '' }),
      await rob.submit(`/applications/${id}/kits/due`, { [`due.${cards[0]}`]: '2030-01-01' }),
      await rob.submit(`/applications/${id}/kits`, { interviewer: await desk.interviewer('Zoe') }),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 422]);
    await desk.submit(own);
    expect(words((await rob.page(`/requisitions/${requisition}`)).text)).toContain('All 3 scorecards in');
    expect(words((await rob.page('/')).text)).toContain('All in Debrief of Ada Lovelace');
  });

  it('may give back their own kit', async () => {
    const requisition = await desk.requisition(rita);
    const ruth = await desk.person('Ruth Blind', ['recruiter']);
    await desk.get(RequisitionsService).addMember(requisition, { personId: ruth.id, role: 'recruiter' });
    const id = await desk.application(requisition, 'Ada Lovelace');
    const scorecard = await desk.kit(id, await desk.interviewerOf(ruth));
    expect((await ruth.submit(`/applications/${id}/kits/withdraw`, { scorecard })).status).toBe(303);
  });
});
