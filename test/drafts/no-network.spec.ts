import { expect, it } from '@jest/globals';
import type { HTTPRequest, Page } from 'puppeteer';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { CRITERION } from './support/open-draft.js';
import { draftWorld, HEARD } from './support/draft-world.js';

const TRIES = 7;

const world = draftWorld();

/** What stands between the browser and the server. None of them makes the browser tell the page that it is offline. */
const BETWEEN: Readonly<Record<string, (request: HTTPRequest) => Promise<void>>> = {
  'a network that refuses': (request) => request.abort('connectionrefused'),
  'a page of a hotel that wants a name first': (request) => request.respond(html(200)),
  'a page of a hotel that forbids': (request) => request.respond(html(403)),
  'a proxy that does not reach the server': (request) => request.respond(html(502)),
  'somebody else’s data': (request) => request.respond({ status: 200, contentType: 'application/json', body: '{}' }),
};

function html(status: number) {
  return { status, contentType: 'text/html', body: '<!doctype html><title>Welcome</title><form></form>' };
}

it.each(Object.entries(BETWEEN))(
  'what is typed behind %s is sent once the way is free, and nothing has to tell the page',
  async (_, answer) => {
    const { page } = world.draft;
    let isCut = true;
    let tries = 0;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!isCut || !request.url().endsWith('/draft')) return void request.continue();
      tries += 1;
      void answer(request);
    });
    await quicken(page);
    await world.draft.type(HEARD);
    expect(await world.draft.says('offline')).toContain('Your text is kept in this browser.');
    await page.waitForFunction(`window.waits.filter((wait) => wait >= 30_000).length >= 2`);
    expect(tries).toBeGreaterThanOrEqual(TRIES);
    // Each time twice as long, so that a server that comes back is not run over.
    const waits = (await page.evaluate('window.waits')) as readonly number[];
    expect([...new Set(waits)].filter((wait) => wait >= 1000)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
    await world.draft.type(' And then?');
    expect(await world.draft.copies()).toBe(1);
    isCut = false;
    await world.draft.saved();
    const { content, notes } = await world.api.app.get(ScorecardsService, { strict: false }).get(world.scene.id);
    const evidence = [...content.ratings, ...notes].find(({ criterion }) => criterion === CRITERION)?.evidence;
    expect(evidence).toBe(`${HEARD} And then?`);
    expect(await world.draft.copies()).toBe(0);
    expect(await page.evaluate('window.told')).toBe(0);
  },
);

/** Lets the page's clock run a hundred times as fast, notes how long it meant to wait, and counts what it is told. */
async function quicken(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.waits = [];
    window.told = 0;
    for (const type of ['online', 'offline']) addEventListener(type, () => (window.told += 1));
    const slow = window.setTimeout;
    window.setTimeout = (act, wait = 0, ...rest) => {
      window.waits.push(wait);
      return slow(act, wait / 100, ...rest);
    };
  })()`);
}
