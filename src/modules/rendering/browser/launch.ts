import { execFile } from 'node:child_process';
import type { Browser, CDPSession, PuppeteerNode } from 'puppeteer';
import { BrowserUnavailable } from '../rendering.errors.js';
import type { LocatedBrowser } from './browser-locator.js';
import { guardExit } from './exit-guard.js';
import type { Fonts } from './fonts.js';
import { PrintPage } from './print-page.js';
import type { PageOptions } from './print-page.js';
import { killGroup, processIsGone, processTree } from './processes.js';
import { createScratch, noteBrowser, removeScratch } from './scratch.js';
import type { Scratch } from './scratch.js';
import { ALL_WALLS, wallFlags } from './walls.js';
import type { Walls } from './walls.js';

/** A page as the supervisor knows it. */
export type OpenedPage = Pick<PrintPage, 'print' | 'close' | 'isBroken'>;

/** A started browser and how to be rid of it. */
export interface LaunchedBrowser {
  readonly pid: number;
  /** Speaks to the browser itself, not to a page. */
  readonly session: CDPSession;
  /** A page behind the walls that the browser was started with. @throws whatever the browser answers. It may never answer. */
  openPage(options: PageOptions): Promise<OpenedPage>;
  /** False from the moment that the browser does not answer any more because it is gone. */
  isConnected(): boolean;
  /** Settles when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends every process and removes the directory. `polite` lets the browser collect its own children first. Never throws. */
  end(polite: boolean): Promise<void>;
}

/** Loaded with the first browser: a tenth of the time that a server, or a command that prints nothing, takes to start. */
async function loadPuppeteer(): Promise<PuppeteerNode> {
  const { default: puppeteer } = await import('puppeteer');
  // By default it looks for configuration files in the working directory and above it, and runs those that are JavaScript.
  puppeteer.configuration = () => Promise.resolve({});
  return puppeteer;
}

const LAUNCH_LIMIT_MS = 20_000;
const PROTOCOL_LIMIT_MS = 20_000;
const POLITE_LIMIT_MS = 1_000;
const GONE_LIMIT_MS = 5_000;

/** What Chromium would do by itself, and does not need to. */
const QUIET = [
  '--js-flags=--jitless',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=Translate,MediaRouter,OptimizationHints,Prerender2,InterestFeedContentSuggestions',
];

/**
 * Each brief allocates and frees the same few megabytes. Chromium keeps 16 of the spans that became empty and gives the others back
 * to the system, to be faulted in again by the next brief; with the larger ring it keeps most. One of the two names goes for the
 * memory of `malloc`, the other for what Blink keeps apart. What both are worth, `npm run bench:brief` prints.
 */
export const KEPT_MEMORY: readonly string[] = [
  'PartitionAllocLargeEmptySlotSpanRing',
  'BlinkUseLargeEmptySlotSpanRingForBufferRoot',
];

const MANNERS = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  '--no-first-run',
  '--no-default-browser-check',
  '--mute-audio',
  '--hide-scrollbars',
  '--enable-begin-frame-control',
  '--run-all-compositor-stages-before-draw',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-hang-monitor',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

export interface LaunchOptions {
  readonly located: LocatedBrowser;
  readonly fonts: Fonts;
  /** What of Chromium is switched on that is off by default: never a wall. Benchmarks alone say otherwise than KEPT_MEMORY. */
  readonly features?: readonly string[];
}

