import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything about rendering that can be set; the doors read the environment, this module never does. */
export interface RenderingSettings {
  /** Pages printing at once; one a core is best, more only adds latency. */
  readonly pages: number;
  /** A browser context of its own for every brief: about three times slower, one more wall. */
  readonly freshContext: boolean;
  /** PUPPETEER_EXECUTABLE_PATH, or null to look for a browser. */
  readonly executablePath: string | null;
  /** The folder that holds layouts/, partials/, brief/, tokens.css and pictures.css. */
  readonly templatesDirectory: string;
  /** Finished PDFs are kept here by content hash; null keeps them in memory only. */
  readonly cacheDirectory: string | null;
  /** Bytes of finished PDFs kept in memory. */
  readonly cacheBytes: number;
  /** Jobs that may wait; one more is turned away. */
  readonly queueLimit: number;
  /** From asking to having, waiting and a second try included, in ms. */
  readonly jobLimitMs: number;
  /** One try on one page, in ms; afterwards the page is not trusted any more. */
  readonly attemptLimitMs: number;
  /** Opening a page, in ms; a browser that needs longer is no use and is ended. */
  readonly pageLimitMs: number;
  /** The browser is replaced after so many prints. */
  readonly printsPerBrowser: number;
  /** The browser is replaced when its processes together own more memory than this (bytes, shared pages not counted). */
  readonly memoryLimitBytes: number;
}

/** The project's own templates: beside src/ in a checkout and beside dist/ in a package. */
function findTemplates(): string {
  let directory = import.meta.dirname;
  for (let parent = dirname(directory); parent !== directory; directory = parent, parent = dirname(directory)) {
    const candidate = join(parent, 'templates');
    if (existsSync(join(candidate, 'layouts'))) return candidate;
  }
  return join(import.meta.dirname, '..', '..', '..', 'templates');
}

/** The defaults of RELIABILITY: two pages, a queue of twenty, thirty seconds. */
export function renderingSettings(changes: Partial<RenderingSettings> = {}): RenderingSettings {
  return {
    pages: 2,
    freshContext: false,
    executablePath: null,
    templatesDirectory: changes.templatesDirectory ?? findTemplates(),
    cacheDirectory: null,
    cacheBytes: 64 * 1024 * 1024,
    queueLimit: 20,
    jobLimitMs: 30_000,
    attemptLimitMs: 10_000,
    // Fifty times what it takes.
    pageLimitMs: 5_000,
    printsPerBrowser: 2_000,
    memoryLimitBytes: 600 * 1024 * 1024,
    ...changes,
  };
}
