import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { OpenPage } from '../support/pages-browser.js';

/** One person at their own browser: does what people do, and keeps a picture of every page. */
export class Visitor {
  private pictures = 0;

  constructor(
    private readonly open: OpenPage,
    private readonly base: string,
    /** Where the pictures go, and what their names begin with. */
    private readonly album: { readonly folder: string; readonly name: string },
  ) {}

  get page(): Page {
    return this.open.page;
  }

  get complaints(): readonly string[] {
    return this.open.complaints;
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.base + path, { waitUntil: 'load' });
  }

  /** Types into the control of that name, in place of what stands there. */
  async type(name: string, text: string): Promise<void> {
    await this.page.$eval(`[name="${name}"]`, (element) => {
      const control = element as unknown as { value: string; closest(what: string): { open: boolean } | null };
      const fold = control.closest('details');
      if (fold !== null) fold.open = true;
      control.value = '';
    });
    await this.page.type(`[name="${name}"]`, text);
  }

  /** Chooses the option, radio button or checkbox whose words hold the text. */
  async choose(name: string, words: string): Promise<void> {
    const done = await this.page.evaluate(
      `((name, words) => {
        const controls = [...document.querySelectorAll('[name="' + name + '"]')];
        for (const control of controls) {
          if (control.tagName === 'SELECT') {
            const option = [...control.options].find(({ text, parentElement }) => (text + ' ' + (parentElement.label ?? '')).includes(words));
            if (option) { control.value = option.value; control.dispatchEvent(new Event('change', { bubbles: true })); return true; }
          } else if ([...(control.labels ?? [])].some(({ textContent }) => textContent.includes(words))) { if (!control.checked) control.click(); return true; }
        }
        return false;
      })(${JSON.stringify(name)}, ${JSON.stringify(words)})`,
    );
    if (done !== true) throw new Error(`${this.page.url()} has no "${words}" for ${name}`);
  }

  /** Presses the button or follows the link with these words, and waits for the page that follows. */
  async press(words: string): Promise<void> {
    const handle = await this.page.evaluateHandle(
      `((words) => {
        const said = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
        const seen = [...document.querySelectorAll('button'), ...document.querySelectorAll('a')].filter((element) => element.checkVisibility());
        return seen.find((element) => said(element) === words) ?? seen.find((element) => said(element).startsWith(words)) ?? null;
      })(${JSON.stringify(words)})`,
    );
    const element = handle.asElement();
    if (element === null)
      throw new Error(`${this.page.url()} has nothing to press that says "${words}":\n${await this.text()}`);
    await Promise.all([
      this.page.waitForNavigation({ waitUntil: 'load' }),
      (element as unknown as { click(): Promise<void> }).click(),
    ]);
  }

  /** All text that can be seen. */
  async text(): Promise<string> {
    return String(await this.page.evaluate('document.body.innerText'));
  }

  /** The addresses of links that begin so. */
  async links(prefix: string): Promise<readonly string[]> {
    const found = await this.page.evaluate(
      `[...new Set([...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''))].filter((href) => href.startsWith(${JSON.stringify(prefix)}))`,
    );
    return found as string[];
  }

  /** Keeps a picture, and says what sticks out of the page. */
  async look(what: string): Promise<readonly string[]> {
    const { folder, name } = this.album;
    await mkdir(folder, { recursive: true });
    this.pictures += 1;
    await this.open.screenshot(join(folder, `${name}-${String(this.pictures).padStart(2, '0')}-${what}.png`));
    return this.open.overflowing();
  }

  async close(): Promise<void> {
    await this.open.close();
  }
}
