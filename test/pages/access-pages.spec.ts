import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CookieData } from 'puppeteer';
import { DemoModule } from '../../src/demo/demo.module.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { SCOPES } from '../../src/domain/index.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { SecondFactors } from '../../src/modules/people/second-factors.service.js';
import { TOTP } from 'otpauth';
import { BEHIND_A_PROXY, Installation, PASSWORD, type Visitor } from '../attacks/installation.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { DEVICES, problemsOn } from './support/looks.js';

const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Ní Dhálaigh Nguyễn Thị Hạnh the Younger, of X';

let empty: Installation;
let installation: Installation;
let browser: PagesBrowser;
let admin: Visitor;
let secured: Visitor;
let person = '';

beforeAll(async () => {
  [empty, installation, browser] = await Promise.all([
    Installation.on('sqlite', { further: [DemoModule.whole()] }),
    Installation.on('sqlite', {
      ...BEHIND_A_PROXY,
      signOn: { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: 'Example Login' },
    }),
    PagesBrowser.start(),
  ]);
  const accounts = installation.get(AccountsService);
  const { id } = await installation.person(
    'ada@example.com',
    ['admin', 'recruiter', 'interviewer', 'hiring-manager'],
    LONG,
  );
  for (const [number, name] of ['عمر الحداد', 'Ana Ferreira', LONG, 'अनिता देशपांडे', '王小明'].entries())
    await accounts.invite({
      email: `person.with.a.long.address.${number}@department.example.com`,
      name,
      roles: ['interviewer'],
    });
  const invited = await accounts.findByEmail('person.with.a.long.address.0@department.example.com');
  if (invited === null) throw new Error('nobody');
  person = invited.id;
  for (const name of ['nightly export', LONG])
    await installation.get(TokensService).create(id, { name, scopes: SCOPES, days: 30 });
  admin = await installation.signedIn('ada@example.com');
  for (let n = 0; n < 3; n += 1) await installation.signedIn('ada@example.com');
  const other = await installation.person('secured@example.com', ['interviewer']);
  secured = await installation.signedIn('secured@example.com');
  const factors = installation.get(SecondFactors);
  const secret = factors.newSecret();
  const timestamp = Date.parse(installation.clock.now());
  await factors.confirm(other.id, secret, new TOTP({ secret }).generate({ timestamp }));
});
afterAll(async () => {
  await browser.stop();
  await Promise.all([empty.stop(), installation.stop()]);
});

interface Shown {
  readonly name: string;
  readonly on?: 'empty';
  readonly as?: () => Visitor;
  readonly path: () => string;
  /** Makes the page what it is to be. */
  readonly before?: () => Promise<unknown>;
}

/** What `every-page.spec.ts` does not see: it comes to each page as one reader, with nothing done there. */
const PAGES: readonly Shown[] = [
  { name: 'set-up', on: 'empty', path: () => '/set-up' },
  { name: 'demo', on: 'empty', path: () => '/demo' },
  { name: 'demo-sign-in', on: 'empty', path: () => '/sign-in' },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'account', as: () => admin, path: () => '/account' },
  {
    name: 'account-new-token',
    as: () => admin,
    path: () => '/account',
    before: () => admin.submit('/account/tokens', { name: LONG, days: '7', scopes: ['people:read'] }),
  },
  { name: 'second-step-on', as: () => secured, path: () => '/account/second-step' },
  { name: 'people', as: () => admin, path: () => '/people' },
  { name: 'person', as: () => admin, path: () => `/people/${person}` },
  {
    name: 'person-link',
    as: () => admin,
    path: () => `/people/${person}`,
    before: () => admin.submit(`/people/${person}/link`, {}),
  },
];

describe.each(DEVICES)('on $device', (device) => {
  it.each(PAGES)('$name is accessible, fits and is what the policy allows', async (page) => {
    await page.before?.();
    const { url } = page.on === 'empty' ? empty : installation;
    const cookies = cookiesOf(page.as?.(), url);
    const open = await browser.open({ ...device, url: url + page.path(), cookies });
    try {
      expect(open.response?.status()).toBe(200);
      expect(await problemsOn(open, device, page.name)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

describe('in a browser, with JavaScript off', () => {
  it('the first admin is made, signs out, is refused, signs in and comes to where they wanted to be', async () => {
    const own = await Installation.on('sqlite');
    const open = await browser.open({ url: `${own.url}/set-up`, width: 390, scheme: 'light', scripts: false });
    const { page } = open;
    const send = () => Promise.all([page.waitForNavigation(), page.click('main button[type=submit]')]);
    try {
      await page.type('#field-secret', own.secret);
      await page.type('#field-name', 'Ada');
      await page.type('#field-email', 'ada@example.com');
      await page.type('#field-password', PASSWORD);
      await send();
      const names = (await page.browserContext().cookies()).map(({ name, secure }) => `${name} ${secure}`);
      expect(names).toContain('__Host-arcbrief true');
      await page.goto(`${own.url}/account`);
      expect(await page.$eval('h1', ({ textContent }) => textContent)).toBe('Account');
      await Promise.all([page.waitForNavigation(), page.click('header button[type=submit]')]);
      expect(await page.$eval('.notice-text', ({ textContent }) => textContent)).toBe('You are signed out.');
      await page.goto(`${own.url}/people`);
      await page.type('#field-email', 'ada@example.com');
      await page.type('#field-password', 'not my password at all');
      await send();
      expect(await page.$eval('.notice-problem .notice-text', ({ textContent }) => textContent)).toContain(
        'do not belong together',
      );
      await page.type('#field-password', PASSWORD);
      await send();
      expect(page.url()).toBe(`${own.url}/people`);
    } finally {
      await open.close();
      await own.stop();
    }
  });

  it('B2: in the demo anybody is one of four people; nobody else, and not without the demo', async () => {
    await empty
      .get(DemoService)
      .fill([], [])
      .catch(() => undefined);
    const visitor = empty.visitor();
    expect((await visitor.post('/demo', { person: 'admin' })).status).toBe(303);
    expect((await visitor.get('/account')).text).toContain('Ada Novak');
    expect((await visitor.post('/demo', { person: 'root' }, {})).status).toBe(403);
    expect((await empty.visitor().post('/demo', { person: 'root' })).status).toBe(404);
    expect((await empty.visitor().post('/demo', { person: 'admin' }, { Origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await installation.visitor().post('/demo', { person: 'admin' })).status).toBe(404);
    expect((await empty.visitor().signIn('ada@demo.example', '')).status).toBe(422);
  });
});

function cookiesOf(visitor: Visitor | undefined, url: string): readonly CookieData[] {
  const domain = new URL(url).hostname;
  return [...(visitor?.cookies ?? [])]
    .filter(([name]) => !name.startsWith('__Host-'))
    .map(([name, value]) => ({ name, value, domain, path: '/' }));
}
