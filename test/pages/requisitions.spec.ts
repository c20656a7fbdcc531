import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../support/http.js';
import { signedIn, type SignedIn } from '../support/people.js';

let api: TestApi;
let rita: SignedIn;

beforeAll(async () => {
  api = await TestApi.start('sqlite');
  rita = await signedIn(api.app, { email: 'rita@example.com', name: 'Rita Reiter', roles: ['recruiter'] });
});
afterAll(() => api.stop());

const SEAT = { title: 'Engineering Manager, Payments', organisation: 'Tidewell Pay', seat: 'engineering-arc@1 leader' };

/** Text of a page as a reader has it: no tags, one space between words. */
function words(html: string): string {
  return html
    .replace(/[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ');
}

describe('the list of requisitions', () => {
  it('tells somebody who has none what to do', async () => {
    const { status, text } = await rita.page('/requisitions');
    expect(status).toBe(200);
    expect(words(text)).toContain('No requisition yet');
  });
});

describe('opening a requisition', () => {
  it('comes back with everything that is wrong and everything that was typed', async () => {
    const { status, text } = await rita.submit('/requisitions/new', {
      title: ' ',
      organisation: 'Tidewell <b>Pay</b>',
      'economics.salary': 'a lot',
    });
    expect(status).toBe(422);
    expect(words(text)).toContain('3 things to correct');
    expect(text).toContain('value="Tidewell &lt;b&gt;Pay&lt;/b&gt;"');
    expect(text).toContain('value="a lot"');
    expect(text).toContain('<details class="more" open>');
  });

  it('leads to the requisition', async () => {
    const { status, headers, text } = await rita.submit('/requisitions/new', SEAT);
    expect([status, text]).toEqual([303, expect.any(String)]);
    expect(headers['location']).toMatch(/^\/requisitions\/[0-9a-f-]{36}$/);
  });
});
