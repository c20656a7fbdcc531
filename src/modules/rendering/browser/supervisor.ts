import { RenderFailed, isFaultOfDocument, mayRetry } from '../rendering.errors.js';
import type { LaunchedBrowser, OpenedPage } from './launch.js';
import { remaining, within } from './limits.js';
import { Station } from './station.js';
import type { StationOptions } from './station.js';
import { Turns } from './turns.js';

export interface SupervisorOptions extends StationOptions {
  readonly pages: number;
  readonly queueLimit: number;
  readonly jobLimitMs: number;
  readonly attemptLimitMs: number;
  /** Has a limit of its own. @throws BrowserUnavailable */
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

/**
 * Keeps one browser with a few pages, starts it when it is first needed, and replaces what cannot be trusted: a page after any
 * failure or deadline, the browser after two failures, or, once its successor stands ready, after so many prints or with too much
 * memory. Nothing here waits for a browser without a limit: a job no longer than it has time left, starting a browser and opening
 * a page no longer than theirs. What does not answer is killed with its whole process group.
 */
export class BrowserSupervisor {
  private readonly stations = new Set<Station>();
  private readonly turns: Turns;
  private starting: Promise<Station> | null = null;
  private succession: Promise<void> | null = null;
  private current: Station | null = null;
  private stopped = false;
  private totals = { prints: 0, failures: 0, launches: 0 };

  constructor(private readonly options: SupervisorOptions) {
    this.turns = new Turns(options.pages, options.queueLimit);
  }

  status(): SupervisorStatus {
    const browser = this.stopped ? 'stopped' : this.current ? 'running' : 'not-started';
    return {
      browser,
      pid: this.current?.browser.pid ?? null,
      printing: this.turns.taken,
      waiting: this.turns.waiting,
      ...this.totals,
    };
  }

  /** Starts the browser and opens its pages, so that the first brief does not wait for it. @throws BrowserUnavailable, RenderFailed */
  async warm(): Promise<void> {
    const station = await this.station();
    try {
      await this.openPages(station);
    } catch (error) {
      this.review(station);
      throw this.failed(error);
    }
  }

  /**
   * Prints one document: waits for a page, tries once more after a crash, and is done one way or the other within the job limit.
   *
   * @throws RenderQueueFull, RenderFailed, BrowserUnavailable
   */
  async print(request: PrintRequest): Promise<Buffer> {
    const deadline = performance.now() + this.options.jobLimitMs;
    await this.turns.take(deadline, request.signal);
    try {
      return await this.attempt(request, deadline).catch((error: unknown) => {
        if (this.stopped || !mayRetry(error)) throw error;
        return this.attempt(request, deadline);
      });
    } finally {
      this.turns.handOn();
    }
  }

  /** Ends every browser; jobs that are under way fail. Nothing is left when it returns. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.turns.stop();
    await this.endAll();
    await Promise.all([this.starting?.catch(ignore), this.succession]);
    await this.endAll();
  }

  private async attempt(request: PrintRequest, deadline: number): Promise<Buffer> {
    if (remaining(deadline) <= 0) throw new RenderFailed('timed-out');
    const station = await within(remaining(deadline), this.station());
    station.printing += 1;
    try {
      return await this.printAt(station, request, deadline);
    } catch (error) {
      throw this.failed(error);
    } finally {
      station.printing -= 1;
      this.review(station);
    }
  }

  private async printAt(station: Station, { html, accept }: PrintRequest, deadline: number): Promise<Buffer> {
    const page = await this.pageFor(station, deadline);
    try {
      // Reckoned only now: starting the browser and opening the page have cost the job some of its time.
      const printed = await page.print(html, Math.min(this.options.attemptLimitMs, remaining(deadline)));
      accept(printed);
      this.totals.prints += 1;
      station.printed(page);
      return printed;
    } catch (error) {
      void page.close();
      // A page that hangs or crashes costs the browser: it cannot be asked to stop, and a browser whose page crashed has been seen
      // to die of the next one.
      station.failed(!isFaultOfDocument(error));
      throw error;
    }
  }

  /** A job whose time is up first leaves without: the browser is not to blame yet. What the opening brings is looked after. */
  private async pageFor(station: Station, deadline: number): Promise<OpenedPage> {
    const opening = station.page();
    try {
      return await within(remaining(deadline), opening);
    } catch (error) {
      opening.then((page) => page.close(), ignore).finally(() => this.review(station));
      throw error;
    }
  }

  private failed(error: unknown): unknown {
    this.totals.failures += 1;
    if (this.stopped) return new RenderFailed('stopped', error);
    return error instanceof RenderFailed ? error : new RenderFailed('crashed', error);
  }

  /** Ends a browser that may not go on, once nobody is printing with it. */
  private review(station: Station): void {
    station.review();
    if (station === this.current && station.isDue && !station.isRetired) this.succession ??= this.succeed(station);
    if (!station.isRetired) return;
    if (this.current === station) this.current = null;
    if (station.printing === 0) void this.end(station, !station.hasFailed);
  }

  /**
   * Starts the next browser while this one still prints, so that no job waits for it. If it cannot be had, this one is done all the
   * same: the next job tries again, and hears why not. Never throws.
   */
  private async succeed(station: Station): Promise<void> {
    try {
      const next = await this.start();
      await this.openPages(next).catch(() => this.end(next, false));
      if (!next.isRetired) this.current = next;
    } catch {
      // The next job finds out.
    }
    this.succession = null;
    station.retire();
    this.review(station);
  }

  private async openPages(station: Station): Promise<void> {
    while (station.pages < this.options.pages && !station.isRetired && !this.stopped) await station.prepare();
  }

  private async endAll(): Promise<void> {
    await Promise.all([...this.stations].map((station) => this.end(station, true)));
  }

  private async end(station: Station, polite: boolean): Promise<void> {
    station.retire();
    if (this.current === station) this.current = null;
    await station.browser.end(polite);
    this.stations.delete(station);
  }

  private async station(): Promise<Station> {
    // It may be about to stand ready.
    if (!this.usable()) await this.succession;
    if (this.stopped) throw new RenderFailed('stopped');
    const current = this.usable();
    if (current) return current;
    this.starting ??= this.start()
      .then((station) => (this.current = station))
      .finally(() => (this.starting = null));
    return this.starting;
  }

  private usable(): Station | null {
    return this.current?.browser.isConnected() && !this.current.isRetired ? this.current : null;
  }

  private async start(): Promise<Station> {
    const browser = await this.options.launch();
    const station = new Station(browser, this.options);
    this.totals.launches += 1;
    this.stations.add(station);
    // Killed from outside, or crashed: its jobs fail by themselves, its directory is removed here.
    void browser.gone.then(() => this.end(station, false));
    if (!this.stopped) return station;
    await this.end(station, false);
    throw new RenderFailed('stopped');
  }
}

function ignore(): void {
  // Who waited for it has been told, or has left.
}
