import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

export interface Visit extends Look {
  readonly url: string;
  readonly cookies?: readonly CookieData[];
  /** False for a reader without JavaScript. */
  readonly scripts?: boolean;
}

/** Below this width a page is opened as a phone does, with a finger. */
const PHONE = 600;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of those tags, the rules that read a colour; no other finds in the dark what it did not find in the light. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Without its comments and long names, which are half of what goes to the browser for each page. */
const AXE = readFileSync(
  join(dirname(createRequire(import.meta.resolve('@axe-core/puppeteer')).resolve('axe-core')), 'axe.min.js'),
  'utf8',
);

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
    await lookOf(page, { width, scheme }, width < PHONE);
    if (cookies.length > 0) await context.setCookie(...cookies);
    // Module scripts have run by then, and nothing waits for half a second of silence.
    const response = await page.goto(url, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => null)');
    return new OpenPage(page, response, complaints);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await rm(this.home, { recursive: true, force: true });
  }
}

async function lookOf(page: Page, { width, scheme }: Look, isPhone: boolean): Promise<void> {
  await page.setViewport({ width, height: 900, isMobile: isPhone, hasTouch: isPhone });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/** What there is of a text's box above its capitals: room for accents, which a line above may use. */
const ABOVE_CAPITALS = 0.24;

const OVERLAPPING = `(() => {
  const inked = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const isText = element.tagName === 'text';
    return { left, right, top: isText ? top + (bottom - top) * ${ABOVE_CAPITALS} : top, bottom, what: isText ? element.textContent : 'a pointer' };
  };
  return [...document.querySelectorAll('svg')].flatMap((svg) => {
    const all = [...svg.querySelectorAll('text, polygon')].map(inked).filter(({ left, right }) => right > left);
    return all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => one.left < other.right + 1 && other.left < one.right + 1 && one.top < other.bottom && other.top < one.bottom)
        .map((other) => '"' + one.what + '" and "' + other.what + '" touch'),
    );
  });
})()`;

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
   *
   * @param rules `colours`: for a page that was looked at by all rules in the other colour scheme
   */
  async violations(rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
    const isThere = await this.page.evaluate(`typeof axe !== 'undefined'`);
    const builder = new AxePuppeteer(this.page, isThere === true ? 'null' : AXE)
      .setLegacyMode()
      // The selector of an element says which one it is; the text of each that was looked at need not be made.
      .configure({ noHtml: true })
      .options({ resultTypes: ['violations'] });
    const chosen = rules === 'all' ? builder.withTags(TAGS) : builder.withRules(COLOUR_RULES);
    const { violations } = await chosen.analyze();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} (${any[0]?.message ?? ''})`),
    );
  }

  /** For a tab that goes from page to page and has axe look at each: sent to it once, not once a page. */
  async keepAxe(): Promise<void> {
    await this.page.evaluateOnNewDocument(AXE);
  }

  /**
   * The width and the colours from now on, without loading the page again.
   *
   * @param isPhone as it was opened: changing that would load the page again
   */
  look(look: Look, { isPhone } = { isPhone: look.width < PHONE }): Promise<void> {
    return lookOf(this.page, look, isPhone);
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

  /** Words of pictures that lie on other words or on a pointer, or touch them; none is what a page wants. */
  async overlapping(): Promise<readonly string[]> {
    return (await this.page.evaluate(OVERLAPPING)) as readonly string[];
  }

  /** The whole page as a PNG, or what is seen of it without scrolling. Makes the folder. */
  async screenshot(path: string, { fullPage } = { fullPage: true }): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, fullPage });
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}
