import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'puppeteer';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cookieOf, interviewerOf, scorecardScene, type ScorecardScene } from '../pages/support/scorecard-scene.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { CRITERION, OpenDraft, withoutSaving } from './support/open-draft.js';

const HEARD = 'Heard of the outage from a customer, at 02:10.';
const SIGN_OUT = 'form[action="/sign-out"] button';

let api: TestApi;
let browser: PagesBrowser;
let scene: ScorecardScene;
let draft: OpenDraft;

beforeAll(async () => {
  [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
});
afterAll(async () => {
  await browser.stop();
  await api.stop();
});
beforeEach(async () => {
  scene = await scorecardScene(api.app);
  draft = await OpenDraft.on(browser, api.url, scene);
});
afterEach(() => draft.close());

async function stored(): Promise<string | null> {
  const { content, notes } = await api.app.get(ScorecardsService, { strict: false }).get(scene.id);
  return [...content.ratings, ...notes].find(({ criterion }) => criterion === CRITERION)?.evidence ?? null;
}

/** Another tab of the same browser, on a page that is no interview kit. */
async function account(): Promise<Page> {
  const page = await draft.page.browserContext().newPage();
  await page.goto(`${api.url}/account`, { waitUntil: 'networkidle0' });
  return page;
}

/** Presses a button that leads to the sign-in page. */
async function leaves(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click(selector)]);
  expect(page.url()).toBe(`${api.url}/sign-in`);
}

function kept(page: Page): Promise<number> {
  return page.evaluate('localStorage.length') as Promise<number>;
}

describe('signing out from a page that is no interview kit', () => {
  it('sends what this browser keeps first, and takes the other tabs along', async () => {
    await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    const page = await account();
    const gone = draft.page.waitForNavigation();
    await leaves(page, SIGN_OUT);
    await gone;
    expect(draft.page.url()).toBe(`${api.url}/sign-in`);
    expect(await stored()).toBe(HEARD);
    expect(await kept(page)).toBe(0);
  });

  it('sends what nobody answered before what was typed after it', async () => {
    const client = await draft.page.createCDPSession();
    await client.send('Fetch.enable', { patterns: [{ urlPattern: '*/draft', requestStage: 'Response' }] });
    client.on('Fetch.requestPaused', ({ requestId }) => {
      void client.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
    });
    await draft.type(HEARD);
    await draft.says('offline');
    await draft.type(' More.');
    const page = await account();
    await leaves(page, SIGN_OUT);
    expect(await stored()).toBe(`${HEARD} More.`);
  });

  it('asks before it gives up what the server does not take', async () => {
    await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    const page = await account();
    const cards = api.app.get(ScorecardsService, { strict: false });
    const rating = { criterion: CRITERION, rating: 3, verification: 'probed', evidence: 'From the phone.' } as const;
    await cards.saveDraft(scene.id, (await cards.get(scene.id)).version, {
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: [rating],
    });
    await page.click(SIGN_OUT);
    await page.waitForSelector('[data-state=leaving]', { visible: true });
    expect(await draft.copies()).toBe(1);
    await leaves(page, '[data-do=leave]');
    expect(await stored()).toBe('From the phone.');
    expect(await kept(page)).toBe(0);
  });

  it('leaves nothing of somebody whose session ended here before, and asks before it gives it up', async () => {
    await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    const other = await interviewerOf(api.app, 'Bo Other');
    await draft.page.goto('about:blank');
    await draft.page.browserContext().setCookie(cookieOf(other, api.url));
    const page = await account();
    expect(await kept(page)).toBe(1);
    await page.click(SIGN_OUT);
    await page.waitForSelector('[data-state=leaving]', { visible: true });
    await leaves(page, '[data-do=leave]');
    expect(await kept(page)).toBe(0);
  });

  it('leaves nothing where its script does not run', async () => {
    await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    const page = await account();
    await draft.page.goto('about:blank');
    expect(await kept(page)).toBe(1);
    const left = page.waitForNavigation({ waitUntil: 'networkidle0' });
    await page.$eval('form[action="/sign-out"]', (form) => (form as unknown as { submit(): void }).submit());
    await left;
    expect(await kept(page)).toBe(0);
  });
});