/** @throws BrowserUnavailable when it does not start. */
export async function launchBrowser(
  { located, fonts, features = KEPT_MEMORY }: LaunchOptions,
  walls: Walls = ALL_WALLS,
): Promise<LaunchedBrowser> {
  const scratch = createScratch();
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), LAUNCH_LIMIT_MS);
  let browser: Browser;
  try {
    const puppeteer = await loadPuppeteer();
    browser = await puppeteer.launch({
      executablePath: located.executablePath,
      ignoreDefaultArgs: true,
      args: flags(scratch, walls, features),
      env: environment(located, fonts, scratch),
      pipe: true,
      waitForInitialPage: false,
      defaultViewport: null,
      timeout: LAUNCH_LIMIT_MS,
      protocolTimeout: PROTOCOL_LIMIT_MS,
      signal: impatience.signal,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const clue = await askForClue(located, fonts, scratch);
    removeScratch(scratch);
    throw notStarted(located, error, clue);
  } finally {
    // Aborted later, it would kill the running browser.
    clearTimeout(timer);
  }
  const child = browser.process();
  if (!child?.pid) {
    removeScratch(scratch);
    throw notStarted(located, new Error('it has no process'));
  }
  const { pid } = child;
  noteBrowser(scratch, pid);
  const lift = guardExit({ pid, scratch });
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

  const end = once(async (polite: boolean) => {
    // Read before: afterwards the children have lost their parent, and wait for process 1 to collect them.
    const family = processTree(pid);
    if (polite) await atMost(POLITE_LIMIT_MS, Promise.all([browser.close().catch(ignore), exited]));
    killGroup(pid);
    await atMost(GONE_LIMIT_MS, exited);
    await allGone(family, performance.now() + GONE_LIMIT_MS);
    removeScratch(scratch);
    lift();
  });

  try {
    const session = await browser.target().createCDPSession();
    const openPage = (options: PageOptions) => PrintPage.open(session, options, walls);
    return { pid, session, openPage, isConnected: () => browser.connected, gone: exited, end };
  } catch (error) {
    await end(false);
    throw notStarted(located, error);
  }
}

function flags({ profile }: Scratch, walls: Walls, features: readonly string[]): string[] {
  // Chromium refuses to run as root with its sandbox on; as anybody else the sandbox stays.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const enabled = features.length === 0 ? [] : [`--enable-features=${features.join(',')}`];
  return [...MANNERS, ...QUIET, ...enabled, ...wallFlags(walls), ...root, `--user-data-dir=${profile}`, 'about:blank'];
}

/** Nothing of our own environment: it may hold secrets. Language and time zone are fixed, for equal bytes everywhere. */
function environment(located: LocatedBrowser, fonts: Fonts, scratch: Scratch): Record<string, string> {
  const { directory, temporary } = scratch;
  return {
    HOME: directory,
    XDG_CONFIG_HOME: directory,
    XDG_CACHE_HOME: directory,
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: fonts.configFile,
    ...(located.libraryPath !== null && { LD_LIBRARY_PATH: located.libraryPath }),
    ...(process.platform === 'win32' && { SystemRoot: 'C:\\Windows', TEMP: temporary, TMP: temporary }),
  };
}

function notStarted(
  { executablePath, source }: LocatedBrowser,
  error: unknown,
  clue: string | null = null,
): BrowserUnavailable {
  const remedy =
    source === 'setting'
      ? 'point PUPPETEER_EXECUTABLE_PATH at a Chrome or Chromium that runs here, or unset it'
      : 'set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium that runs here';
  return new BrowserUnavailable(
    `The browser ${executablePath} does not start${clue === null ? '' : ` (${clue})`}: ${remedy}.`,
    error,
  );
}

/** Over a pipe the browser cannot say why it ended, so it is asked for its version: what keeps it from starting shows there too. */
function askForClue(located: LocatedBrowser, fonts: Fonts, scratch: Scratch): Promise<string | null> {
  const options = { env: environment(located, fonts, scratch), timeout: 5_000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(located.executablePath, ['--version'], options, (error, _stdout, stderr) => {
      const said = stderr.trim().split('\n')[0]?.slice(0, 200);
      resolve(error ? said || error.message.split('\n')[0] || null : null);
    });
  });
}

async function allGone(family: readonly number[], deadline: number): Promise<void> {
  while (!family.every(processIsGone) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The work, or the time that it may take, whichever ends first. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

function once(work: (polite: boolean) => Promise<void>): (polite: boolean) => Promise<void> {
  let running: Promise<void> | undefined;
  return (polite) => (running ??= work(polite));
}

function ignore(): void {
  // The process is killed next.
}
