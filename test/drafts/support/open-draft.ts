import type { Page } from 'puppeteer';
import type { PagesBrowser } from '../../support/pages-browser.js';
import { cookieOf, type ScorecardScene } from '../../pages/support/scorecard-scene.js';

/** What a test types into, unless it says otherwise. */
export const CRITERION = 'builder.owned-what-broke';

/** A kit open in a browser, as its author sees it. */
export class OpenDraft {
  /** What the page's own script could not do; nothing is what a test wants. */
  readonly errors: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  /** In a browser profile of its own, as on another device. */
  static async on(
    browser: PagesBrowser,
    url: string,
    { author, id }: Pick<ScorecardScene, 'author' | 'id'>,
  ): Promise<OpenDraft> {
    const cookies = [cookieOf(author, url)];
    const { page } = await browser.open({ url: `${url}/scorecards/${id}`, width: 1280, scheme: 'light', cookies });
    return new OpenDraft(page);
  }

  /** The same page in another tab of the same browser. */
  async inAnotherTab(): Promise<OpenDraft> {
    const page = await this.page.browserContext().newPage();
    await page.goto(this.page.url(), { waitUntil: 'networkidle0' });
    return new OpenDraft(page);
  }

  async type(text: string, criterion = CRITERION): Promise<void> {
    await this.page.focus(`[name="evidence.${criterion}"]`);
    await this.page.keyboard.press('End');
    await this.page.keyboard.type(text);
  }

  async rate(rating: number, criterion = CRITERION): Promise<void> {
    await this.page.click(`[name="rating.${criterion}"][value="${rating}"]`);
  }

  /** What the form holds. */
  evidence(criterion = CRITERION): Promise<string> {
    return this.page.$eval(`[name="evidence.${criterion}"]`, (field) => (field as unknown as { value: string }).value);
  }

  /** Until the page says that the server has everything. */
  async saved(): Promise<void> {
    await this.page.waitForSelector('.card-saved[data-now=saved]');
  }

  /** Until the page says this of what is typed. */
  async says(state: string): Promise<string> {
    const words = await this.page.waitForSelector(`[data-state=${state}]:not([hidden])`, { visible: true });
    return (await words?.evaluate((element) => (element as unknown as { innerText: string }).innerText)) ?? '';
  }

  /** Presses a button and waits for the page that comes. */
  async go(selector: string): Promise<void> {
    await Promise.all([this.page.waitForNavigation({ waitUntil: 'networkidle0' }), this.page.click(selector)]);
  }

  /** How many texts this browser keeps because the server has them not. */
  copies(): Promise<number> {
    return this.page.evaluate(
      `Object.keys(localStorage).filter((key) => key.startsWith('arcbrief-copy:')).length`,
    ) as Promise<number>;
  }

  /** What stands on the page. */
  text(): Promise<string> {
    return this.page.$eval('main', (main) => (main as unknown as { innerText: string }).innerText);
  }

  async close(): Promise<void> {
    await this.page.browserContext().close();
  }
}

/** Lets nothing that is typed reach the server from this page, until the returned function is called. */
export async function withoutSaving({ page }: OpenDraft): Promise<() => void> {
  let isCut = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isSave = request.method() === 'POST' && request.url().endsWith('/draft');
    void (isCut && isSave ? request.abort() : request.continue());
  });
  return () => {
    isCut = false;
  };
}
