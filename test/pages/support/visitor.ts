import type { OpenPage, PagesBrowser } from '../../support/pages-browser.js';
import type { Sight } from './page-worlds.js';

/** One tab that goes from page to page: a tab of its own for each would take longer than all looks together. */
export class Visitor {
  private constructor(readonly open: OpenPage) {}

  static async start(browser: PagesBrowser): Promise<Visitor> {
    return new Visitor(await browser.open({ url: 'about:blank', width: 1280, scheme: 'light' }));
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
  async look({ width, scheme }: { readonly width: number; readonly scheme: 'light' | 'dark' }): Promise<void> {
    const { page } = this.open;
    // Never as a phone: changing that would load the page again, and the layout follows from the width alone.
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  }

  close(): Promise<void> {
    return this.open.close();
  }
}
