import type { CDPSession, Protocol } from 'puppeteer';
import { CONTENT_SECURITY_POLICY, WINDOW_WIDTH } from '../template/document.js';
import { RenderFailed } from '../rendering.errors.js';
import type { RenderFailureReason } from '../rendering.errors.js';
import { ALL_WALLS } from './walls.js';
import type { Walls } from './walls.js';

const PRINT: Protocol.Page.PrintToPDFRequest = {
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  // In one piece: a stream is slower for anything below a few megabytes. Over our pipe it comes as bytes (pipe.ts).
  transferMode: 'ReturnAsBase64',
};

/** A brief leaves a little behind until a frame is drawn: after thousands, a gigabyte. */
const PRINTS_PER_FRAME = 100;
/** Collecting the garbage takes longer than printing a brief, which no other brief should wait for. */
const REST_BEFORE_TIDYING_MS = 2_000;

const WINDOW = { width: WINDOW_WIDTH, height: 1, deviceScaleFactor: 1, mobile: false };

/** Never resolved by anybody: the answer is made here. Being an address of its own, it may not see any other. */
const BLANK_ADDRESS = 'https://brief.invalid/';
const BLANK = Buffer.from('<!doctype html><title>blank</title>').toString('base64');

/** How a browser is spoken to. */
export interface Wire {
  /** Speaks to the browser itself, not to a page. */
  readonly session: CDPSession;
  /** What a key stands for that an answer holds in place of bytes, at once (see ProtocolPipe). */
  bytesOf(key: string): Buffer;
}

export interface PageOptions {
  /** A browser context of its own, which ends with the page. */
  readonly freshContext: boolean;
}

/**
 * One page, used for brief after brief over the raw protocol: replacing a document costs a third of opening a page. It is safe to
 * reuse because nothing in it can run (no JavaScript, a sandbox), reach out (offline, every request refused, a dead proxy behind)
 * or go elsewhere (a navigation ends the job), and because every finished file is checked for its own mark.
 */
export class PrintPage {
  private fail: ((error: RenderFailed) => void) | null = null;
  private broken: RenderFailed | null = null;
  private blankServed = false;
  private prints = 0;
  private rest: NodeJS.Timeout | undefined;

  private constructor(
    private readonly browser: Wire,
    private readonly session: CDPSession,
    private readonly targetId: string,
    private readonly contextId: string | undefined,
    private readonly frameId: string,
    private readonly walls: Walls,
  ) {}

  /** @throws whatever the browser answers: the caller ends the browser then. */
  static async open(browser: Wire, { freshContext }: PageOptions, walls: Walls = ALL_WALLS): Promise<PrintPage> {
    const contextId = freshContext
      ? (await browser.session.send('Target.createBrowserContext')).browserContextId
      : undefined;
    const targetId = await createTarget(browser.session, contextId);
    const { sessionId } = await browser.session.send('Target.attachToTarget', { targetId, flatten: true });
    const session = browser.session.connection()?.session(sessionId);
    if (!session) throw new Error('the page has no session');
    const { frameTree } = await session.send('Page.getFrameTree');
    const page = new PrintPage(browser, session, targetId, contextId, frameTree.frame.id, walls);
    await page.wallIn();
    return page;
  }

  /** A page that is not fit for another job any more, whatever the reason. */
  get isBroken(): boolean {
    return this.broken !== null;
  }

  /**
   * Prints one document.
   *
   * @throws RenderFailed; the page is broken then.
   */
  async print(html: string, limitMs: number): Promise<Buffer> {
    if (this.broken) throw this.broken;
    clearTimeout(this.rest);
    let timer: NodeJS.Timeout | undefined;
    const interrupted = new Promise<never>((_, reject) => {
      // Not wrapped in a function of its own: V8 was seen to keep all that one can reach, the text of the PDF among it, until a
      // full collection, and each small one copied it.
      this.fail = reject;
      timer = setTimeout(() => this.break('timed-out'), limitMs);
    });
    try {
      // The two commands are sent at once: the browser works them off in order, and nothing waits for a screen.
      const set = this.session.send('Page.setDocumentContent', { frameId: this.frameId, html });
      const printed = this.session
        .send('Page.printToPDF', PRINT, { timeout: limitMs })
        .then(({ data }) => this.browser.bytesOf(data));
      set.catch(ignore);
      printed.catch(ignore);
      const [, pdf] = await Promise.race([Promise.all([set, printed]), interrupted]);
      this.prints += 1;
      if (this.prints % PRINTS_PER_FRAME === 0) this.drawFrame();
      this.rest = setTimeout(() => this.tidyUp(), REST_BEFORE_TIDYING_MS).unref();
      return pdf;
    } catch (error) {
      this.break('refused-by-browser', error);
      throw this.broken ?? error;
    } finally {
      clearTimeout(timer);
      this.fail = null;
    }
  }

