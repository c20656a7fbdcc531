import { RenderFailed } from '../rendering.errors.js';
import type { LaunchedBrowser, OpenedPage } from './launch.js';
import { within } from './limits.js';
import { privateMemory } from './processes.js';

export interface StationOptions {
  readonly freshContext: boolean;
  readonly pageLimitMs: number;
  readonly printsPerBrowser: number;
  readonly memoryLimitBytes: number;
}

const FAILURES_PER_BROWSER = 2;
const MEMORY_CHECK_EVERY = 100;
/** Times its limit: a browser that has grown so far does not wait for its successor, which needs memory too. */
const TOO_LARGE = 1.5;

/** One browser, its pages, and what it is still good for. */
export class Station {
  /** Jobs that are under way here, those whose page is being opened among them. */
  printing = 0;
  private readonly idle: OpenedPage[] = [];
  private prints = 0;
  private failures = 0;
  private due = false;
  private retired = false;

  constructor(
    readonly browser: LaunchedBrowser,
    private readonly options: StationOptions,
  ) {}

  /** Pages that print or could. */
  get pages(): number {
    return this.idle.length + this.printing;
  }

  get hasFailed(): boolean {
    return this.failures > 0;
  }

  /** Has done its share: it goes on until another takes its place. */
  get isDue(): boolean {
    return this.due;
  }

  /** Takes no new job; ends when its last one has. */
  get isRetired(): boolean {
    return this.retired;
  }

  retire(): void {
    this.retired = true;
  }

  /** Opens a page that waits for a job. @throws RenderFailed */
  async prepare(): Promise<void> {
    this.release(await this.open());
  }

  /** A page for a job. @throws RenderFailed */
  async page(): Promise<OpenedPage> {
    return this.idle.pop() ?? (await this.open());
  }

  /** A brief was made; its page waits for the next, unless it should not. */
  printed(page: OpenedPage): void {
    this.prints += 1;
    if (this.options.freshContext) void page.close();
    else this.release(page);
  }

  /** Something went wrong. What the document did costs the page; what the browser did costs the browser. */
  failed(isFaultOfBrowser: boolean): void {
    this.failures += 1;
    if (isFaultOfBrowser) this.retire();
  }

  /** Decides whether the browser may go on. */
  review(): void {
    const { printsPerBrowser, memoryLimitBytes } = this.options;
    const memory = this.prints % MEMORY_CHECK_EVERY === 0 ? privateMemory(this.browser.pid) : 0;
    this.due ||= this.prints >= printsPerBrowser || memory > memoryLimitBytes;
    this.retired ||= this.failures >= FAILURES_PER_BROWSER || memory > memoryLimitBytes * TOO_LARGE;
  }

  private release(page: OpenedPage): void {
    if (page.isBroken || this.retired) void page.close();
    else this.idle.push(page);
  }

  /** A browser that opens no page, or not in time, is no use to anybody. A page that comes after all is closed. */
  private async open(): Promise<OpenedPage> {
    const { freshContext, pageLimitMs } = this.options;
    const opening = this.browser.openPage({ freshContext });
    try {
      return await within(pageLimitMs, opening);
    } catch (error) {
      opening.then((page) => page.close(), ignore);
      this.failed(true);
      // Not the document's doing, so that the next browser may try.
      throw new RenderFailed('crashed', error);
    }
  }
}

function ignore(): void {
  // It is known already that the browser is no use.
}
