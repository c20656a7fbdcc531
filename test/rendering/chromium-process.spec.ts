import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../src/modules/rendering/browser/chromium-process.js';
import { processIsGone } from '../../src/modules/rendering/browser/processes.js';
import type { Scratch } from '../../src/modules/rendering/browser/scratch.js';
import { processesNaming, until } from './support/conditions.js';

let root: string;
let scratch: Scratch;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'arcbrief-process-'));
  scratch = { directory: root, profile: join(root, 'profile'), temporary: join(root, 'tmp') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A process in place of the browser, which says who it is on the browser's end of the pipe. */
function start(executablePath: string, script: string, where: Scratch = scratch) {
  return startProcess({ executablePath, args: ['-c', script], env: {}, scratch: where });
}

describe('the process of a browser', () => {
  it('answers on its pipe, and leaves neither a process nor its directory', async () => {
    const started = await start('/bin/sh', 'echo $$ >&4; sleep 60');
    const [said] = (await started.fromBrowser.take(1).toArray()) as Buffer[];
    expect(String(said).trim()).toBe(String(started.pid));
    expect(readFileSync(join(root, 'browser.pid'), 'utf8')).toBe(String(started.pid));
    await started.end(null);
    await started.gone;
    expect(processIsGone(started.pid)).toBe(true);
    expect(existsSync(root)).toBe(false);
  });

  it('fails when there is no such program', async () => {
    await expect(start('/nowhere/chromium', '')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is ended at once when its directory cannot be written, with the guard that stood for it', async () => {
    const guards = process.listenerCount('exit');
    const where = { ...scratch, directory: join(root, 'missing') };
    await expect(start('/bin/sh', 'sleep 61234', where)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(process.listenerCount('exit')).toBe(guards);
    await until('it is gone', () => processesNaming('sleep 61234').length === 0);
  });
});
