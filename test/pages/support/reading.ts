import type { CookieData } from 'puppeteer';
import type { OpenPage } from '../../support/pages-browser.js';
import type { SignedIn } from '../../support/people.js';

/** The text of a page as somebody reads it. */
export function words(html: string): string {
  return html
    .replaceAll(/<(style|script|title)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** What a browser sends as this person. */
export function cookiesOf({ cookie }: SignedIn): readonly CookieData[] {
  const [name = '', value = ''] = cookie.split('=');
  return [{ name, value, domain: '127.0.0.1' }];
}

/** All that is wrong with how a page looks; nothing is what a page wants. */
export async function faults(open: OpenPage): Promise<readonly string[]> {
  return [
    ...open.complaints,
    ...(await open.overflowing()),
    ...(await open.smallTargets()),
    ...(await open.violations()),
  ];
}
