import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/app.js';
import { DemoModule } from '../../src/demo/demo.module.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { CalibrationJobs } from '../../src/modules/calibration/calibration-jobs.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { exampleOn } from '../support/database-examples.js';
import { temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { PagesBrowser, type OpenPage } from '../support/pages-browser.js';
import { THREADS } from '../support/threads.js';
import { DEVICES, problemsOn } from './support/looks.js';
import { READ_WORDS, wordProblems, type PageWords } from './support/words.js';

const RUBRIC = 'engineering-arc@1';

/** In the order in which the command `demo` does it. */
describe('how the demo’s people rate', () => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let browser: PagesBrowser;
  let url: string;

  beforeAll(async () => {
    database = await temporaryDatabase('sqlite');
    const further = [DemoModule.whole()];
    app = await createApp({ database: database.options, logger: false, calibration: THREADS, further });
    await app.listen(0, '127.0.0.1');
    url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    browser = await PagesBrowser.start();
    const demo = app.get(DemoService);
    await demo.claim();
    const example = await exampleOn(app.get(RubricsService));
    const { requisitionId } = await app.get(ImportsService).importEvaluation(example);
    await demo.fillPast();
    await demo.fillPast();
    const calibrate = async (): Promise<unknown> =>
      (await (await app.get(CalibrationJobs).start(RUBRIC, 'on-demand')).ended).state;
    expect(await calibrate()).toBe('done');
    await demo.fill([example], [requisitionId]);
    // As the next night will: two of the four owe scorecards on people who are in this one.
    expect(await calibrate()).toBe('done');
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await app.close();
    await database.remove();
  });

  async function as(key: string, path: string, look: { width: number; scheme: 'light' | 'dark' }): Promise<OpenPage> {
    const person = await app.get(DemoService).personOf(key);
    const value = await app.get(SessionsService).begin(person?.id ?? '', 'the pages');
    const cookies = [{ name: 'arcbrief', value, domain: '127.0.0.1', path: '/' }];
    return browser.open({ url: url + path, cookies, ...look });
  }

  /** By the link that they find under My work. */
  async function ownPage(key: string, look: { width: number; scheme: 'light' | 'dark' }): Promise<OpenPage> {
    const open = await as(key, '/', look);
    await Promise.all([open.page.waitForNavigation(), open.page.click('.actions a[href$="/calibration"]')]);
    return open;
  }

  const read = async ({ page }: OpenPage): Promise<string> =>
    (await page.evaluate(`document.querySelector('main').innerText`)) as string;

  it.each([
    [
      'interviewer',
      [
        /Severity\s+Ratings lie 0\.\d points below what the ordinary interviewer gives the same candidates/,
        /On “Clarity and priorities” ratings lie \d\.\d points lower than colleagues/,
        /Nothing to change\s+Drift\s+Even from/,
      ],
    ],
    [
      'hiring-manager',
      [
        /Ratings lie 0\.\d points above what the ordinary interviewer gives/,
        /\d\d% of the ratings rest on evidence that was probed or corroborated; \d\d% in the pool/,
        /After each claim, ask the probe that stands beside the question/,
      ],
    ],
  ])('tells the %s what is true, and what to do', async (key, sentences) => {
    const open = await ownPage(key, { width: 1280, scheme: 'light' });
    const text = await read(open);
    // Calibration 2 holds people whom they owe a scorecard on.
    expect(text).toContain('From calibration 1 of');
    for (const sentence of sentences) expect(text).toMatch(sentence);
    for (const colleague of ['Kwame', 'Teodora', 'Lotte', key === 'interviewer' ? 'Hugo' : 'Ines'])
      expect(text).not.toContain(colleague);
    expect(wordProblems((await open.page.evaluate(READ_WORDS)) as PageWords)).toEqual([]);
    await open.close();
  });

  it('tells the recruiter the same of the newest calibration', async () => {
    const own = await ownPage('interviewer', { width: 1280, scheme: 'light' });
    const path = new URL(own.page.url()).pathname;
    await own.close();
    const open = await as('recruiter', path, { width: 1280, scheme: 'light' });
    expect(await read(open)).toMatch(/How Ines Okafor rates[\s\S]*From calibration 2 of/);
    await open.close();
    const admin = await as('admin', path, { width: 1280, scheme: 'light' });
    expect(admin.response?.status()).toBe(404);
    await admin.close();
  });

  it('has a text alternative with the figures for each picture', async () => {
    const open = await ownPage('interviewer', { width: 1280, scheme: 'light' });
    const pictures = (await open.page.evaluate(
      `[...document.querySelectorAll('figure')].map((figure) => [
        figure.querySelector('b').textContent,
        figure.querySelector('[role=img]').getAttribute('aria-label'),
        [...figure.querySelectorAll('.rating-words')].map((words) => words.textContent.split(' ')[0]),
      ])`,
    )) as readonly (readonly [string, string, readonly string[]])[];
    expect(pictures.map(([caption]) => caption)).toEqual([
      'Severity',
      'Scatter and spread',
      'Quarter by quarter',
      'How far evidence was tested',
      'Criterion by criterion',
    ]);
    for (const [caption, alternative, figures] of pictures) {
      expect(alternative.startsWith(caption)).toBe(true);
      if (caption !== 'How far evidence was tested')
        for (const figure of figures) expect(alternative).toContain(figure);
    }
    await open.close();
  });

  it.each(DEVICES)('is accessible and fits on $device', async (device) => {
    const open = await ownPage('interviewer', device);
    expect(await problemsOn(open, device, 'interviewer-calibration')).toEqual([]);
    await open.close();
  });
});
