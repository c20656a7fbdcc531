import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { processTree } from '../../../src/modules/rendering/browser/processes.js';

/** Waits until the condition holds. @throws Error naming it after the limit. */
export async function until(what: string, holds: () => boolean, limitMs = 20_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Directories that browsers of this process (or the one given) have now. */
export function scratchDirectories(owner: number = process.pid): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`arcbrief-chromium-${owner}-`));
}

/** Ids of the browser's processes that print pages. */
export function renderersOf(browser: number): readonly number[] {
  return processTree(browser).filter((pid) => commandLine(pid).includes('--type=renderer'));
}

export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Every process on this machine whose command line names the text. */
export function processesNaming(text: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandLine(pid).includes(text));
}
