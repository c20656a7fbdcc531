import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import puppeteer from 'puppeteer';
import type { Browser, CookieData, HTTPResponse, Page } from 'puppeteer';
import { locateBrowser, usualPlaces } from '../../src/modules/rendering/browser/browser-locator.js';
import { prepareFonts } from '../../src/modules/rendering/browser/fonts.js';

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

/** The widths that every page is looked at in: the narrowest phone, a usual one, a laptop; each in both colour schemes. */
export const LOOKS: readonly Look[] = [360, 390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

export interface Visit extends Look {
  readonly url: string;
  readonly cookies?: readonly CookieData[];
  /** False for a reader without JavaScript. */
  readonly scripts?: boolean;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The bundled Chromium with the fonts of briefs, looking at pages of a running server. */
export class PagesBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly home: string,
  ) {}

  static async start(): Promise<PagesBrowser> {
    const located = await locateBrowser(usualPlaces(null));
    const home = await mkdtemp(join(tmpdir(), 'arcbrief-pages-'));
    const browser = await puppeteer.launch({
      executablePath: located.executablePath,
      headless: 'shell',
      pipe: true,
      userDataDir: join(home, 'profile'),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
        '--force-color-profile=srgb',
        '--lang=en-US',
      ],
      env: {
        HOME: home,
        TMPDIR: home,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
        FONTCONFIG_FILE: prepareFonts().configFile,
        ...(located.libraryPath !== null && { LD_LIBRARY_PATH: located.libraryPath }),
      },
    });
    return new PagesBrowser(browser, home);
  }

  /** Opens a page of its own, in a profile of its own; close it when done. */
  async open({ url, width, scheme, cookies = [], scripts = true }: Visit): Promise<OpenPage> {
    const context = await this.browser.createBrowserContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
    await page.setJavaScriptEnabled(scripts);
    await page.setViewport({ width, height: 900, isMobile: width < 600, hasTouch: width < 600 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    if (cookies.length > 0) await context.setCookie(...cookies);
    const response = await page.goto(url, { waitUntil: 'networkidle0' });
    return new OpenPage(page, response, complaints);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.home, { recursive: true, force: true });
  }
}

/** One page as somebody sees it. */
export class OpenPage {
  constructor(
    /** For what the methods below do not do: typing, clicking, reading. */
    readonly page: Page,
    readonly response: HTTPResponse | null,
    /** Errors and warnings of the console, refusals by the content security policy among them, and requests that failed. */
    readonly complaints: readonly string[],
  ) {}

  /**
   * What axe finds against WCAG 2.2 AA, one line for each element; none is what a page wants. Axe is read into a page once,
   * however often it looks, and runs there: pages have no frames, for which it would need a blank page of its own each time.
   */
  async violations(): Promise<readonly string[]> {
    const isThere = await this.page.evaluate(`typeof axe !== 'undefined'`);
    const { violations } = await new AxePuppeteer(this.page, isThere === true ? 'null' : undefined)
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .withTags(TAGS)
      .analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} (${any[0]?.message ?? ''})`),
    );
  }

  /** Elements that stick out sideways; none is what a page wants. */
  async overflowing(): Promise<readonly string[]> {
    return (await this.page.evaluate(`(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      const wide = [...document.querySelectorAll('body *')].filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > width + 0.5 || left < -0.5;
      });
      return ['the page scrolls sideways', ...wide.map((element) => element.tagName + '.' + element.getAttribute('class'))];
    })()`)) as readonly string[];
  }

  /** Targets that are too small to hit with a finger (WCAG 2.5.8: 24 px), links inside sentences not counted. */
  async smallTargets(): Promise<readonly string[]> {
    return (await this.page
      .evaluate(`[...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, nav a, .button')]
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && (width < 20 || height < 20))
      .map(([element]) => element.outerHTML.slice(0, 100))`)) as readonly string[];
  }

  /** The whole page as a PNG. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path: path, fullPage: true });
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}
