import { afterEach, describe, expect, it } from '@jest/globals';
import { RenderFailed } from '../rendering.errors.js';
import { renderingSettings } from '../settings.js';
import type { RenderingSettings } from '../settings.js';
import type { LaunchedBrowser, OpenedPage } from './launch.js';
import { BrowserSupervisor } from './supervisor.js';

/** A promise that the test settles when it likes. */
class Later<T> {
  resolve!: (value: T) => void;
  readonly promise = new Promise<T>((resolve) => (this.resolve = resolve));
}

class FakePage implements OpenedPage {
  isBroken = false;
  readonly closed = new Later<true>();
  readonly limits: number[] = [];

  print(_html: string, limitMs: number): Promise<Buffer> {
    this.limits.push(limitMs);
    return Promise.resolve(Buffer.from('%PDF'));
  }

  close(): Promise<void> {
    this.isBroken = true;
    this.closed.resolve(true);
    return Promise.resolve();
  }
}

/** Opens pages as the test says; `ended` settles when the supervisor ends it. */
class FakeBrowser {
  /** Above what any process has. */
  private static started = 4_194_304;
  readonly pid = (FakeBrowser.started += 1);
  readonly session = null as never;
  readonly bytesOf = null as never;
  readonly ended = new Later<true>();
  opened = 0;
  private readonly left = new Later<void>();
  private connected = true;
  readonly gone = this.left.promise;

  constructor(private readonly open: () => Promise<OpenedPage>) {}

  openPage(): Promise<OpenedPage> {
    this.opened += 1;
    return this.open();
  }

  isConnected(): boolean {
    return this.connected;
  }

  crash(): void {
    this.connected = false;
    this.left.resolve();
  }

  end(): Promise<void> {
    this.ended.resolve(true);
    return Promise.resolve();
  }
}

const noMore = () => Promise.reject(new Error('no more browsers'));
const never = () => new Promise<never>(() => undefined);
const job = { html: '<h1>Brief</h1>', accept: () => undefined };
const supervisors: BrowserSupervisor[] = [];

function supervise(changes: Partial<RenderingSettings>, launch: () => Promise<LaunchedBrowser>): BrowserSupervisor {
  const supervisor = new BrowserSupervisor({ ...renderingSettings({ pages: 1, ...changes }), launch });
  supervisors.push(supervisor);
  return supervisor;
}

/** Hands the browsers out one after the other. */
function launching(...browsers: readonly FakeBrowser[]): () => Promise<LaunchedBrowser> {
  const left = [...browsers];
  return () => Promise.resolve(left.shift() ?? noMore());
}

function working(): FakeBrowser {
  return new FakeBrowser(() => Promise.resolve(new FakePage()));
}

afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()));
});

describe('a job', () => {
  it('does not wait longer for a browser than it has time, and the browser that comes late serves the next', async () => {
    const launch = new Later<LaunchedBrowser>();
    const page = new FakePage();
    const supervisor = supervise({ jobLimitMs: 30 }, () => launch.promise);
    await expect(supervisor.print(job)).rejects.toMatchObject({ reason: 'timed-out' });
    expect(supervisor.status()).toMatchObject({ printing: 0, launches: 0 });
    launch.resolve(new FakeBrowser(() => Promise.resolve(page)));
    await expect(supervisor.print(job)).resolves.toBeInstanceOf(Buffer);
    expect(supervisor.status().launches).toBe(1);
  });

  it('prints within what the start of the browser and the opening of the page have left of its time', async () => {
    const page = new FakePage();
    const slow = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 60));
    const browser = new FakeBrowser(() => slow(page));
    const supervisor = supervise({ jobLimitMs: 1_000, attemptLimitMs: 1_000 }, () => slow(browser));
    await supervisor.print(job);
    expect(page.limits[0]).toBeLessThanOrEqual(1_000 - 2 * 55);
    // What was started for the first serves the second, which has all its time.
    await supervisor.print(job);
    expect(page.limits[1]).toBeGreaterThan(950);
  });

  it('leaves a page that its time does not reach for; the page is closed when it comes, and the browser goes on', async () => {
    const opening = new Later<OpenedPage>();
    const late = new FakePage();
    const next = new FakePage();
    const pages = [opening.promise, Promise.resolve(next)];
    const browser = new FakeBrowser(() => pages.shift() ?? never());
    const supervisor = supervise({ jobLimitMs: 30 }, launching(browser));
    await expect(supervisor.print(job)).rejects.toMatchObject({ reason: 'timed-out' });
    opening.resolve(late);
    await expect(late.closed.promise).resolves.toBe(true);
    await supervisor.print(job);
    expect(next.limits).toHaveLength(1);
    expect(supervisor.status().launches).toBe(1);
  });
});

