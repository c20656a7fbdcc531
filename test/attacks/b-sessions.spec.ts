import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { Colleagues } from '../../src/modules/account/colleagues.service.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import type { Caller } from '../../src/domain/index.js';
import { DATABASES } from '../support/database.js';
import { BEHIND_A_PROXY, Installation, PASSWORD } from './installation.js';

/** An admin as the guard would make one. */
function callerOf({ id, name, email, roles }: Pick<Caller, 'name' | 'email' | 'roles'> & { id: string }): Caller {
  return { personId: id, name, email, roles, interviewerId: null, via: { kind: 'session', sessionId: 'none' } };
}

describe.each(DATABASES)('sessions on %s', (kind) => {
  let installation: Installation;
  let admin: Caller;
  let number = 0;
  let email = '';

  beforeAll(async () => {
    installation = await Installation.on(kind, BEHIND_A_PROXY);
    admin = callerOf(await installation.person('admin@example.com', ['admin'], 'Adam'));
  });
  afterAll(() => installation.stop());
  beforeEach(async () => {
    number += 1;
    email = `ana${number}@example.com`;
    await installation.person(email);
  });

  it('B3: a cookie that was there before signing in is worth nothing after it', async () => {
    const attacker = await installation.signedIn(email);
    const victim = attacker.copy();
    const [before] = [...victim.cookies.values()];
    const form = await victim.get('/sign-in');
    expect(form.status).toBe(303);
    const answer = await victim.submit('/sign-in', { email: 'admin@example.com', password: PASSWORD, next: '/' });
    expect(answer.status).toBe(303);
    expect([...victim.cookies.values()]).not.toContain(before);
    expect((await attacker.get('/account')).status).toBe(401);
    expect((await victim.get('/account')).text).toContain('admin@example.com');
  });

  it('B3: a cookie that nobody was given is not taken over at signing in', async () => {
    const visitor = installation.visitor();
    const chosen = 'A'.repeat(43);
    visitor.cookies.set('arcbrief', chosen);
    expect((await visitor.signIn(email)).status).toBe(303);
    expect(visitor.cookies.get('arcbrief')).not.toBe(chosen);
    visitor.cookies.set('arcbrief', chosen);
    expect((await visitor.get('/account')).status).toBe(401);
  });

  it('B3, B4: signing out ends the session for whoever else has its cookie', async () => {
    const browser = await installation.signedIn(email);
    const copy = browser.copy();
    expect((await browser.submit('/sign-out', {})).headers.location).toBe('/sign-in');
    expect((await copy.get('/account')).status).toBe(401);
  });

  it('B4: a new password ends all sessions but the one that chose it, which goes on under another cookie', async () => {
    const [browser, other] = [await installation.signedIn(email), await installation.signedIn(email)];
    const copy = browser.copy();
    const chosen = 'another four words here';
    expect((await browser.submit('/account/password', { old: 'wrong', password: chosen })).status).toBe(422);
    expect((await other.get('/account')).status).toBe(200);
    expect((await browser.submit('/account/password', { old: PASSWORD, password: chosen })).status).toBe(303);
    expect((await browser.get('/account')).status).toBe(200);
    for (const dead of [copy, other]) expect((await dead.get('/account')).status).toBe(401);
    expect((await installation.visitor().signIn(email)).status).toBe(422);
    expect((await installation.visitor().signIn(email, chosen)).status).toBe(303);
  });

  it('B4: closing an account, or changing its roles, ends its sessions at once, in every browser', async () => {
    const colleagues = installation.get(Colleagues);
    const accounts = installation.get(AccountsService);
    const person = await accounts.findByEmail(email);
    if (person === null) throw new Error('nobody');
    const [first, second] = [await installation.signedIn(email), await installation.signedIn(email)];
    const changed = await colleagues.changeRoles(admin, person.id, { version: person.version, roles: ['recruiter'] });
    for (const dead of [first, second]) expect((await dead.get('/account')).status).toBe(401);
    const third = await installation.signedIn(email);
    await colleagues.disable(admin, person.id, changed.version);
    expect((await third.get('/account')).status).toBe(401);
    expect((await installation.visitor().signIn(email)).status).toBe(422);
  });

  it('B4: a session is ended from another browser by its owner, and by nobody else', async () => {
    const [mine, other] = [await installation.signedIn(email), await installation.signedIn(email)];
    const sessions = await installation.get(SessionsService).of((await personOf(installation, email)).id);
    const [, last] = sessions;
    await installation.person(`stranger${number}@example.com`);
    const stranger = await installation.signedIn(`stranger${number}@example.com`);
    expect((await stranger.submit(`/account/sessions/${last?.id}/end`, {})).status).toBe(404);
    expect((await other.get('/account')).status).toBe(200);
    expect((await mine.submit(`/account/sessions/${last?.id}/end`, {})).status).toBe(303);
    expect((await other.get('/account')).status).toBe(401);
  });

  it('B4: half an hour without a request ends a session, and eight hours end a busy one', async () => {
    const start = installation.clock.now();
    const later = (minutes: number): string => new Date(Date.parse(start) + minutes * 60_000).toISOString();
    const [idle, busy] = [await installation.signedIn(email), await installation.signedIn(email)];
    for (let minutes = 20; minutes < 480; minutes += 20) {
      installation.clock.set(later(minutes));
      expect((await busy.get('/account')).status).toBe(200);
    }
    expect((await idle.get('/account')).status).toBe(401);
    installation.clock.set(later(481));
    expect((await busy.get('/account')).status).toBe(401);
    installation.clock.set(start);
  });

  it('B14: a cookie that is too long, mangled, or named like a part of every object, is nobody’s and breaks nothing', async () => {
    const cookies = [
      'arcbrief=x',
      `arcbrief=${'A'.repeat(43)}`,
      'arcbrief=%E0%A4%A; __Host-arcbrief=%00',
      '__proto__=1; constructor=1; toString=1; arcbrief-notice=__proto__',
      'arcbrief-notice=constructor',
      `arcbrief="${'A'.repeat(43)}"; Path=/; Domain=example.com`,
      ';;;=;=;arcbrief',
      `arcbrief=${'A'.repeat(12_000)}`,
    ];
    for (const Cookie of cookies) {
      const { status, text } = await installation.send('/account', { headers: { Host: 'localhost', Cookie } });
      expect({ Cookie: Cookie.slice(0, 60), status }).toEqual({ Cookie: Cookie.slice(0, 60), status: 401 });
      expect(text).not.toContain('function');
    }
    for (const length of [20_000, 100_000]) {
      const headers = { Host: 'localhost', Cookie: `arcbrief=${'A'.repeat(length)}` };
      // Node may have closed the connection before all of it was sent.
      const status = await installation.send('/account', { headers }).then(
        (answer) => answer.status,
        () => 431,
      );
      expect(status).toBe(431);
    }
    expect((await installation.visitor().get('/sign-in')).status).toBe(200);
  });

  it('B15: whoever is not signed in leaves no row, however often they come', async () => {
    const count = (): Promise<number> => rowsOf(installation);
    const before = await count();
    for (let n = 0; n < 30; n += 1) {
      const visitor = installation.visitor();
      const answers = await Promise.all([
        visitor.get('/sign-in'),
        visitor.get('/account'),
        visitor.get('/forgotten'),
        visitor.get('/nowhere'),
        visitor.get(`/welcome/${'A'.repeat(43)}`),
        visitor.post('/sign-in', { email: `nobody${n}@example.com`, password: 'wrong password' }),
        visitor.post('/forgotten', { email: `nobody${n}@example.com` }),
        visitor.post('/sign-in/code', { code: '123456' }),
        installation.send('/api/v1/requisitions', { headers: { Host: 'localhost', Authorization: 'Bearer arcb_x' } }),
      ]);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    }
    expect(await count()).toBe(before);
  });

  it('B16: a password counts whole, up to a thousand characters, however it is written', async () => {
    const accounts = installation.get(AccountsService);
    const { id } = await personOf(installation, email);
    const long = `  ${'Größe und Länge '.repeat(63)}`.slice(0, 1000);
    expect([...long]).toHaveLength(1000);
    await accounts.setPassword(id, long.normalize('NFD'));
    const visitor = installation.visitor();
    expect((await visitor.signIn(email, long.normalize('NFC'))).status).toBe(303);
    expect((await installation.visitor().signIn(email, long.normalize('NFD'))).status).toBe(303);
    for (const wrong of [long.trim(), long.slice(0, 72), `${long.slice(0, -1)}x`, `${long}x`])
      expect((await installation.visitor().signIn(email, wrong)).status).toBe(422);
    const nul = await visitor.submit('/account/password', { old: long, password: 'twelve characters\0and more' });
    expect(nul.status).toBe(400);
    const tooLong = await visitor.submit('/account/password', { old: long, password: 'x y z '.repeat(200) });
    expect(tooLong.status).toBe(422);
    expect(tooLong.text).toContain('has more than 1000 characters');
    const started = performance.now();
    expect((await installation.visitor().signIn(email, 'x'.repeat(1_000_000))).status).toBe(413);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

async function personOf(installation: Installation, email: string) {
  const person = await installation.get(AccountsService).findByEmail(email);
  if (person === null) throw new Error(`${email} is not there`);
  return person;
}

/** Of every table that a request could fill. */
async function rowsOf(installation: Installation): Promise<number> {
  const units = installation.get(UnitOfWork);
  const tables = [
    'people',
    'sessions',
    'account_links',
    'recovery_codes',
    'api_tokens',
    'audit_events',
    'idempotency_keys',
  ];
  return units.read(async () => {
    let sum = 0;
    for (const table of tables) {
      const { rows } = await run<{ n: number | string }>(units.manager, `SELECT count(*) AS n FROM "${table}"`, []);
      sum += Number(rows[0]?.n ?? 0);
    }
    return sum;
  });
}
