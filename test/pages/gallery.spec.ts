import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOOKS, PagesBrowser } from '../support/pages-browser.js';
import { GalleryApp } from './support/gallery-app.js';

let app: GalleryApp;
let browser: PagesBrowser;

beforeAll(async () => {
  [app, browser] = await Promise.all([GalleryApp.start(), PagesBrowser.start()]);
});
afterAll(async () => {
  await browser.stop();
  await app.stop();
});

/** Where to leave pictures of the pages, for whoever wants to look at them. */
const PICTURES = process.env['ARCBRIEF_PICTURES'];

describe.each(LOOKS)('at $width px, $scheme', ({ width, scheme }) => {
  it.each(['/gallery', '/nowhere'])('%s is accessible, fits and is what the policy allows', async (path) => {
    const open = await browser.open({ url: app.url + path, width, scheme });
    try {
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/${path.slice(1)}-${width}-${scheme}.png`);
      const refused = 'Failed to load resource: the server responded with a status of 404 (Not Found)';
      expect(open.complaints.filter((complaint) => path === '/gallery' || complaint !== refused)).toEqual([]);
      expect(await open.overflowing()).toEqual([]);
      expect(await open.smallTargets()).toEqual([]);
      expect(await open.violations()).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
