import { createHash } from 'node:crypto';
import type { LocatedBrowser } from './browser/browser-locator.js';
import { locateBrowser, usualPlaces } from './browser/browser-locator.js';
import type { Fonts } from './browser/fonts.js';
import { prepareFonts } from './browser/fonts.js';
import { launchBrowser } from './browser/launch.js';
import { sweepScratch } from './browser/scratch.js';
import type { SupervisorStatus } from './browser/supervisor.js';
import { BrowserSupervisor } from './browser/supervisor.js';
import type { CachedPdf } from './pdf-cache.js';
import { DirectoryCache, MemoryCache } from './pdf-cache.js';
import { checkActions, checkMark, checkTagged, pagesOf } from './pdf/pdf-checks.js';
import { readPdfFile } from './pdf/pdf-file.js';
import { FINISHER_VERSION, finishPdf } from './pdf/pdf-finish.js';
import type { Finish } from './pdf/pdf-finish.js';
import { PdfUnreadable } from './pdf/pdf-syntax.js';
import { writeXmp } from './pdf/xmp.js';
import type { RenderJob, RenderedPdf } from './render-job.js';
import { BrowserUnavailable, RenderFailed } from './rendering.errors.js';
import type { RenderingSettings } from './settings.js';
import { buildDocument, createMark } from './template/document.js';
import type { TemplateEnvironment } from './template/template-environment.js';
import { loadTemplates } from './template/template-environment.js';

/** What rendering can do at the moment, for a health page. */
export interface RenderingStatus extends SupervisorStatus {
  /** False when no browser can be had; `reason` says how to mend it. Unknown (true) until one was looked for. */
  readonly available: boolean;
  readonly reason: string | null;
  /** Which browser prints, once it was looked for. */
  readonly build: string | null;
}

interface Prepared {
  readonly located: LocatedBrowser;
  readonly fonts: Fonts;
  /** Names templates, fonts, browser and finisher: with a job it names a PDF. */
  readonly engine: string;
}

/** Digits of the printer's hash in a file's facts: enough to tell printers apart, nothing to learn about a machine. */
const PRINTER_SHOWN = 16;

/**
 * A view model in, a finished PDF out. Everything that shapes the bytes is hashed into their name, so nothing is rendered twice:
 * not when it is asked for again, not when it is asked for twice at once.
 */
export class Renderer {
  private readonly memory: MemoryCache;
  private readonly directory: DirectoryCache | null;
  private readonly supervisor: BrowserSupervisor;
  private readonly underWay = new Map<string, Promise<CachedPdf>>();
  /** How often everything was forgotten: what was begun before is not kept. */
  private forgotten = 0;
  private loaded: TemplateEnvironment | null = null;
  private preparing: Promise<Prepared> | null = null;
  private prepared: Prepared | null = null;
  private reason: string | null = null;

  constructor(private readonly settings: RenderingSettings) {
    this.memory = new MemoryCache(settings.cacheBytes);
    this.directory = settings.cacheDirectory === null ? null : new DirectoryCache(settings.cacheDirectory);
    this.supervisor = new BrowserSupervisor({ ...settings, launch: () => this.launch() });
  }

  /**
   * @throws BrowserUnavailable, RenderQueueFull, RenderFailed, RenderTooLarge. An aborted `signal` takes a waiting job out of the
   * queue; one that prints already is finished and kept.
   */
  async render(job: RenderJob, signal?: AbortSignal): Promise<RenderedPdf> {
    const { engine } = this.prepared ?? (await this.prepare());
    const key = createHash('sha256').update(engine).update(JSON.stringify(job)).digest('hex');
    const known = this.memory.get(key);
    if (known) return { ...known, fromCache: true };
    const stored = await this.stored(key);
    if (stored) return { ...stored, fromCache: true };
    for (;;) {
      // Nothing is awaited between looking and making: two that ask at once become one.
      const running = this.underWay.get(key);
      if (!running) return { ...(await this.make(key, job, signal)), fromCache: false };
      const shared = await outcomeOf(running, signal);
      if (shared) return { ...shared, fromCache: true };
    }
  }

  /** Deletes every finished PDF that is kept, and keeps none of those that are being made. */
  async forget(): Promise<void> {
    this.forgotten += 1;
    this.memory.clear();
    await this.directory?.clear();
  }

  /** Finds the browser, starts it and opens its pages. @throws BrowserUnavailable */
  async warm(): Promise<void> {
    await this.prepare();
    await this.supervisor.warm();
  }

