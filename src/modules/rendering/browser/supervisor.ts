import { RenderFailed, RenderQueueFull } from '../rendering.errors.js';
import type { RenderFailureReason } from '../rendering.errors.js';
import type { LaunchedBrowser } from './launch.js';
import { PrintPage } from './print-page.js';
import { privateMemory } from './processes.js';

export interface SupervisorOptions {
  readonly pages: number;
  readonly freshContext: boolean;
  readonly queueLimit: number;
  readonly jobLimitMs: number;
  readonly attemptLimitMs: number;
  readonly printsPerBrowser: number;
  readonly memoryLimitBytes: number;
  /** @throws BrowserUnavailable */
  readonly launch: () => Promise<LaunchedBrowser>;
}

export interface SupervisorStatus {
  readonly browser: 'not-started' | 'running' | 'stopped';
  readonly pid: number | null;
  readonly printing: number;
  readonly waiting: number;
  /** Since the supervisor was made. */
  readonly prints: number;
  readonly failures: number;
  readonly launches: number;
}

export interface PrintRequest {
  readonly html: string;
  /** Looks at the printed bytes; what it throws fails the job and costs the page its trust. */
  readonly accept: (printed: Buffer) => void;
  readonly signal?: AbortSignal | undefined;
}

/** One browser and what it is still good for. */
interface Station {
  readonly browser: LaunchedBrowser;
  readonly idle: PrintPage[];
  printing: number;
  prints: number;
  failures: number;
  /** Takes no new job; ends when its last one has. */
  retired: boolean;
}

const FAILURES_PER_BROWSER = 2;
const MEMORY_CHECK_EVERY = 100;

/**
 * Keeps one browser with a few pages, starts it when it is first needed, and replaces what cannot be trusted: a page after any
 * failure or deadline, the browser after so many prints, two failures or too much memory. Nothing here waits for a browser
 * without a limit; what does not answer is killed with its whole process group.
 */
export class BrowserSupervisor {
  private readonly stations = new Set<Station>();
  private readonly waiting: (() => void)[] = [];
  private starting: Promise<Station> | null = null;
  private current: Station | null = null;
  private printing = 0;
  private stopped = false;
  private totals = { prints: 0, failures: 0, launches: 0 };

  constructor(private readonly options: SupervisorOptions) {}

  status(): SupervisorStatus {
    const browser = this.stopped ? 'stopped' : this.current ? 'running' : 'not-started';
    return {
      browser,
      pid: this.current?.browser.pid ?? null,
      printing: this.printing,
      waiting: this.waiting.length,
      ...this.totals,
    };
  }

  /** Starts the browser and opens its pages, so that the first brief does not wait for it. @throws BrowserUnavailable */
  async warm(): Promise<void> {
    const station = await this.station();
    while (station.idle.length + station.printing < this.options.pages && !station.retired) {
      station.idle.push(await this.openPage(station));
    }
  }

  /**
   * Prints one document: waits for a page, tries once more after a crash, and is done one way or the other within the job limit.
   *
   * @throws RenderQueueFull, RenderFailed, BrowserUnavailable
   */
  async print(request: PrintRequest): Promise<Buffer> {
    const deadline = performance.now() + this.options.jobLimitMs;
    await this.turn(deadline, request.signal);
    try {
      return await this.attempt(request, deadline).catch((error: unknown) => {
        if (this.stopped || !mayRetry(error)) throw error;
        return this.attempt(request, deadline);
      });
    } finally {
      this.handOn();
    }
  }

