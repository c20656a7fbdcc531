import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { AccessService } from '../../src/modules/access/access.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { DebriefsService } from '../../src/modules/debriefs/debriefs.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { BrowserUnavailable } from '../../src/modules/rendering/rendering.errors.js';
import { RenderingService } from '../../src/modules/rendering/rendering.service.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { Hiring } from './support/hiring.js';
import { DEVICES, problemsOn, unfold } from './support/looks.js';
import { cookiesOf, words } from './support/reading.js';

const PICTURES = process.env['ARCBRIEF_PICTURES'];
const BRADLEY = 'Bradley Thornquist';

describe('the page of an application', () => {
  let hiring: Hiring;
  let browser: PagesBrowser;
  let path: string;
  let assessmentId: string;

  beforeAll(async () => {
    [hiring, browser] = await Promise.all([Hiring.start('engineering-manager-payments'), PagesBrowser.start()]);
    path = `/applications/${hiring.of(BRADLEY)}`;
  }, 60_000);
  afterAll(async () => {
    await browser.stop();
    await hiring.stop();
  });

  it('says before the first assessment how many scorecards are in, and assesses when asked, not when read', async () => {
    const { text, status } = await hiring.manager.page(path);
    expect(status).toBe(200);
    expect(words(text)).toContain('Not assessed yet Five of 5 scorecards are in.');
    await hiring.manager.page(path);
    expect((await hiring.api.get(`/requisitions/${hiring.requisitionId}/assessments`)).body.items).toEqual([]);
    const application = hiring.of(BRADLEY);
    const assessed = await hiring.manager.submit(`/requisitions/${hiring.requisitionId}/assess`, { application }, path);
    expect([assessed.status, assessed.headers['location']]).toEqual([303, path]);
    assessmentId = await hiring.assess();
  });

  it('says what the PDF says: verdict, reason, risk, every flag with its evidence, what would change it, and all ratings', async () => {
    const said = words((await hiring.manager.page(path)).text);
    for (const sentence of [
      'Pass for this seat: Builder is borrowed.',
      'Skip risk of a career stage High over 99% Carried by Builder.',
      'No rating by one or two more interviewers would turn this route from “pass for this seat”.',
      'Scorecards 5 of 5 submitted',
      'Nothing goes live that I have not seen.',
      'Leaving out any one interviewer gives the same route and the same statuses.',
      'Ask before you decide',
      'Every rating with what the interviewer wrote.',
    ])
      expect(said).toContain(sentence);
    expect(said).not.toMatch(/(?<!career )\bstage\b/i);
  });

  it('issues the brief once on each paper, and gives the PDF, the same bytes as the API', async () => {
    const application = hiring.of(BRADLEY);
    for (const paper of ['A4', 'A4', 'Letter']) {
      const issued = await hiring.manager.submit(`/assessments/${assessmentId}/briefs`, { application, paper }, path);
      expect([issued.status, issued.headers['location']]).toEqual([303, path]);
    }
    const refused = await hiring.manager.submit(
      `/assessments/${assessmentId}/briefs`,
      { application, paper: 'A3' },
      path,
    );
    expect(refused.status).toBe(422);
    const { text } = await hiring.manager.page(path);
    expect(words(text)).toContain('Download B-0002');
    expect(words(text)).toMatch(/B-0002 [^B]*US Letter, as this page/);
    const pdf = /href="(\/briefs\/[^"]+\/pdf)">B-0001</.exec(text)?.[1] ?? '';
    const fromPage = await hiring.manager.page(pdf);
    const fromApi = await hiring.manager.api('get', pdf);
    expect(fromPage.headers['content-disposition']).toBe('attachment; filename="arcbrief-B-0001.pdf"');
    expect(fromPage.headers['etag']).toBe(fromApi.headers['etag']);
    expect((fromPage.body as Buffer).equals(fromApi.body as Buffer)).toBe(true);
  }, 60_000);

  it('says in one sentence what is missing where no browser can print', async () => {
    const { text } = await hiring.manager.page(path);
    const pdf = /href="(\/briefs\/[^"]+\/pdf)">B-0001</.exec(text)?.[1] ?? '';
    const sentence = 'There is no browser to print with: install Chromium, or say where it is.';
    const rendering = hiring.service(RenderingService);
    const render = rendering.render.bind(rendering);
    rendering.render = () => Promise.reject(new BrowserUnavailable(sentence));
    try {
      const answer = await hiring.manager.page(pdf);
      expect(answer.status).toBe(503);
      expect(words(answer.text)).toContain(sentence);
    } finally {
      rendering.render = render;
    }
  });

  it('says that scorecards have come in since, and shows what a person decided beside the advice', async () => {
    const id = hiring.of(BRADLEY);
    const { interviewerId } = await hiring.person('new@example.com', { name: 'Noor', roles: ['interviewer'] });
    await hiring.service(ScorecardsService).record(id, interviewerId, {
      submittedAt: '2026-11-02T09:00:00Z',
      amendments: [],
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: [{ criterion: 'builder.reads-the-data', rating: 2, verification: 'probed', evidence: 'Could not.' }],
    });
    await hiring.service(DebriefsService).decide(id, {
      personId: hiring.manager.id,
      decision: 'pass',
      reason: 'Three flags, none answered.',
      assessmentId,
      expectedNumber: 0,
    });
    const said = words((await hiring.recruiter.page(path)).text);
    expect(said).toMatch(/Since this assessment of [^,]+ UTC, 1 scorecard has come in\. Assess now to take them in\./);
    expect(said).toMatch(/Decided Pass for this seat Mo Adebayo ?, [^ ]+ [^ ]+ UTC Three flags, none answered\./);
    expect(said).toContain('The advice beside it: pass for this seat.');
    expect(said).not.toContain('Could not.');
  });

  it('shows the blind the candidate, their own scorecard and why, and nothing that depends on the others', async () => {
    const { person, interviewerId } = await hiring.person('bo@example.com', { name: 'Bo', roles: ['hiring-manager'] });
    const member = { personId: person.id, role: 'hiring-manager' } as const;
    await hiring.service(RequisitionsService).addMember(hiring.requisitionId, member);
    const id = hiring.of('Adaeze Nwosu-Lindqvist');
    const card = await hiring.service(KitsService).assign(id, interviewerId, { criteria: [], dueAt: null });
    const bare = (html: string): string => html.replaceAll(/(content|value)="[^"]{20,}"/g, '');
    const before = await person.page(`/applications/${id}`);
    expect(before.status).toBe(200);
    expect(words(before.text)).toContain('Nothing of what the others saw is shown until your own scorecard is in.');
    expect(before.text).toContain(`href="/scorecards/${card.id}"`);
    expect(before.text).not.toMatch(/assess|Debrief|B-\d{4}/);
    const { interviewerId: other } = await hiring.person('x@example.com', { name: 'X', roles: ['interviewer'] });
    await hiring.service(KitsService).assign(id, other, { criteria: [], dueAt: null });
    await hiring.assess();
    expect(bare((await person.page(`/applications/${id}`)).text)).toBe(bare(before.text));
    // Sighted on this one and blind on another: what weighs both stays away.
    const elsewhere = words((await person.page(path)).text);
    expect(elsewhere).toContain('your own scorecard of another candidate is not in yet');
    expect(elsewhere).not.toContain('Pass for this seat: Builder');
    expect(elsewhere).not.toContain('The advice beside it');
  });

  it('is not there for the candidate, and notes who was shown scores', async () => {
    const { person } = await hiring.person('me@example.com', { name: 'Me', roles: ['recruiter'] });
    await hiring
      .service(RequisitionsService)
      .addMember(hiring.requisitionId, { personId: person.id, role: 'recruiter' });
    const access = hiring.service(AccessService);
    expect(await access.hasReadScores(person.id, hiring.of(BRADLEY))).toBe(false);
    expect((await person.page(path)).status).toBe(200);
    expect(await access.hasReadScores(person.id, hiring.of(BRADLEY))).toBe(true);
    const own = await hiring.service(ApplicationsService).create(hiring.requisitionId, {
      candidate: { name: 'Me', email: 'me@example.com' },
      source: 'internal',
    });
    expect((await person.page(`/applications/${own.id}`)).status).toBe(404);
    expect(await hiring.service(AuditService).newest(1)).toMatchObject([{ personId: person.id, detail: 'own-file' }]);
  });

  it.each([
    'Bradley Thornquist',
    'Łukasz Wieczorek',
    'Siobhán Ní Dhálaigh',
    'Nguyễn Thị Hạnh',
    'Adaeze Nwosu-Lindqvist',
  ])('tells verdict, reason and doubt of %s without scrolling at 1280 × 800', async (candidate) => {
    const url = `${hiring.api.url}/applications/${hiring.of(candidate)}`;
    const open = await browser.open({ url, width: 1280, scheme: 'light', cookies: cookiesOf(hiring.manager) });
    try {
      await open.page.setViewport({ width: 1280, height: 800 });
      const ends = (await open.page.evaluate(
        `['.headline', '.why', '.risk', '.doubt'].map((part) => document.querySelector(part).getBoundingClientRect())
            .map(({ top, bottom, height }) => (height > 0 && top >= 0 ? Math.round(bottom) : Infinity))`,
      )) as readonly number[];
      expect(ends.filter((end) => end > 800)).toEqual([]);
      expect(ends).toHaveLength(4);
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/fold-${candidate}.png`, { fullPage: false });
    } finally {
      await open.close();
    }
  });

  it.each(DEVICES)('is accessible and fits on $device, all of it unfolded', async (device) => {
    const open = await browser.open({ ...device, url: hiring.api.url + path, cookies: cookiesOf(hiring.manager) });
    try {
      await unfold(open);
      expect(await problemsOn(open, device, 'application')).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