  /** Not awaited by anybody who has a deadline: a hung page does not answer. Never throws. */
  async close(): Promise<void> {
    clearTimeout(this.rest);
    this.break('stopped');
    try {
      await this.browser.session.send('Target.closeTarget', { targetId: this.targetId });
      if (this.contextId)
        await this.browser.session.send('Target.disposeBrowserContext', { browserContextId: this.contextId });
    } catch {
      // The browser is gone, or will be.
    }
  }

  /** Some of what a brief leaves behind waits to be drawn, and this page draws nothing of itself. The next brief queues behind. */
  private drawFrame(): void {
    this.session.send('HeadlessExperimental.beginFrame').catch(ignore);
  }

  /** While nobody prints, the memory of the last briefs is given back. */
  private tidyUp(): void {
    if (this.broken) return;
    this.drawFrame();
    this.session.send('HeapProfiler.collectGarbage').catch(ignore);
  }

  private break(reason: RenderFailureReason, cause?: unknown): void {
    this.broken ??= new RenderFailed(reason, cause);
    this.fail?.(this.broken);
  }

  private async wallIn(): Promise<void> {
    const { session, walls } = this;
    session.on('Inspector.targetCrashed', () => this.break('crashed'));
    session.on('Fetch.requestPaused', ({ requestId, request }) => this.answer(requestId, request.url));
    await Promise.all([
      session.send('Page.enable'),
      session.send('Inspector.enable'),
      session.send('Emulation.setDeviceMetricsOverride', WINDOW),
      session.send('Emulation.setScriptExecutionDisabled', { value: walls.noScripts }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ]);
    await this.loadBlank();
    if (!walls.interception) await session.send('Fetch.disable');
    // From here on the page stays where it is: no brief has a reason to go, or to open a frame that goes, anywhere.
    if (walls.noNavigation) {
      session.on('Page.frameRequestedNavigation', ({ url }) => this.refuseNavigation(url));
      session.on('Page.frameStartedNavigating', ({ url }) => this.refuseNavigation(url));
    }
    if (walls.offline) await this.cutOff();
  }

  private async cutOff(): Promise<void> {
    await this.session.send('Network.enable');
    await this.session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    });
  }

  private refuseNavigation(url: string): void {
    this.break('navigated', new Error(`navigation to ${url.slice(0, 200)}`));
  }

  /**
   * A policy that comes as a header holds for everything that is later written into the page, and can hold more than one in a
   * `<meta>`: the sandbox, which also switches `<meta http-equiv=refresh>` off. In each document it would pile up.
   */
  private async loadBlank(): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.session.once('Page.loadEventFired', () => resolve()));
    const { errorText } = await this.session.send('Page.navigate', { url: BLANK_ADDRESS });
    if (errorText) throw new Error(`the blank page did not load: ${errorText}`);
    await loaded;
  }

  private answer(requestId: string, url: string): void {
    if (url === BLANK_ADDRESS && !this.blankServed) {
      this.blankServed = true;
      const responseHeaders = [
        { name: 'Content-Type', value: 'text/html; charset=utf-8' },
        ...(this.walls.policy ? [{ name: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY }] : []),
      ];
      this.session
        .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: BLANK })
        .catch(ignore);
      return;
    }
    const allowed = url.startsWith('data:');
    const answer = allowed
      ? this.session.send('Fetch.continueRequest', { requestId })
      : this.session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    answer.catch(ignore);
  }
}

/**
 * A page that draws a frame only when it is told to, and it is never told: what nobody sees is not drawn (8 % of a brief). Only
 * the headless shell knows this; another browser gets an ordinary page.
 */
async function createTarget(browser: CDPSession, browserContextId: string | undefined): Promise<string> {
  const request = { url: 'about:blank', ...(browserContextId !== undefined && { browserContextId }) };
  const { targetId } = await browser
    .send('Target.createTarget', { ...request, enableBeginFrameControl: true })
    .catch(() => browser.send('Target.createTarget', request));
  return targetId;
}

function ignore(): void {
  // The print itself fails, and that is reported.
}
