import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processIsGone, processTree } from '../../src/modules/rendering/browser/processes.js';
import { sweepScratch } from '../../src/modules/rendering/browser/scratch.js';
import { spawnRendering } from './support/child.js';
import { compileRendering } from './support/compiled.js';
import type { Compiled } from './support/compiled.js';
import { processesNaming, scratchDirectories, until } from './support/conditions.js';
import { expectRecovery, warmRenderers } from './support/warm.js';

const { warmRenderer, stopAll } = warmRenderers();

afterEach(stopAll);

describe('the end of the process', () => {
  let compiled: Compiled;
  beforeAll(() => {
    compiled = compileRendering();
  });
  afterAll(() => compiled.remove());

  const waitThere = `await renderer.warm(); console.log('ready'); setInterval(() => undefined, 1000);`;

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s takes the browser and its directory along',
    async (signal) => {
      const child = spawnRendering(compiled, waitThere);
      await until('it is ready', () => child.lines.includes('ready'));
      const family = processTree(child.pid);
      expect(scratchDirectories(child.pid)).toHaveLength(1);
      child.process.kill(signal);
      expect(await child.exited).toEqual({ code: null, signal });
      await until('no process is left', () => family.every(processIsGone));
      expect(scratchDirectories(child.pid)).toEqual([]);
    },
  );

  it('is not brought about by a configuration file of puppeteer that somebody left in the working directory', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'arcbrief-cwd-'));
    writeFileSync(join(directory, '.puppeteerrc.cjs'), 'process.exit(13)');
    const child = spawnRendering(
      compiled,
      `process.chdir(input); await renderer.warm(); await renderer.stop();`,
      directory,
    );
    expect(await child.exited).toEqual({ code: 0, signal: null });
    rmSync(directory, { recursive: true });
  });

  it('is not brought about by a browser that cannot be started because too many files are open', async () => {
    const body = `
      import { openSync } from 'node:fs';
      import { startProcess } from ${JSON.stringify(compiled.path('browser/chromium-process.js'))};
      try { for (;;) openSync('/dev/null'); } catch {}
      const scratch = { directory: '/nowhere' };
      await startProcess({ executablePath: process.execPath, args: [], env: {}, scratch }).catch(({ code }) => console.log(code));
      setImmediate(() => console.log('lives'));`;
    const child = spawnRendering(compiled, body, null, 100);
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.lines).toEqual(['EMFILE', 'lives']);
  });

  it('by process.exit does so too', async () => {
    const child = spawnRendering(compiled, `await renderer.warm(); console.log('ready'); process.exit(7);`);
    const { code } = await child.exited;
    expect(code).toBe(7);
    await until('no process is left', () => processesNaming(`arcbrief-chromium-${child.pid}-`).length === 0);
    expect(scratchDirectories(child.pid)).toEqual([]);
  });

  it('by SIGKILL ends the browser, and the next start sweeps its directory and no other', async () => {
    const neighbour = await warmRenderer();
    const child = spawnRendering(compiled, waitThere);
    await until('it is ready', () => child.lines.includes('ready'));
    const family = processTree(child.pid);
    child.process.kill('SIGKILL');
    await child.exited;
    await until('no process is left', () => family.every(processIsGone));
    expect(scratchDirectories(child.pid)).toHaveLength(1);
    sweepScratch();
    expect(scratchDirectories(child.pid)).toEqual([]);
    expect(scratchDirectories()).toHaveLength(1);
    await expectRecovery(neighbour);
  });
});

describe('sweeping', () => {
  it('leaves what only looks like ours, and what belongs to a process that lives', () => {
    const root = join(tmpdir(), `arcbrief-sweep-${process.pid}`);
    const kept = [`arcbrief-chromium-${process.pid}-0-00000000`, 'arcbrief-chromium-1-x', 'org.chromium.Chromium.abc'];
    const swept = 'arcbrief-chromium-4194000-1-0123abcd';
    for (const name of [...kept, swept]) mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, swept, 'browser.pid'), String(process.pid));
    expect(sweepScratch(root)).toBe(1);
    expect(readdirSync(root).sort()).toEqual([...kept].sort());
    rmSync(root, { recursive: true });
  });
});