describe('a browser that opens no page', () => {
  it('is ended, and the next makes the brief; a page that comes after all is closed', async () => {
    const opening = new Later<OpenedPage>();
    const late = new FakePage();
    const stuck = new FakeBrowser(() => opening.promise);
    const supervisor = supervise({ pageLimitMs: 30 }, launching(stuck, working()));
    await expect(supervisor.print(job)).resolves.toBeInstanceOf(Buffer);
    await expect(stuck.ended.promise).resolves.toBe(true);
    expect(supervisor.status()).toMatchObject({ launches: 2, failures: 1, prints: 1 });
    opening.resolve(late);
    await expect(late.closed.promise).resolves.toBe(true);
  });

  it('is ended as well when it refuses to, and a brief whose second browser does so too has failed', async () => {
    const refusing = [1, 2].map(() => new FakeBrowser(() => Promise.reject(new Error('no target'))));
    const supervisor = supervise({}, launching(...refusing));
    const end = supervisor.print(job);
    await expect(end).rejects.toBeInstanceOf(RenderFailed);
    await expect(end).rejects.toMatchObject({ reason: 'crashed' });
    await Promise.all(refusing.map(({ ended }) => ended.promise));
    expect(supervisor.status()).toMatchObject({ browser: 'not-started', launches: 2, failures: 2 });
  });

  it.each([
    ['does not answer', never],
    ['refuses', () => Promise.reject(new Error('no target'))],
  ])('is ended when it is to be warm and %s', async (_what, openPage) => {
    const stuck = new FakeBrowser(openPage);
    const supervisor = supervise({ pageLimitMs: 30 }, launching(stuck, working()));
    await expect(supervisor.warm()).rejects.toMatchObject({ reason: 'crashed' });
    await expect(stuck.ended.promise).resolves.toBe(true);
    expect(supervisor.status()).toMatchObject({ browser: 'not-started', failures: 1 });
    await supervisor.warm();
    expect(supervisor.status()).toMatchObject({ browser: 'running', launches: 2 });
  });

  it('is ended when the page stays away after the job that asked for it has left', async () => {
    const stuck = new FakeBrowser(never);
    const supervisor = supervise({ jobLimitMs: 20, pageLimitMs: 60 }, launching(stuck));
    await expect(supervisor.print(job)).rejects.toMatchObject({ reason: 'timed-out' });
    await expect(stuck.ended.promise).resolves.toBe(true);
    expect(supervisor.status().browser).toBe('not-started');
  });
});

describe('a browser that has printed its share', () => {
  /** Prints until the first browser is due; the second comes when the test says. */
  async function due(changes: Partial<RenderingSettings> = {}) {
    const [first, second] = [working(), working()];
    const launch = new Later<LaunchedBrowser>();
    const launches = [Promise.resolve<LaunchedBrowser>(first), launch.promise];
    const supervisor = supervise({ printsPerBrowser: 2, ...changes }, () => launches.shift() ?? noMore());
    await supervisor.print(job);
    await supervisor.print(job);
    return { supervisor, first, second, launch };
  }

  it('goes on until the next one stands ready, which nobody waits for', async () => {
    const { supervisor, first, second, launch } = await due();
    await supervisor.print(job);
    expect(supervisor.status()).toMatchObject({ prints: 3, launches: 1, pid: first.pid });
    launch.resolve(second);
    await expect(first.ended.promise).resolves.toBe(true);
    expect(supervisor.status()).toMatchObject({ browser: 'running', launches: 2, pid: second.pid });
    await supervisor.print(job);
    expect(second.opened).toBe(1);
  });

  it('is done all the same when no next one can be had; the next job tries again', async () => {
    const [first, third] = [working(), working()];
    const launches = [
      () => Promise.resolve(first),
      () => Promise.reject(new Error('no memory')),
      () => Promise.resolve(third),
    ];
    const supervisor = supervise({ printsPerBrowser: 1 }, () => launches.shift()?.() ?? noMore());
    await supervisor.print(job);
    await expect(first.ended.promise).resolves.toBe(true);
    await supervisor.print(job);
    expect(supervisor.status()).toMatchObject({ prints: 2, failures: 0 });
    expect(third.opened).toBe(1);
  });

  it('is replaced by none that opens no page', async () => {
    const [first, third] = [working(), working()];
    const stuck = new FakeBrowser(never);
    const supervisor = supervise({ printsPerBrowser: 1, pageLimitMs: 30 }, launching(first, stuck, third));
    await supervisor.print(job);
    await expect(stuck.ended.promise).resolves.toBe(true);
    await expect(first.ended.promise).resolves.toBe(true);
    await supervisor.print(job);
    expect(third.opened).toBe(1);
  });

  it('leaves its jobs to the one that is about to stand ready when it fails meanwhile', async () => {
    const { supervisor, first, second, launch } = await due();
    first.crash();
    const end = supervisor.print(job);
    launch.resolve(second);
    await expect(end).resolves.toBeInstanceOf(Buffer);
    expect(supervisor.status().launches).toBe(2);
  });

  it('ends with its successor when the server stops', async () => {
    const { supervisor, first, second, launch } = await due();
    const stopped = supervisor.stop();
    // At once, however long the other takes to come.
    await expect(first.ended.promise).resolves.toBe(true);
    launch.resolve(second);
    await stopped;
    await expect(second.ended.promise).resolves.toBe(true);
  });
});
