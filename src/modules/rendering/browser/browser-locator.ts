import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { BrowserUnavailable } from '../rendering.errors.js';
import { unpackBundledChromium } from './bundled-chromium.js';

export interface LocatedBrowser {
  readonly executablePath: string;
  /** For LD_LIBRARY_PATH, or null. */
  readonly libraryPath: string | null;
  /** Names the build: part of what names a PDF, since another Chromium breaks lines elsewhere. */
  readonly build: string;
  readonly source: 'setting' | 'bundled' | 'installed' | 'puppeteer-cache';
}

/** Where to look; a test gives its own. */
export interface Places {
  /** PUPPETEER_EXECUTABLE_PATH. */
  readonly executablePath: string | null;
  readonly bundled: () => Promise<{
    readonly executablePath: string;
    readonly libraryPath: string;
    readonly build: string;
  } | null>;
  readonly installed: readonly string[];
  readonly puppeteerCache: string;
}

export function usualPlaces(executablePath: string | null): Places {
  return {
    executablePath,
    bundled: unpackBundledChromium,
    installed: INSTALLED[process.platform] ?? [],
    puppeteerCache: join(homedir(), '.cache', 'puppeteer'),
  };
}

/** The binaries themselves: the wrappers in /usr/bin do not exec, so a kill would miss the browser. Headless shells come first. */
const INSTALLED: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/lib/chromium/chromium-headless-shell',
    '/usr/lib/chromium/headless_shell',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/usr/lib/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * A browser to print with: the one that was set, else the bundled one, else an installed one, else what
 * `npx puppeteer browsers install chrome-headless-shell` has fetched.
 *
 * @throws BrowserUnavailable with one sentence naming the remedy.
 */
export async function locateBrowser(places: Places): Promise<LocatedBrowser> {
  const { executablePath } = places;
  if (executablePath !== null) {
    if (isExecutable(executablePath)) return found(executablePath, 'setting');
    throw new BrowserUnavailable(
      `PUPPETEER_EXECUTABLE_PATH names ${executablePath}, which is not a program that can be started: correct it, or unset it to use the bundled browser.`,
    );
  }
  let unpacking: unknown = null;
  try {
    const bundled = await places.bundled();
    if (bundled !== null) return { ...bundled, source: 'bundled' };
  } catch (error) {
    unpacking = error;
  }
  const installed = places.installed.find(isExecutable);
  if (installed !== undefined) return found(installed, 'installed');
  const fetched = inPuppeteerCache(places.puppeteerCache);
  if (fetched !== null) return found(fetched, 'puppeteer-cache');
  if (unpacking !== null) {
    const reason = unpacking instanceof Error ? unpacking.message : 'no reason given';
    throw new BrowserUnavailable(
      `The bundled browser could not be unpacked (${reason}): make room for 250 MB in node_modules/.cache or in the home directory, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium.`,
      unpacking,
    );
  }
  throw new BrowserUnavailable(
    'There is no browser to make PDFs with: run "npx puppeteer browsers install chrome-headless-shell", or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium.',
  );
}

function found(path: string, source: LocatedBrowser['source']): LocatedBrowser {
  const real = realpathSync(path);
  const { size, mtimeMs } = statSync(real);
  return { executablePath: real, libraryPath: null, build: `${real} ${size} ${mtimeMs}`, source };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** `<cache>/chrome-headless-shell/<platform>-<version>/chrome-headless-shell-<platform>/chrome-headless-shell`, the newest version first. */
function inPuppeteerCache(cache: string): string | null {
  for (const browser of ['chrome-headless-shell', 'chrome']) {
    const root = join(cache, browser);
    if (!existsSync(root)) continue;
    const versions = readdirSync(root).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const version of versions) {
      for (const folder of readdirSync(join(root, version))) {
        const names = browser === 'chrome' ? ['chrome', 'chrome.exe'] : [browser, `${browser}.exe`];
        const path = names.map((name) => join(root, version, folder, name)).find(isExecutable);
        if (path !== undefined) return path;
      }
    }
  }
  return null;
}
