import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES } from '../support/database.js';
import { BEHIND_A_PROXY, Installation, type Visitor } from './installation.js';

describe.each(DATABASES)('the second step on %s', (kind) => {
  let installation: Installation;
  let number = 0;
  let email = '';
  let secret = '';
  let codes: readonly string[] = [];

  beforeAll(async () => {
    installation = await Installation.on(kind, BEHIND_A_PROXY);
  });
  afterAll(() => installation.stop());

  const code = (): string => new TOTP({ secret }).generate({ timestamp: Date.parse(installation.clock.now()) });
  const wait = (seconds: number): void =>
    installation.clock.set(new Date(Date.parse(installation.clock.now()) + seconds * 1000).toISOString());

  /** As far as the code. */
  async function halfway(): Promise<Visitor> {
    const visitor = installation.visitor();
    const answer = await visitor.signIn(email);
    expect(answer.headers.location).toBe('/sign-in/code');
    return visitor;
  }

  beforeEach(async () => {
    number += 1;
    email = `ana${number}@example.com`;
    await installation.person(email);
    const visitor = await installation.signedIn(email);
    const page = (await visitor.get('/account/second-step')).text;
    secret = (/once-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(page).toMatch(/<path class="qr-ink" d="M\d+ \d+h\d+v1h-\d+z/);
    expect(page).not.toContain('style=');
    const wrong = await visitor.submit('/account/second-step', { sealed, code: '000000' });
    expect(wrong.status).toBe(422);
    // The picture stays the one that the app has read.
    expect(wrong.text).toContain(secret.slice(0, 4));
    const right = await visitor.submit('/account/second-step', { sealed, code: code() });
    expect(right.status).toBe(303);
    const shown = (await visitor.get('/account/second-step')).text;
    codes = [...shown.matchAll(/<code>([A-Z2-9-]{23})<\/code>/g)].map(([, one]) => one ?? '');
    expect(codes).toHaveLength(10);
    expect((await visitor.get('/account/second-step')).text).not.toContain(codes[0]);
    wait(30);
  });

  it('stands between the password and everything', async () => {
    const visitor = await halfway();
    expect((await visitor.get('/account')).status).toBe(401);
    expect((await visitor.post('/account/second-step/off', { code: code() })).status).toBe(401);
    expect((await visitor.post('/sign-in/code', { code: code() })).headers.location).toBe('/account');
    expect((await visitor.get('/account')).status).toBe(200);
  });

  it('takes no code twice, nor one from before it', async () => {
    const [first, second] = [await halfway(), await halfway()];
    const now = code();
    expect((await first.post('/sign-in/code', { code: now })).status).toBe(303);
    expect((await second.post('/sign-in/code', { code: now })).status).toBe(422);
    const earlier = new TOTP({ secret }).generate({ timestamp: Date.parse(installation.clock.now()) - 30_000 });
    expect((await second.post('/sign-in/code', { code: earlier })).status).toBe(422);
    wait(30);
    expect((await second.post('/sign-in/code', { code: code() })).status).toBe(303);
  });

  it('of two who bring the same code at once, lets one in', async () => {
    const visitors = [await halfway(), await halfway()];
    const now = code();
    const answers = await Promise.all(visitors.map((visitor) => visitor.post('/sign-in/code', { code: now })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const [one = ''] = codes;
    const visitor = await halfway();
    expect((await visitor.post('/sign-in/code', { code: ` ${one.toLowerCase().replaceAll('-', ' ')}` })).status).toBe(
      303,
    );
    expect((await visitor.get('/account')).text).toContain('9 recovery codes are left');
    expect((await (await halfway()).post('/sign-in/code', { code: one })).status).toBe(422);
  });

  it('is a ticket of five minutes, for one use, that nobody can write', async () => {
    const visitor = await halfway();
    const copy = visitor.copy();
    expect((await visitor.post('/sign-in/code', { code: code() })).status).toBe(303);
    wait(30);
    expect((await copy.post('/sign-in/code', { code: code() })).headers.location).toBe('/sign-in');
    const late = await halfway();
    wait(301);
    expect((await late.post('/sign-in/code', { code: code() })).headers.location).toBe('/sign-in');
    const forged = installation.visitor();
    forged.cookies.set('arcbrief-step', Buffer.from(`{"personId":"x","next":"/"}`).toString('base64url'));
    expect((await forged.post('/sign-in/code', { code: code() })).headers.location).toBe('/sign-in');
  });

  it('B7: is not guessed: five codes a minute from one address', async () => {
    const visitor = await halfway();
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await visitor.post('/sign-in/code', { code: '000000' })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
  });

  it('is turned off with a code alone, and asked for no more', async () => {
    const visitor = await halfway();
    await visitor.post('/sign-in/code', { code: code() });
    expect((await visitor.submit('/account/second-step/off', { code: '000000' })).status).toBe(422);
    expect((await visitor.submit('/account/second-step', { sealed: 'x', code: code() })).status).toBe(409);
    wait(30);
    expect((await visitor.submit('/account/second-step/off', { code: code() })).status).toBe(303);
    expect((await installation.visitor().signIn(email)).headers.location).toBe('/account');
    const person = await installation.get(AccountsService).findByEmail(email);
    expect(person?.hasSecondFactor).toBe(false);
  });
});
