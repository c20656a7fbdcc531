import { execFile } from 'node:child_process';
import type { PuppeteerNode } from 'puppeteer';
import { ProtocolPipe } from '../protocol/pipe.js';
import { BrowserUnavailable } from '../rendering.errors.js';
import type { LocatedBrowser } from './browser-locator.js';
import type { ChromiumProcess } from './chromium-process.js';
import { startProcess } from './chromium-process.js';
import { environment, flags, KEPT_MEMORY } from './flags.js';
import type { Fonts } from './fonts.js';
import { within } from './limits.js';
import { PrintPage } from './print-page.js';
import type { PageOptions, Wire } from './print-page.js';
import { createScratch, removeScratch } from './scratch.js';
import { ALL_WALLS } from './walls.js';
import type { Walls } from './walls.js';

/** A page as the supervisor knows it. */
export type OpenedPage = Pick<PrintPage, 'print' | 'close' | 'isBroken'>;

/** A started browser and how to be rid of it. */
export interface LaunchedBrowser extends Wire {
  readonly pid: number;
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
  const { executablePath } = located;
  const env = environment(located, fonts, scratch);
  let chromium: ChromiumProcess | null = null;
  try {
    const puppeteer = await loadPuppeteer();
    chromium = await startProcess({ executablePath, args: flags(scratch, walls, features), env, scratch });
    const { pid, gone, end, kill } = chromium;
    let why = new Error('it ended');
    const pipe = new ProtocolPipe(chromium.toBrowser, chromium.fromBrowser, (error) => {
      why = new Error('it said what cannot be read', { cause: error });
      kill();
    });
    const connecting = puppeteer.connect({
      transport: pipe,
      defaultViewport: null,
      protocolTimeout: PROTOCOL_LIMIT_MS,
    });
    const ended = gone.then(() => Promise.reject(why));
    const browser = await within(LAUNCH_LIMIT_MS, Promise.race([connecting, ended]));
    const session = await browser.target().createCDPSession();
    const wire = { session, bytesOf: (key: string) => pipe.bytesOf(key) };
    return {
      ...wire,
      pid,
      gone,
      openPage: (options) => PrintPage.open(wire, options, walls),
      isConnected: () => browser.connected,
      end: (polite) => end(polite ? () => browser.close() : null),
    };
  } catch (error) {
    chromium?.kill();
    const clue = await askForClue(executablePath, env);
    await chromium?.end(null);
    removeScratch(scratch);
    throw notStarted(located, error, clue);
  }
}

function notStarted(
  { executablePath, source }: LocatedBrowser,
  error: unknown,
  clue: string | null,
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
function askForClue(executablePath: string, env: Readonly<Record<string, string>>): Promise<string | null> {
  const options = { env, timeout: 5_000, killSignal: 'SIGKILL' } as const;
  return new Promise((resolve) => {
    execFile(executablePath, ['--version'], options, (error, _stdout, stderr) => {
      const said = stderr.trim().split('\n')[0]?.slice(0, 200);
      resolve(error ? said || error.message.split('\n')[0] || null : null);
    });
  });
}
