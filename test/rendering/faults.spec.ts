import { afterEach, describe, expect, it } from '@jest/globals';
import { processIsGone, processTree } from '../../src/modules/rendering/browser/processes.js';
import { RenderFailed, RenderQueueFull } from '../../src/modules/rendering/rendering.errors.js';
import { renderersOf, scratchDirectories, until } from './support/conditions.js';
import { longView, testJob, testSupervisor } from './support/jobs.js';
import { pdfText } from './support/pdf.js';
import { browserOf, expectRecovery, warmRenderers } from './support/warm.js';

/** What hangs is given up after it; the small brief that follows has it too, and needs a tenth on a busy machine. */
const HANG_LIMIT_MS = 2_000;
const { warmRenderer, stopAll } = warmRenderers();

afterEach(stopAll);

describe('a browser that fails', () => {
  it('is replaced when it is killed during a brief, and the brief is made by the next one', async () => {
    const renderer = await warmRenderer();
    const family = processTree(browserOf(renderer));
    const work = renderer.render(testJob(longView()));
    await until('it prints', () => renderer.status().printing === 1);
    process.kill(browserOf(renderer), 'SIGKILL');
    await expect(work).resolves.toMatchObject({ fromCache: false });
    expect(renderer.status()).toMatchObject({ launches: 2, failures: 1 });
    await until('the killed one is gone', () => family.every(processIsGone));
    await expectRecovery(renderer);
  });

  it('fails the brief cleanly when the next one is killed too', async () => {
    const renderer = await warmRenderer();
    const work = renderer.render(testJob(longView()));
    const end = work.then(
      () => 'made',
      (error: unknown) => error,
    );
    for (const launches of [1, 2]) {
      await until('it prints', () => renderer.status().launches === launches && renderer.status().pid !== null);
      await until('a page is open', () => renderersOf(browserOf(renderer)).length > 0);
      process.kill(browserOf(renderer), 'SIGKILL');
    }
    const error = await end;
    expect(error).toBeInstanceOf(RenderFailed);
    expect(error).toMatchObject({ message: expect.stringMatching(/browser/), kind: 'unavailable' });
    await expectRecovery(renderer);
  });

  it('is replaced when only the process of its page is killed', async () => {
    const renderer = await warmRenderer({ pages: 1 });
    const work = renderer.render(testJob(longView()));
    await until('it prints', () => renderer.status().printing === 1);
    for (const pid of renderersOf(browserOf(renderer))) process.kill(pid, 'SIGKILL');
    await expect(work).resolves.toMatchObject({ fromCache: false });
    expect(renderer.status()).toMatchObject({ launches: 2, failures: 1 });
    await expectRecovery(renderer);
  });

  it('is killed with everything it started when it hangs', async () => {
    const renderer = await warmRenderer({ attemptLimitMs: HANG_LIMIT_MS });
    const family = processTree(browserOf(renderer));
    for (const pid of family) process.kill(pid, 'SIGSTOP');
    await expect(renderer.render(testJob())).rejects.toMatchObject({ reason: 'timed-out' });
    await until('the hanging one is gone', () => family.every(processIsGone));
    await expectRecovery(renderer);
  });

  it('is killed when only its page hangs', async () => {
    const renderer = await warmRenderer({ attemptLimitMs: HANG_LIMIT_MS, pages: 1 });
    const family = processTree(browserOf(renderer));
    for (const pid of renderersOf(browserOf(renderer))) process.kill(pid, 'SIGSTOP');
    await expect(renderer.render(testJob())).rejects.toMatchObject({ reason: 'timed-out' });
    await until('the hanging one is gone', () => family.every(processIsGone));
    await expectRecovery(renderer);
  });

  it('is retired after so many prints, without a brief noticing', async () => {
    const renderer = await warmRenderer({ printsPerBrowser: 3 });
    const family = processTree(browserOf(renderer));
    const print = async (name: string, count: number) => {
      const jobs = Array.from({ length: count }, (_, index) => testJob({ candidate: `${name} ${index}` }));
      return (await Promise.all(jobs.map((job) => renderer.render(job)))).map(({ sha256 }) => sha256);
    };
    const made = await print('Before', 10);
    await until('the first is gone', () => family.every(processIsGone));
    made.push(...(await print('After', 10)));
    expect(new Set(made).size).toBe(20);
    expect(renderer.status()).toMatchObject({ browser: 'running', failures: 0 });
    expect(renderer.status().launches).toBeGreaterThanOrEqual(2);
    await renderer.stop();
    expect(scratchDirectories()).toEqual([]);
  });

  it('is retired when it takes more memory than it may', async () => {
    const renderer = await warmRenderer({ memoryLimitBytes: 1, pages: 1 });
    const family = processTree(browserOf(renderer));
    for (let index = 0; index < 100; index += 1) await renderer.render(testJob({ candidate: `Candidate ${index}` }));
    await until('it is gone', () => family.every(processIsGone));
    await renderer.render(testJob());
    expect(renderer.status()).toMatchObject({ launches: 2, failures: 0 });
  });
});

