import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOOKS, PagesBrowser } from '../support/pages-browser.js';
import { TestApi } from '../support/http.js';
import { cookieOf, scorecardScene, type ScorecardScene } from './support/scorecard-scene.js';

let api: TestApi;
let browser: PagesBrowser;
let empty: ScorecardScene;

beforeAll(async () => {
  [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
  empty = await scorecardScene(api.app);
});
afterAll(async () => {
  await browser.stop();
  await api.stop();
});

/** Where to leave pictures of the pages, for whoever wants to look at them. */
const PICTURES = process.env['ARCBRIEF_PICTURES'];

describe.each(LOOKS)('at $width px, $scheme', ({ width, scheme }) => {
  it('the empty kit is accessible, fits and is what the policy allows', async () => {
    const url = `${api.url}/scorecards/${empty.id}`;
    const open = await browser.open({ url, width, scheme, cookies: [cookieOf(empty.author, api.url)] });
    try {
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/kit-empty-${width}-${scheme}.png`);
      expect(open.response?.status()).toBe(200);
      expect(open.complaints).toEqual([]);
      expect(await open.overflowing()).toEqual([]);
      expect(await open.smallTargets()).toEqual([]);
      expect(await open.violations()).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
