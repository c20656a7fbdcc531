import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'puppeteer';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser, type OpenPage } from '../support/pages-browser.js';
import { cookieOf, scorecardScene, type ScorecardScene } from './support/scorecard-scene.js';

const RATINGS = [5, 4, 3, 2, 1, 4, 5, 'n', 3, 4, 5, 5, 'n', 4, 3, 2, 4, 5] as const;

let api: TestApi;
let browser: PagesBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
});
afterAll(async () => {
  await browser.stop();
  await api.stop();
});

async function opened(scene: ScorecardScene): Promise<OpenPage> {
  const url = `${api.url}/scorecards/${scene.id}`;
  return browser.open({ url, width: 1280, scheme: 'light', cookies: [cookieOf(scene.author, api.url)] });
}

const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => (element as unknown as { innerText: string }).innerText);

/** Where the keyboard is: the criterion and the field in it. */
const focus = (page: Page): Promise<string> =>
  page.evaluate(
    `(document.activeElement.closest('[data-criterion]')?.dataset.criterion ?? '') + ' ' + document.activeElement.tagName`,
  ) as Promise<string>;

describe('a scorecard with the keyboard alone', () => {
  it('is filled, 18 criteria, and submitted', async () => {
    const scene = await scorecardScene(api.app);
    const open = await opened(scene);
    const { page } = open;
    try {
      for (const [index, rating] of RATINGS.entries()) {
        // "n" has gone on by itself.
        if (index === 0 || RATINGS[index - 1] !== 'n') await page.keyboard.press('j');
        await page.keyboard.press(String(rating) as 'n');
        if (rating === 'n') continue;
        await page.keyboard.type(`Evidence no. ${index + 1}: n, j and 5 are letters here.`);
        await page.keyboard.press('Escape');
      }
      expect(await textOf(page, '.card-missing summary')).toBe('Nothing is missing');
      const submitted = page.waitForNavigation();
      await page.keyboard.down('Control');
      await page.keyboard.press('Enter');
      await page.keyboard.up('Control');
      await submitted;
      expect(await textOf(page, 'main')).toContain('Your scorecard is in.');
      expect(await textOf(page, 'main')).not.toContain('did not reach the server');
      expect(open.complaints).toEqual([]);
    } finally {
      await open.close();
    }
    const { status, content } = await api.app.get(ScorecardsService, { strict: false }).get(scene.id);
    expect(status).toBe('submitted');
    expect(content.ratings.map(({ rating }) => rating)).toEqual(
      RATINGS.map((rating) => (rating === 'n' ? 'not-observed' : rating)),
    );
    expect(content.ratings[0]?.evidence).toBe('Evidence no. 1: n, j and 5 are letters here.');
  });

  it('is moved through with arrows and letters, and keeps its keys to itself where somebody writes or chooses', async () => {
    const open = await opened(await scorecardScene(api.app));
    const { page } = open;
    try {
      await page.keyboard.press('ArrowDown');
      expect(await focus(page)).toBe('builder.shipped-real-systems SECTION');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.keyboard.press('ArrowDown');
      expect(await focus(page)).toBe('builder.owned-what-broke SECTION');
      await page.keyboard.press('4');
      expect(await focus(page)).toBe('builder.owned-what-broke TEXTAREA');
      await page.keyboard.press('1');
      await page.keyboard.press('Tab');
      expect(await focus(page)).toBe('builder.owned-what-broke INPUT');
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate('document.activeElement.value')).toBe('probed');
      await page.focus('[name=recommendation]');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('n');
      expect(await page.evaluate('document.activeElement.value')).toBe('no');
      const chosen = await page.$$eval('.scale input:checked', (inputs) => inputs.map((input) => input.value));
      expect(chosen).toEqual(['4']);
    } finally {
      await open.close();
    }
  });

  it('does without single keys where somebody has turned them off, also after a reload', async () => {
    const open = await opened(await scorecardScene(api.app));
    const { page } = open;
    try {
      await page.click('.card-keys summary');
      await page.click('[data-single-keys]');
      await page.reload();
      await page.focus('[data-criterion="builder.owned-what-broke"]');
      await page.keyboard.press('4');
      await page.keyboard.press('n');
      expect(await page.$$('.scale input:checked')).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
