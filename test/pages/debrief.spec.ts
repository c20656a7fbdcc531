import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DebriefsService } from '../../src/modules/debriefs/debriefs.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { PagesBrowser } from '../support/pages-browser.js';
import type { SignedIn } from '../support/people.js';
import { Hiring } from './support/hiring.js';
import { DEVICES, problemsOn, unfold } from './support/looks.js';
import { cookiesOf, words } from './support/reading.js';

describe('the debrief of a panel of which two have brought their scorecards', () => {
  let hiring: Hiring;
  let browser: PagesBrowser;
  let id: string;
  let path: string;
  let ines: SignedIn;
  let late: SignedIn;
  let blind: SignedIn;
  let card: { id: string; version: number };

  beforeAll(async () => {
    [hiring, browser] = await Promise.all([Hiring.start('split-panel'), PagesBrowser.start()]);
    id = hiring.applications[0]?.id ?? '';
    path = `/applications/${id}/debrief`;
    const scorecards = hiring.service(ScorecardsService);
    const one = await hiring.person('ines@example.com', { name: 'Inês Sá', roles: ['interviewer'] });
    ines = one.person;
    card = await scorecards.record(id, one.interviewerId, {
      submittedAt: '2026-11-02T09:00:00Z',
      amendments: [],
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: [
        {
          criterion: 'builder.owned-what-broke',
          rating: 1,
          verification: 'probed',
          evidence: 'Could not say what had failed.',
        },
      ],
    });
    const two = await hiring.person('lea@example.com', { name: 'Léa Late', roles: ['interviewer'] });
    late = two.person;
    await hiring.service(KitsService).assign(id, two.interviewerId, { criteria: [], dueAt: null });
    const three = await hiring.person('bo@example.com', { name: 'Bo Blind', roles: ['hiring-manager'] });
    blind = three.person;
    await hiring
      .service(RequisitionsService)
      .addMember(hiring.requisitionId, { personId: blind.id, role: 'hiring-manager' });
    await hiring.service(KitsService).assign(id, three.interviewerId, { criteria: [], dueAt: null });
  }, 60_000);
  afterAll(async () => {
    await browser.stop();
    await hiring.stop();
  });

  it('shows nobody who still owes a scorecard more than why', async () => {
    // Who is on the panel alone has their kit, and knows of no debrief.
    expect((await late.page(path)).status).toBe(404);
    const { status, text } = await blind.page(path);
    expect(status).toBe(403);
    expect(words(text)).toContain('Your own scorecard is not in yet.');
    expect(text).not.toContain('Could not say what had failed.');
    expect(words(text)).not.toMatch(/\d of \d|scorecards are in/);
  });

  it('says who is missing, and opens before they are in only with a reason', async () => {
    const before = await hiring.recruiter.page(path);
    expect(before.status).toBe(200);
    expect(words(before.text)).toContain('Not in yet: Léa Late and Bo Blind.');
    expect(before.text).not.toContain('Could not say what had failed.');
    const refused = await hiring.recruiter.submit(path, { openReason: ' ' }, path);
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain(
      'The scorecards of Léa Late and Bo Blind are not in yet. Say why the debrief opens before, or wait.',
    );
    expect((await ines.submit(path, { openReason: 'Now.' }, path)).status).toBe(403);
    const opened = await hiring.recruiter.submit(path, { openReason: 'Léa is ill until December.' }, path);
    expect([opened.status, opened.headers['location']]).toEqual([303, path]);
    expect(words((await hiring.recruiter.page(path)).text)).toContain(
      'before all were in: Léa is ill until December. Not in yet: Léa Late and Bo Blind.',
    );
    const again = await hiring.recruiter.submit(path, { openReason: 'Again.' }, path);
    expect(again.status).toBe(409);
    expect(words(again.text)).toContain('The debrief of this application is open already.');
  });

  it('puts what divides the panel first, with everybody’s evidence, and folds what it agrees on', async () => {
    const { text } = await hiring.manager.page(path);
    const [apart = '', folded = ''] = text.split('<details');
    const spreads = [...words(apart).matchAll(/(two|three|four) points apart/g)].map(([, word]) =>
      ['two', 'three', 'four'].indexOf(word ?? ''),
    );
    expect(spreads.length).toBeGreaterThan(0);
    expect(words(apart)).toContain('Could not say what had failed.');
    expect(words(folded)).toContain('Where the panel agrees');
    expect(words(text)).not.toMatch(/(?<!career )\bstage\b/i);
  });

  it('lets an interviewer change their own rating, beside the first one, and nobody else', async () => {
    const target = `${card.id}:${card.version}:builder.owned-what-broke`;
    const forged = await hiring.manager.submit(`${path}/ratings`, { target, rating: '5', why: 'Mine.' }, path);
    expect(forged.status).toBe(422);
    const empty = await ines.submit(`${path}/ratings`, { target: '', rating: '', evidence: 'Kept <b>words</b>' }, path);
    expect(empty.status).toBe(422);
    for (const sentence of [
      'Choose the rating that changes.',
      'Choose what the rating becomes.',
      'Say why the rating changes.',
    ])
      expect(words(empty.text)).toContain(sentence);
    expect(empty.text).toContain('Kept &lt;b&gt;words&lt;/b&gt;');
    const changed = await ines.submit(
      `${path}/ratings`,
      { target, rating: '3', verification: '', evidence: '', why: 'The reference names the outage.' },
      path,
    );
    expect([changed.status, changed.headers['location']]).toEqual([303, path]);
    const { text } = await hiring.manager.page(path);
    expect(words(text)).toMatch(/at first Borrowed 1 → , now Mixed 3/);
    expect(words(text)).toContain('Changed here: The reference names the outage.');
    const stale = await ines.submit(`${path}/ratings`, { target, rating: '4', why: 'Again.' }, path);
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Again.');
  });

  it('records a decision beside the advice, and tells the slower of two what the other decided', async () => {
    const assessment = await hiring.assess();
    const shown = await hiring.manager.page(path);
    expect(shown.text).toContain(`name="assessment" value="${assessment}"`);
    const fields = { assessment, number: '0', decision: 'hold', reason: 'One more reference first.' };
    const empty = await hiring.manager.submit(`${path}/decisions`, { ...fields, decision: '', reason: '' }, path);
    expect(empty.status).toBe(422);
    expect(words(empty.text)).toContain('Choose what you decide.');
    expect(words(empty.text)).toContain('Give the reason: it stands beside the advice.');
    expect((await ines.submit(`${path}/decisions`, fields, path)).status).toBe(403);
    const recorded = await hiring.manager.submit(`${path}/decisions`, fields, path);
    expect([recorded.status, recorded.headers['location']]).toEqual([303, path]);
    const slower = await hiring.recruiter.submit(
      `${path}/decisions`,
      { ...fields, decision: 'pass', reason: 'Not this seat.' },
      path,
    );
    expect(slower.status).toBe(409);
    expect(words(slower.text)).toContain('Somebody recorded a decision on this application meanwhile.');
    expect(words(slower.text)).toContain('One more reference first.');
    expect(slower.text).toContain('Not this seat.');
    expect(slower.text).toContain('name="number" value="1"');
    const [decision] = await hiring.service(DebriefsService).decisionsOf(id);
    expect(decision).toMatchObject({ number: 1, decision: 'hold', assessmentId: assessment });
    expect(words((await hiring.manager.page(path)).text)).toContain('The advice beside it:');
  });

  it.each(DEVICES)('is accessible and fits on $device, all of it unfolded', async (device) => {
    const open = await browser.open({ ...device, url: hiring.api.url + path, cookies: cookiesOf(hiring.recruiter) });
    try {
      await unfold(open);
      expect(await problemsOn(open, device, 'debrief')).toEqual([]);
    } finally {
      await open.close();
    }
  });

  it('keeps the advice from a panelist who may not read assessments, in the history too', async () => {
    const { status, text } = await ines.page(path);
    expect(status).toBe(200);
    expect(words(text)).toContain('The advice is for the recruiter and the hiring manager.');
    expect(words(text)).toContain('One more reference first.');
    expect(words(text)).not.toContain('The advice beside it');
  });
});
