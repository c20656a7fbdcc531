import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesBrowser } from '../support/pages-browser.js';
import { GalleryApp } from './support/gallery-app.js';
import { DEVICES, problemsOn } from './support/looks.js';

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

/** What has the focus, and what of its ring can be seen. */
const FOCUSED = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const { top, left, width, height } = document.activeElement.getBoundingClientRect();
  return { text: document.activeElement.textContent.trim(), ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, seen: top >= 0 && left >= 0 && width > 0 && height > 0 };
})()`;

describe('with the keyboard alone', () => {
  it('the first stop leads past the head, and every stop can be seen', async () => {
    const open = await browser.open({ url: `${app.url}/gallery`, width: 1280, scheme: 'light' });
    try {
      const stops: { text: string; ring: boolean; seen: boolean }[] = [];
      for (let stop = 0; stop < 12; stop += 1) {
        await open.page.keyboard.press('Tab');
        stops.push((await open.page.evaluate(FOCUSED)) as (typeof stops)[number]);
      }
      expect(stops[0]?.text).toBe('Skip to the content');
      expect(stops.map(({ text }) => text)).toContain('Sign out');
      expect(stops.filter(({ ring, seen }) => !ring || !seen)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

describe.each(DEVICES)('on $device', (device) => {
  it.each(['/gallery', '/nowhere'])('%s is accessible, fits and is what the policy allows', async (path) => {
    const open = await browser.open({ ...device, url: app.url + path });
    try {
      const refused = 'Failed to load resource: the server responded with a status of 404 (Not Found)';
      const problems = await problemsOn(open, device, path.slice(1));
      expect(problems.filter((problem) => path === '/gallery' || problem !== refused)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

describe('without the colours of the product', () => {
  it('nothing sticks out with those of the reader', async () => {
    const open = await browser.open({ url: `${app.url}/gallery`, width: 720, scheme: 'light' });
    try {
      await open.page.emulateMediaFeatures([{ name: 'forced-colors', value: 'active' }]);
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/gallery-forced.png`);
      expect(await open.overflowing()).toEqual([]);
    } finally {
      await open.close();
    }
  });

  it('paper holds what is read, in whole tables, and not what is clicked', async () => {
    const open = await browser.open({ url: `${app.url}/gallery`, width: 720, scheme: 'dark' });
    try {
      await open.page.emulateMediaType('print');
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/gallery-paper.png`);
      expect(await open.overflowing()).toEqual([]);
      const shown = await open.page
        .evaluate(`['h1', '.data-table thead', '.evidence', '.site-nav', '.tabs', '.demo-strip']
        .filter((selector) => document.querySelector(selector).getBoundingClientRect().height > 1)`);
      expect(shown).toEqual(['h1', '.data-table thead', '.evidence', '.demo-strip']);
    } finally {
      await open.close();
    }
  });
});
