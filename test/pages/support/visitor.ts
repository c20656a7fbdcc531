import type { Look, OpenPage, PagesBrowser } from '../../support/pages-browser.js';
import type { Sight } from './page-worlds.js';

/** One tab that goes from page to page: a tab of its own for each would take longer than all looks together. */
export class Visitor {
  private constructor(readonly open: OpenPage) {}

  static async start(browser: PagesBrowser): Promise<Visitor> {
    const open = await browser.open({ url: 'about:blank', width: 1280, scheme: 'light' });
    await open.keepAxe();
    return new Visitor(open);
  }

  /** Opens a page as its reader. @returns the status, and what the console complained of since. */
  async go({ url, cookies }: Sight): Promise<{ readonly status: number; readonly complaints: readonly string[] }> {
    const { page } = this.open;
    const context = page.browserContext();
    await context.deleteCookie(...(await context.cookies()));
    if (cookies.length > 0) await context.setCookie(...cookies);
    const before = this.open.complaints.length;
    const response = await page.goto(url, { waitUntil: 'load' });
    await page.evaluate('document.fonts.ready.then(() => null)');
    return { status: response?.status() ?? 0, complaints: this.open.complaints.slice(before) };
  }

  /** The width and the colours from now on. */
  look(look: Look): Promise<void> {
    return this.open.look(look, { isPhone: false });
  }

  close(): Promise<void> {
    return this.open.close();
  }
}
