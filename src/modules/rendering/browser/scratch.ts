import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killGroup, processIsGone, processStart } from './processes.js';

/** A launch's own directory: its profile, its temporary files, nothing of anybody else's. */
export interface Scratch {
  readonly directory: string;
  readonly profile: string;
  readonly temporary: string;
}

const NAME = /^arcbrief-chromium-(\d+)-(\d+)-[0-9a-f]{8}$/;

/** Named after the process that owns it, by id and start, so that a later one can tell a leftover from a neighbour. */
export function createScratch(root = tmpdir()): Scratch {
  const owner = `${process.pid}-${processStart(process.pid) ?? '0'}`;
  const directory = join(root, `arcbrief-chromium-${owner}-${randomBytes(4).toString('hex')}`);
  const scratch = { directory, profile: join(directory, 'profile'), temporary: join(directory, 'tmp') };
  mkdirSync(directory, { mode: 0o700 });
  mkdirSync(scratch.profile, { mode: 0o700 });
  mkdirSync(scratch.temporary, { mode: 0o700 });
  return scratch;
}

const BROWSER_PID = 'browser.pid';

export function noteBrowser(scratch: Scratch, pid: number): void {
  writeFileSync(join(scratch.directory, BROWSER_PID), String(pid));
}

/** A dying browser may still be writing, so this tries again for a second. Never throws. */
export function removeScratch(scratch: Pick<Scratch, 'directory'>): void {
  try {
    rmSync(scratch.directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  } catch {
    // The next start sweeps it.
  }
}

/** Removes what processes that are dead left behind, and the browsers that outlived them. Returns how many directories went. */
export function sweepScratch(root = tmpdir()): number {
  let removed = 0;
  for (const name of readdirSync(root)) {
    const match = NAME.exec(name);
    if (!match) continue;
    const directory = join(root, name);
    if (!isOurs(directory) || ownerLives(Number(match[1]), match[2] ?? '')) continue;
    killLeftBrowser(directory);
    removeScratch({ directory });
    removed += 1;
  }
  return removed;
}

function ownerLives(pid: number, start: string): boolean {
  if (processIsGone(pid)) return false;
  const startNow = processStart(pid);
  return startNow === null || start === '0' || startNow === start;
}

function isOurs(directory: string): boolean {
  try {
    const stat = lstatSync(directory);
    return stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid());
  } catch {
    return false;
  }
}

/** The process id may be somebody else's by now: it is killed only if its command line names this directory. */
function killLeftBrowser(directory: string): void {
  try {
    const pid = Number(readFileSync(join(directory, BROWSER_PID), 'utf8'));
    if (readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(directory)) killGroup(pid);
  } catch {
    // There is none.
  }
}
