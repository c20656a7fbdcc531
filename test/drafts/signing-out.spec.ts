import { describe, expect, it } from '@jest/globals';
import type { Page } from 'puppeteer';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cookieOf, interviewerOf } from '../pages/support/scorecard-scene.js';
import { CRITERION, withoutSaving } from './support/open-draft.js';
import { draftWorld, HEARD } from './support/draft-world.js';

const SIGN_OUT = 'form[action="/sign-out"] button';

const world = draftWorld({ mayComplain: true });

/** Another tab of the same browser, on a page that is no interview kit. */
async function account(): Promise<Page> {
  const page = await world.draft.page.browserContext().newPage();
  await page.goto(`${world.api.url}/account`, { waitUntil: 'networkidle0' });
  return page;
}

/** Presses a button that leads to the sign-in page. */
async function leaves(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click(selector)]);
  expect(page.url()).toBe(`${world.api.url}/sign-in`);
}

function kept(page: Page): Promise<number> {
  return page.evaluate('localStorage.length') as Promise<number>;
}

describe('signing out from a page that is no interview kit', () => {
  it('sends what this browser keeps first, and takes the other tabs along', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    const page = await account();
    const gone = world.draft.page.waitForNavigation();
    await leaves(page, SIGN_OUT);
    await gone;
    expect(world.draft.page.url()).toBe(`${world.api.url}/sign-in`);
    expect(await world.stored()).toBe(HEARD);
    expect(await kept(page)).toBe(0);
  });

  it('leaves nothing of what another tab sends again, or is typed there, while it goes', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    // The page runs on until the answer to its own signing out is there.
    await world.draft.page.evaluate(`new BroadcastChannel('arcbrief-sign-out').addEventListener('message', () => {
      const field = document.querySelector('[name="evidence.${CRITERION}"]');
      setTimeout(() => {
        field.value += ' And more.';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    })`);
    const page = await account();
    const gone = world.draft.page.waitForNavigation();
    await leaves(page, SIGN_OUT);
    await gone;
    expect(await kept(page)).toBe(0);
  });

  it('sends what nobody answered before what was typed after it', async () => {
    const client = await world.draft.page.createCDPSession();
    await client.send('Fetch.enable', { patterns: [{ urlPattern: '*/draft', requestStage: 'Response' }] });
    client.on('Fetch.requestPaused', ({ requestId }) => {
      void client.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
    });
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    await world.draft.type(' More.');
    const page = await account();
    await leaves(page, SIGN_OUT);
    expect(await world.stored()).toBe(`${HEARD} More.`);
  });

  it('asks before it gives up what the server does not take', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    const page = await account();
    const cards = world.api.app.get(ScorecardsService, { strict: false });
    const rating = { criterion: CRITERION, rating: 3, verification: 'probed', evidence: 'From the phone.' } as const;
    await cards.saveDraft(world.scene.id, (await cards.get(world.scene.id)).version, {
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: [rating],
    });
    await page.click(SIGN_OUT);
    await page.waitForSelector('[data-state=leaving]', { visible: true });
    expect(await world.draft.copies()).toBe(1);
    await leaves(page, '[data-do=leave]');
    expect(await world.stored()).toBe('From the phone.');
    expect(await kept(page)).toBe(0);
  });

  it('leaves nothing of somebody whose session ended here before, and asks before it gives it up', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    const other = await interviewerOf(world.api.app, 'Bo Other');
    await world.draft.page.goto('about:blank');
    await world.draft.page.browserContext().setCookie(cookieOf(other, world.api.url));
    const page = await account();
    expect(await kept(page)).toBe(1);
    await page.click(SIGN_OUT);
    await page.waitForSelector('[data-state=leaving]', { visible: true });
    await leaves(page, '[data-do=leave]');
    expect(await kept(page)).toBe(0);
  });

  it('leaves nothing where its script does not run', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    const page = await account();
    await world.draft.page.goto('about:blank');
    expect(await kept(page)).toBe(1);
    const left = page.waitForNavigation({ waitUntil: 'networkidle0' });
    await page.$eval('form[action="/sign-out"]', (form) => (form as unknown as { submit(): void }).submit());
    await left;
    expect(await kept(page)).toBe(0);
  });
});
