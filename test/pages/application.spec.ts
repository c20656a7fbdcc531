import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesBrowser } from '../support/pages-browser.js';
import { Hiring } from './support/hiring.js';

const PICTURES = process.env['ARCBRIEF_PICTURES'] ?? '/tmp/pics';
const cookies = (h: Hiring) => [
  { name: 'arcbrief', value: h.recruiter.cookie.split('=')[1] ?? '', domain: '127.0.0.1' },
];

describe('shots', () => {
  let h: Hiring;
  let b: PagesBrowser;
  beforeAll(async () => {
    [h, b] = await Promise.all([Hiring.start('engineering-manager-payments'), PagesBrowser.start()]);
    await h.assess();
  }, 60_000);
  afterAll(async () => {
    await b.stop();
    await h.stop();
  });
  it('shoot', async () => {
    for (const a of h.applications.slice(0, 3)) {
      const res = await h.recruiter.page(`/applications/${a.id}`);
      if (res.status !== 200) console.log(res.status, res.text);
      expect(res.status).toBe(200);
      for (const [width, scheme] of [
        [1280, 'light'],
        [390, 'dark'],
      ] as const) {
        const o = await b.open({ url: `${h.api.url}/applications/${a.id}`, width, scheme, cookies: cookies(h) });
        if (width === 1280) {
          await o.page.setViewport({ width, height: 800 });
          await o.page.screenshot({ path: `${PICTURES}/app-${a.candidate.name}-fold.png` as `${string}.png` });
        }
        await o.screenshot(`${PICTURES}/app-${a.candidate.name}-${width}-${scheme}.png`);
        console.log(
          a.candidate.name,
          width,
          await o.violations(),
          await o.overflowing(),
          await o.smallTargets(),
          o.complaints,
        );
        await o.close();
      }
    }
  }, 120_000);
});
