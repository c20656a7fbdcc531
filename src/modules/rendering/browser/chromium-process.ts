import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { guardExit } from './exit-guard.js';
import { killGroup, processIsGone, processTree } from './processes.js';
import { noteBrowser, removeScratch } from './scratch.js';
import type { Scratch } from './scratch.js';

/** A browser's processes, its directory, and the pipe over which it is spoken to. */
export interface ChromiumProcess {
  readonly pid: number;
  readonly toBrowser: Writable;
  readonly fromBrowser: Readable;
  /** Settles when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Kills it with everything that it started. It ends what is being waited for, and removes nothing. */
  readonly kill: () => void;
  /**
   * Ends every process and removes the directory. Never throws.
   *
   * @param ask asks the browser to collect its children and end by itself; it is given a second for that.
   */
  readonly end: (ask: (() => Promise<unknown>) | null) => Promise<void>;
}

const POLITE_LIMIT_MS = 1_000;
const GONE_LIMIT_MS = 5_000;

/** @throws Error when the file cannot be run, or the directory not written. The directory is left to the caller then. */
export async function startProcess(start: {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly scratch: Scratch;
}): Promise<ChromiumProcess> {
  const { executablePath, args, env, scratch } = start;
  const child = spawn(executablePath, args, {
    env,
    // A group of its own, which can be killed whole.
    detached: process.platform !== 'win32',
    windowsHide: true,
    // It reads what is said to it from the fourth, and answers on the fifth.
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  // Said a moment later; with nobody to hear it, it would end this process.
  const failure = new Promise<unknown>((resolve) => child.on('error', resolve));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { pid } = child;
  if (pid === undefined) throw await failure;
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const lift = guardExit({ pid, scratch });
  try {
    noteBrowser(scratch, pid);
  } catch (error) {
    killGroup(pid);
    lift();
    throw error;
  }
  let ending: Promise<void> | null = null;

  const end = async (ask: (() => Promise<unknown>) | null) => {
    // Read before: afterwards the children have lost their parent, and wait for process 1 to collect them.
    const family = processTree(pid);
    if (ask) await atMost(POLITE_LIMIT_MS, Promise.all([ask().catch(ignore), exited]));
    killGroup(pid);
    await atMost(GONE_LIMIT_MS, exited);
    await allGone(family, performance.now() + GONE_LIMIT_MS);
    removeScratch(scratch);
    lift();
  };
  return {
    pid,
    toBrowser: toBrowser as Writable,
    fromBrowser: fromBrowser as Readable,
    gone: exited,
    kill: () => killGroup(pid),
    end: (ask) => (ending ??= end(ask)),
  };
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

function ignore(): void {
  // The process is killed next.
}