  status(): RenderingStatus {
    return {
      ...this.supervisor.status(),
      available: this.reason === null,
      reason: this.reason,
      build: this.prepared?.located.build ?? null,
    };
  }

  /** Ends the browser; nothing of it is left when this returns. */
  async stop(): Promise<void> {
    await this.supervisor.stop();
  }

  private templates(): TemplateEnvironment {
    return (this.loaded ??= loadTemplates(this.settings.templatesDirectory));
  }

  private async stored(key: string): Promise<CachedPdf | null> {
    const bytes = (await this.directory?.get(key)) ?? null;
    if (bytes === null) return null;
    const entry = { bytes, sha256: sha256(bytes), pages: pagesOf(readPdfFile(bytes)).length };
    this.memory.set(key, entry);
    return entry;
  }

  private make(key: string, job: RenderJob, signal: AbortSignal | undefined): Promise<CachedPdf> {
    const { forgotten } = this;
    const work = this.print(key, job, signal)
      .then(async (entry) => {
        if (forgotten !== this.forgotten) return entry;
        this.memory.set(key, entry);
        await this.directory?.set(key, entry.bytes);
        return entry;
      })
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, work);
    return work;
  }

  private async print(key: string, job: RenderJob, signal: AbortSignal | undefined): Promise<CachedPdf> {
    const { title, language, paper } = job;
    const createdAt = wholeSeconds(job.generatedAt);
    const { engine } = await this.prepare();
    const xmp = packetOf(job, createdAt, engine.slice(0, PRINTER_SHOWN));
    const templates = this.templates();
    const mark = createMark();
    const html = buildDocument({
      body: templates.renderBody(job.template, job.view),
      styles: templates.styles,
      paper,
      language,
      mark,
    });
    let finished: CachedPdf | null = null;
    const accept = (printed: Buffer) => {
      finished = finishPrinted(printed, mark, { title, createdAt, xmp, id: key.slice(0, 32) });
    };
    await this.supervisor.print({ html, signal, accept });
    if (finished === null) throw new RenderFailed('unreadable');
    return finished;
  }

  private async launch() {
    const { located, fonts } = await this.prepare();
    try {
      const browser = await launchBrowser({ located, fonts });
      this.reason = null;
      return browser;
    } catch (error) {
      throw this.unavailable(error);
    }
  }

  /** Once; after a failure again, because what was missing may be there by then. */
  private prepare(): Promise<Prepared> {
    this.preparing ??= this.lookAround().catch((error: unknown) => {
      this.preparing = null;
      throw this.unavailable(error);
    });
    return this.preparing;
  }

  private async lookAround(): Promise<Prepared> {
    const templates = this.templates();
    sweepScratch();
    const located = await locateBrowser(usualPlaces(this.settings.executablePath));
    const fonts = prepareFonts();
    const engine = sha256(JSON.stringify([templates.sha256, fonts.fingerprint, located.build, FINISHER_VERSION]));
    this.reason = null;
    return (this.prepared = { located, fonts, engine });
  }

  private unavailable(error: unknown): unknown {
    if (error instanceof BrowserUnavailable) this.reason = error.message;
    return error;
  }
}

/** What somebody else asked for; null when they do not want it any more, and it must be asked for anew. */
async function outcomeOf(running: Promise<CachedPdf>, signal: AbortSignal | undefined): Promise<CachedPdf | null> {
  try {
    return await running;
  } catch (error) {
    if (error instanceof RenderFailed && error.reason === 'cancelled' && signal?.aborted !== true) return null;
    throw error;
  }
}

/** Looks at what came out of the browser before anything is done with it. */
function finishPrinted(printed: Buffer, mark: string, finish: Finish): CachedPdf {
  try {
    const file = readPdfFile(printed);
    const pages = pagesOf(file);
    checkMark(file, mark);
    checkTagged(file);
    checkActions(file, pages);
    const bytes = finishPdf(file, finish);
    return { bytes, sha256: sha256(bytes), pages: pages.length };
  } catch (error) {
    throw error instanceof PdfUnreadable ? new RenderFailed('unreadable', error) : error;
  }
}

function packetOf({ title, language, facts }: RenderJob, createdAt: string, printer: string): string {
  try {
    return writeXmp({ title, language, createdAt, facts: { ...facts, printer } });
  } catch (error) {
    throw new RenderFailed('template', error);
  }
}

/** "2026-11-02T10:00:00Z": PDF dates have no fractions. */
function wholeSeconds(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new RenderFailed('template', new RangeError(`"${iso}" is not a time.`));
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