  /** Ends every browser; jobs that are under way fail. Nothing is left when it returns. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const next of this.waiting.splice(0)) next();
    await this.starting?.catch(() => null);
    await Promise.all([...this.stations].map((station) => this.end(station, true)));
  }

  /** Takes one of the `pages` places, waiting for it in the queue if need be. */
  private async turn(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.stopped) throw new RenderFailed('stopped');
    if (signal?.aborted) throw new RenderFailed('cancelled');
    if (this.printing < this.options.pages) {
      this.printing += 1;
      return;
    }
    if (this.waiting.length >= this.options.queueLimit) throw new RenderQueueFull(this.waiting.length);
    await this.queue(deadline, signal);
  }

  /** The place goes to who waits longest; it is free only when nobody does. */
  private handOn(): void {
    const next = this.waiting[0];
    if (next) next();
    else this.printing -= 1;
  }

  private async queue(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        const place = this.waiting.indexOf(next);
        if (place >= 0) this.waiting.splice(place, 1);
        act();
      };
      const next = () => settle(() => (this.stopped ? reject(new RenderFailed('stopped')) : resolve()));
      const onAbort = () => settle(() => reject(new RenderFailed('cancelled')));
      const timer = setTimeout(() => settle(() => reject(new RenderFailed('timed-out'))), deadline - performance.now());
      signal?.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(next);
    });
  }

  private async attempt({ html, accept }: PrintRequest, deadline: number): Promise<Buffer> {
    const limit = Math.min(this.options.attemptLimitMs, deadline - performance.now());
    if (limit <= 0) throw new RenderFailed('timed-out');
    const station = await this.station();
    station.printing += 1;
    let page: PrintPage | null = null;
    try {
      page = station.idle.pop() ?? (await within(limit, this.openPage(station)));
      const printed = await page.print(html, limit);
      accept(printed);
      station.prints += 1;
      this.totals.prints += 1;
      this.release(station, page);
      return printed;
    } catch (error) {
      station.failures += 1;
      this.totals.failures += 1;
      void page?.close();
      // What the document did costs the page. A page that hangs or crashes costs the browser: it cannot be asked to stop, and a
      // browser whose page crashed has been seen to die of the next one.
      if (!isFaultOfDocument(error)) station.retired = true;
      throw this.explain(error);
    } finally {
      station.printing -= 1;
      this.review(station);
    }
  }

  private explain(error: unknown): unknown {
    if (this.stopped) return new RenderFailed('stopped', error);
    return error instanceof RenderFailed ? error : new RenderFailed('crashed', error);
  }

  private release(station: Station, page: PrintPage): void {
    if (this.options.freshContext || page.isBroken || station.retired) void page.close();
    else station.idle.push(page);
  }

  private openPage(station: Station): Promise<PrintPage> {
    return PrintPage.open(station.browser.session, { freshContext: this.options.freshContext });
  }

  /** Decides whether the browser may go on, and ends it when it may not and nobody is printing with it. */
  private review(station: Station): void {
    const { printsPerBrowser, memoryLimitBytes } = this.options;
    station.retired ||=
      station.prints >= printsPerBrowser ||
      station.failures >= FAILURES_PER_BROWSER ||
      (station.prints % MEMORY_CHECK_EVERY === 0 && privateMemory(station.browser.pid) > memoryLimitBytes);
    if (!station.retired) return;
    if (this.current === station) this.current = null;
    if (station.printing === 0) void this.end(station, station.failures === 0);
  }

  private async end(station: Station, polite: boolean): Promise<void> {
    station.retired = true;
    if (this.current === station) this.current = null;
    await station.browser.end(polite);
    this.stations.delete(station);
  }

  private async station(): Promise<Station> {
    if (this.stopped) throw new RenderFailed('stopped');
    if (this.current?.browser.isConnected()) return this.current;
    this.starting ??= this.start().finally(() => (this.starting = null));
    return this.starting;
  }

  private async start(): Promise<Station> {
    const browser = await this.options.launch();
    const station: Station = { browser, idle: [], printing: 0, prints: 0, failures: 0, retired: false };
    this.totals.launches += 1;
    this.stations.add(station);
    // Killed from outside, or crashed: its jobs fail by themselves, its directory is removed here.
    void browser.gone.then(() => this.end(station, false));
    if (this.stopped) {
      await this.end(station, false);
      throw new RenderFailed('stopped');
    }
    this.current = station;
    return station;
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new RenderFailed('timed-out')), ms)),
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const FAULTS_OF_DOCUMENT: readonly RenderFailureReason[] = [
  'navigated',
  'foreign-content',
  'forbidden-link',
  'unreadable',
];

function isFaultOfDocument(error: unknown): boolean {
  return error instanceof RenderFailed && FAULTS_OF_DOCUMENT.includes(error.reason);
}

/** Once more after a crash; never after a deadline (it would pass again) or what the document itself did. */
function mayRetry(error: unknown): boolean {
  return error instanceof RenderFailed && (error.reason === 'crashed' || error.reason === 'refused-by-browser');
}
