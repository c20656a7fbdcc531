import type { CookieData } from 'puppeteer';
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
