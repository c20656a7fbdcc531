import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenedPage } from '../../src/modules/rendering/browser/launch.js';
import { PrintPage } from '../../src/modules/rendering/browser/print-page.js';
import { ALL_WALLS, wallFlags } from '../../src/modules/rendering/browser/walls.js';
import type { Walls } from '../../src/modules/rendering/browser/walls.js';
import { RenderFailed } from '../../src/modules/rendering/rendering.errors.js';
import { openCanary } from './support/canary.js';
import type { Canary } from './support/canary.js';
import { commandLine, until } from './support/conditions.js';
import { testRenderer } from './support/jobs.js';
import { launchBehind } from './support/open-browser.js';
import { ALL_WAYS, BROWSER_WAYS, LEAVING_WAYS, SCRIPT_WAYS, waysOut } from './support/ways-out.js';
import type { Way } from './support/ways-out.js';

const NO_WALLS: Walls = {
  deadProxy: false,
  deadResolver: false,
  noPeers: false,
  interception: false,
  offline: false,
  noScripts: false,
  noNavigation: false,
  policy: false,
};

type Opened = Awaited<ReturnType<typeof launchBehind>>;
let directory: string;
/** Without any wall: the control, and what shows that a way that is not heard of from behind a wall was tried for long enough. */
let open: Opened;
let walled: Canary;
let witness: Canary;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-each-wall-'));
  open = await launchBehind(NO_WALLS, directory);
});

afterAll(async () => {
  await open.end(true);
  rmSync(directory, { recursive: true });
});

beforeEach(async () => {
  [walled, witness] = await Promise.all([openCanary(), openCanary()]);
});

afterEach(async () => {
  await Promise.all([walled.close(), witness.close()]);
});

type OpenPage = () => Promise<OpenedPage>;

/** Pages of the open browser, which has no walls of its own. */
function pagesBehind(walls: Walls): OpenPage {
  return () => PrintPage.open(open, { freshContext: false }, walls);
}

/** Prints every document on a page of its own and leaves it there, so that what it began can go on. */
function tryAll(openPage: OpenPage, at: string): Promise<readonly OpenedPage[]> {
  return Promise.all(
    Object.values(waysOut(at)).map(async (body) => {
      const page = await openPage();
      await page.print(`<!doctype html><title>x</title>${body}`, 10_000).catch((error: unknown) => {
        if (!(error instanceof RenderFailed)) throw error;
      });
      return page;
    }),
  );
}

/** What got through. Nothing waits for a time: everything is tried again without walls, and must all have arrived from there. */
async function heardFrom(openPage: OpenPage, host: string): Promise<ReadonlySet<string>> {
  const pages = [...(await tryAll(openPage, `http://${host}:${walled.port}`))];
  pages.push(...(await tryAll(pagesBehind(NO_WALLS), `http://${host}:${witness.port}`)));
  await until('every way was tried without walls', () => ALL_WAYS.every((way) => witness.heard().has(way)));
  await Promise.all(pages.map((page) => page.close()));
  return walled.heard();
}

const EVERYTHING: readonly Way[] = ALL_WAYS;
const but = (...passing: readonly Way[]) => EVERYTHING.filter((way) => !passing.includes(way));

describe('without walls', () => {
  it('every way reaches the canary, as a name and as an address, over TCP and UDP', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const canary = await openCanary();
      const pages = await tryAll(pagesBehind(NO_WALLS), `http://${host}:${canary.port}`);
      await until('every way arrived', () => ALL_WAYS.every((way) => canary.heard().has(way)));
      await Promise.all(pages.map((page) => page.close()));
      await canary.close();
    }
  });
});

describe('each wall of a page by itself', () => {
  it.each<readonly [keyof Walls, string, readonly Way[]]>([
    // A prefetch by a speculation rule, a window and a socket are not requests of the page.
    ['interception', 'everything that the page itself asks for', but('socket', 'open', 'speculate', 'stun')],
    ['offline', 'the same and sockets', but('open', 'speculate', 'stun')],
    ['noScripts', 'what needs a script', [...SCRIPT_WAYS, ...LEAVING_WAYS, ...BROWSER_WAYS]],
    ['policy', 'everything', EVERYTHING],
  ])('%s stops %s', async (wall, _what, stopped) => {
    const heard = await heardFrom(pagesBehind({ ...NO_WALLS, [wall]: true }), '127.0.0.1');
    expect(stopped.filter((way) => heard.has(way))).toEqual([]);
    if (stopped === EVERYTHING) expect(walled.connections()).toBe(0);
  });

  it('noNavigation stops nothing on its way, but gives up a page that opens or becomes another', async () => {
    const openPage = pagesBehind({ ...NO_WALLS, noNavigation: true });
    const ways = waysOut(`http://127.0.0.1:${walled.port}`);
    for (const body of [ways.frames, ways.refresh, ways.leaving]) {
      const page = await openPage();
      await page.print(body, 10_000).catch(() => undefined);
      await until('the page is given up', () => page.isBroken);
      await expect(page.print('next', 10_000)).rejects.toMatchObject({ reason: 'navigated' });
      await page.close();
    }
  });
});

describe('each wall of the browser by itself', () => {
  it.each<readonly [keyof Walls, string, string, readonly Way[]]>([
    ['deadProxy', 'every connection', '127.0.0.1', but('stun')],
    ['deadResolver', 'everything that has a name', 'localhost', EVERYTHING],
    ['deadResolver', 'every connection to an address', '127.0.0.1', but('stun')],
    ['noPeers', 'datagrams', '127.0.0.1', ['stun']],
  ])('%s stops %s (%s)', async (wall, _what, host, stopped) => {
    const browser = await launchBehind({ ...NO_WALLS, [wall]: true }, directory);
    try {
      const heard = await heardFrom(() => browser.openPage({ freshContext: false }), host);
      expect(stopped.filter((way) => heard.has(way))).toEqual([]);
    } finally {
      await browser.end(true);
    }
    if (stopped.length >= EVERYTHING.length - 1)
      expect([...walled.heard()].filter((way) => way !== 'stun')).toEqual([]);
  });
});

describe('all walls', () => {
  it('together let nothing begin: no connection, no datagram, no name looked up', async () => {
    const browser = await launchBehind(ALL_WALLS, directory);
    try {
      for (const host of ['localhost', 'canary.example'])
        await tryAll(() => browser.openPage({ freshContext: false }), `http://${host}:${walled.port}`);
      await heardFrom(() => browser.openPage({ freshContext: false }), '127.0.0.1');
    } finally {
      await browser.end(true);
    }
    expect(walled.connections()).toBe(0);
    const begun = Object.keys(browser.log()).filter((event) =>
      /^(TCP_CONNECT|UDP_|SOCKET_OPEN|HOST_RESOLVER|SSL_|WEBSOCKET)/.test(event),
    );
    expect(begun).toEqual([]);
  });

  it('stand whatever the settings say, and know of no switch', async () => {
    const settings: object = { walls: NO_WALLS, ...NO_WALLS };
    const renderer = testRenderer(settings);
    await renderer.warm();
    const line = commandLine(renderer.status().pid ?? 0);
    await renderer.stop();
    for (const flag of wallFlags(ALL_WALLS)) expect(line).toContain(flag);
    expect(Object.values(ALL_WALLS)).toEqual(Object.keys(NO_WALLS).map(() => true));
    expect(Object.isFrozen(ALL_WALLS)).toBe(true);
  });
});
