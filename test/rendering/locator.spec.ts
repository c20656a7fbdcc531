import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateBrowser } from '../../src/modules/rendering/browser/browser-locator.js';
import type { Places } from '../../src/modules/rendering/browser/browser-locator.js';
import { unpackBundledChromium } from '../../src/modules/rendering/browser/bundled-chromium.js';
import { BrowserUnavailable } from '../../src/modules/rendering/rendering.errors.js';
import { processesNaming, scratchDirectories } from './support/conditions.js';
import { testJob, testRenderer } from './support/jobs.js';

let directory: string;
beforeAll(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'arcbrief-locator-')));
});
afterAll(() => rmSync(directory, { recursive: true }));

function program(...path: string[]): string {
  return written('#!/bin/sh\necho "no screen" >&2\nexit 1\n', ...path);
}

function written(text: string, ...path: string[]): string {
  const file = join(directory, ...path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

function places(changes: Partial<Places>): Places {
  return {
    executablePath: null,
    bundled: () => Promise.resolve(null),
    installed: [],
    puppeteerCache: join(directory, 'none'),
    ...changes,
  };
}

describe('the browser', () => {
  it('is the one that was set, before any other', async () => {
    const executablePath = program('mine');
    const bundled = () => Promise.resolve({ executablePath: '/bundled', libraryPath: '/lib', build: 'b' });
    expect(await locateBrowser(places({ executablePath, bundled }))).toMatchObject({
      executablePath,
      source: 'setting',
    });
  });

  it('is else the bundled one, then an installed one, then the newest that puppeteer fetched', async () => {
    const installed = [join(directory, 'absent'), program('installed')];
    const cache = join(directory, 'cache');
    const inCache = (version: string) =>
      program('cache', 'chrome-headless-shell', version, 'chrome-headless-shell-linux64', 'chrome-headless-shell');
    inCache('linux-99.0.1');
    const newest = inCache('linux-153.0.8010');
    const bundled = { executablePath: '/bundled', libraryPath: '/lib', build: 'b' };
    expect(await locateBrowser(places({ bundled: () => Promise.resolve(bundled), installed }))).toEqual({
      ...bundled,
      source: 'bundled',
    });
    expect(await locateBrowser(places({ installed, puppeteerCache: cache }))).toMatchObject({
      executablePath: installed[1],
      source: 'installed',
    });
    expect(await locateBrowser(places({ puppeteerCache: cache }))).toMatchObject({
      executablePath: newest,
      source: 'puppeteer-cache',
    });
  });

  it.each([
    [
      'nothing is found',
      {},
      'There is no browser to make PDFs with: run "npx puppeteer browsers install chrome-headless-shell", or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium.',
    ],
    [
      'the one that was set is not there',
      { executablePath: '/nowhere/chrome' },
      'PUPPETEER_EXECUTABLE_PATH names /nowhere/chrome, which is not a program that can be started: correct it, or unset it to use the bundled browser.',
    ],
    [
      'the bundled one does not fit on the disk',
      { bundled: () => Promise.reject(new Error('no space left on device')) },
      'The bundled browser could not be unpacked (no space left on device): make room for 250 MB in node_modules/.cache or in the home directory, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium.',
    ],
  ])('says in one sentence what to do when %s', async (_when, changes: Partial<Places>, sentence) => {
    await expect(locateBrowser(places(changes))).rejects.toMatchObject({
      name: 'BrowserUnavailable',
      message: sentence,
    });
  });

  it('is unpacked once, by however many ask at once', async () => {
    const found = await Promise.all([unpackBundledChromium(), unpackBundledChromium(), unpackBundledChromium()]);
    const [first] = found;
    expect(found).toEqual([first, first, first]);
    expect(first === null || existsSync(first.executablePath)).toBe(true);
  });
});

describe('without a browser that works', () => {
  it('briefs fail with the reason, the status says it, and nothing is left', async () => {
    const executablePath = program('broken');
    const renderer = testRenderer({ executablePath });
    expect(renderer.status()).toMatchObject({ available: true, browser: 'not-started' });
    const sentence = `The browser ${executablePath} does not start (no screen): point PUPPETEER_EXECUTABLE_PATH at a Chrome or Chromium that runs here, or unset it.`;
    await expect(renderer.render(testJob())).rejects.toMatchObject({ name: 'BrowserUnavailable', message: sentence });
    expect(renderer.status()).toMatchObject({ available: false, reason: sentence });
    await expect(renderer.warm()).rejects.toBeInstanceOf(BrowserUnavailable);
    await renderer.stop();
    expect(scratchDirectories()).toEqual([]);
  });

  it('a file that cannot be run is named, and nothing is left', async () => {
    const renderer = testRenderer({ executablePath: written('#!/nowhere/sh\n', 'no-program') });
    await expect(renderer.warm()).rejects.toThrow('no-program does not start');
    await renderer.stop();
    expect(scratchDirectories()).toEqual([]);
  });

  it('one that answers with something else is ended at once, with all that it started', async () => {
    const executablePath = written(
      `#!/bin/sh\n[ "$1" = --version ] && exit\necho '{"id":1,"result":{}}' >&4\nsleep 98765 &\nwait\n`,
      'speaks-json',
    );
    const renderer = testRenderer({ executablePath });
    await expect(renderer.warm()).rejects.toThrow('speaks-json does not start');
    expect(processesNaming('sleep 98765')).toEqual([]);
    await renderer.stop();
    expect(scratchDirectories()).toEqual([]);
  });

  it('one that appears later is used', async () => {
    const executablePath = join(directory, 'later');
    const renderer = testRenderer({ executablePath });
    await expect(renderer.warm()).rejects.toThrow('correct it');
    program('later');
    await expect(renderer.warm()).rejects.toThrow('does not start');
    await renderer.stop();
  });
});