describe('a document that is too much', () => {
  it.each([
    ['a million elements', '<b>x</b>'.repeat(1_000_000)],
    [
      'a grid that explodes',
      `<div style="display:grid;grid-template-columns:repeat(100000,1fr)">${'<i style="grid-row:span 1000">x</i>'.repeat(5_000)}</div>`,
    ],
    ['a table in a table, two thousand deep', '<table><tr><td>'.repeat(2_000)],
  ])('is given up at the limit when it is %s, and the next is printed', async (_what, body) => {
    const supervisor = await testSupervisor({ attemptLimitMs: HANG_LIMIT_MS });
    const accept = () => undefined;
    await supervisor
      .print({ html: body, accept })
      .catch((error: unknown) => expect(error).toBeInstanceOf(RenderFailed));
    await expect(supervisor.print({ html: '<h1>next</h1>', accept })).resolves.toBeInstanceOf(Buffer);
    await supervisor.stop();
    expect(scratchDirectories()).toEqual([]);
  });
});

describe('many briefs at once', () => {
  it('are printed two at a time; twenty wait; the others are turned away at once', async () => {
    const renderer = await warmRenderer();
    const names = Array.from({ length: 100 }, (_, index) => `Candidate number ${index} of many`);
    let most = 0;
    const ends = await Promise.all(
      names.map(async (candidate) => {
        try {
          const { bytes } = await renderer.render(testJob({ candidate, running: candidate }));
          most = Math.max(most, renderersOf(browserOf(renderer)).length);
          return { candidate, bytes };
        } catch (error) {
          return { candidate, error };
        }
      }),
    );
    const made = ends.flatMap((end) => ('bytes' in end && end.bytes ? [{ ...end, bytes: end.bytes }] : []));
    const turnedAway = ends.flatMap((end) => ('error' in end ? [end.error] : []));
    expect(made).toHaveLength(22);
    expect(turnedAway.every((error) => error instanceof RenderQueueFull)).toBe(true);
    expect(turnedAway[0]).toMatchObject({ message: '20 PDFs are waiting already. Try again in a few seconds.' });
    expect(most).toBeLessThanOrEqual(3);
    for (const { candidate, bytes } of made) {
      const others = [...(await pdfText(bytes)).matchAll(/Candidate number \d+ of many/g)].map(([name]) => name);
      expect(new Set(others)).toEqual(new Set([candidate]));
    }
    await expectRecovery(renderer);
  });

  it('are one when they are the same', async () => {
    const renderer = await warmRenderer();
    const made = await Promise.all(Array.from({ length: 50 }, () => renderer.render(testJob())));
    expect(new Set(made.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(renderer.status().prints).toBe(1);
  });

  it('leave the queue when nobody wants them any more', async () => {
    const renderer = await warmRenderer({ pages: 1 });
    const first = renderer.render(testJob(longView()));
    const leaving = new AbortController();
    const second = renderer.render(testJob(), leaving.signal);
    const end = second.catch((error: unknown) => error);
    await until('it waits', () => renderer.status().waiting === 1);
    leaving.abort();
    expect(await end).toMatchObject({ reason: 'cancelled' });
    expect(renderer.status().waiting).toBe(0);
    await first;
    await expectRecovery(renderer);
  });

  it('are made for those who still want them', async () => {
    const renderer = await warmRenderer({ pages: 1 });
    const first = renderer.render(testJob(longView()));
    const leaving = new AbortController();
    const end = renderer.render(testJob(), leaving.signal).catch((error: unknown) => error);
    await until('it waits', () => renderer.status().waiting === 1);
    const staying = renderer.render(testJob());
    leaving.abort();
    expect(await end).toMatchObject({ reason: 'cancelled' });
    expect(await staying).toMatchObject({ pages: 1 });
    await first;
  });

  it('fail as stopped when the server stops, and nothing is left', async () => {
    const renderer = await warmRenderer({ pages: 1 });
    const family = processTree(browserOf(renderer));
    const work = [testJob(longView()), testJob()].map((job) => renderer.render(job).catch((error: unknown) => error));
    await until('one waits', () => renderer.status().waiting === 1);
    await renderer.stop();
    for (const end of await Promise.all(work)) expect(end).toMatchObject({ reason: 'stopped' });
    expect(family.every(processIsGone)).toBe(true);
    expect(scratchDirectories()).toEqual([]);
    await expect(renderer.render(testJob({ candidate: 'Too late' }))).rejects.toMatchObject({ reason: 'stopped' });
  });
});
