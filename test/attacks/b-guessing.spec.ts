import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { Passwords } from '../../src/modules/people/passwords.service.js';
import { BEHIND_A_PROXY, Installation, PASSWORD, type Visitor } from './installation.js';

describe('whoever guesses', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.on('sqlite', BEHIND_A_PROXY);
    await installation.person('ana@example.com');
  });
  afterAll(() => installation.stop());

  /** The answers to this many wrong passwords, each from `visitor`. */
  async function guesses(count: number, email: string, visitor: () => Visitor): Promise<readonly number[]> {
    const statuses = [];
    for (let n = 0; n < count; n += 1) statuses.push((await visitor().signIn(email, `wrong ${n}`)).status);
    return statuses;
  }

  const times = (count: number, status: number): readonly number[] => Array.from({ length: count }, () => status);

  it('B7, B8: from many addresses is slowed for that account, and its owner goes on where they are signed in', async () => {
    const ana = await installation.signedIn('ana@example.com');
    const statuses = await guesses(24, 'ANA@example.com', () => installation.visitor());
    expect(statuses).toEqual([...times(20, 422), ...times(4, 429)]);
    const refused = await installation.visitor().signIn('ana@example.com');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(300);
    expect(refused.headers['content-type']).toContain('text/html');
    expect((await ana.get('/account')).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ana.get('/account')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('B8: does not keep a colleague out of where they come in, nor out of anywhere by guessing from one address', async () => {
    await installation.person('bea@example.com');
    const home = await installation.signedIn('bea@example.com');
    const stranger = installation.visitor();
    expect(await guesses(7, 'bea@example.com', () => stranger)).toEqual([...times(5, 422), 429, 429]);
    expect((await installation.visitor().signIn('bea@example.com')).status).toBe(303);
    await guesses(24, 'bea@example.com', () => installation.visitor());
    expect((await installation.visitor().signIn('bea@example.com')).status).toBe(429);
    await home.submit('/sign-out', {});
    expect((await home.signIn('bea@example.com')).status).toBe(303);
  });

  it('B7, A14: an address that nobody has is slowed as one that somebody has', async () => {
    const statuses = await guesses(22, 'nobody@example.com', () => installation.visitor());
    expect(statuses).toEqual([...times(20, 422), 429, 429]);
    const visitor = installation.visitor();
    expect(await guesses(6, 'nobody.else@example.com', () => visitor)).toEqual([...times(5, 422), 429]);
  });

  it('A14: one password is checked whoever it is said to be of: nobody, somebody invited, closed, or here', async () => {
    const accounts = installation.get(AccountsService);
    await accounts.invite({ email: 'invited@example.com', name: 'Ina', roles: ['interviewer'] });
    const { id, version } = await installation.person('closed@example.com');
    await accounts.update(id, version, { status: 'disabled' });
    await installation.person('here@example.com');
    const checked = jest.spyOn(installation.get(Passwords), 'matches');
    const counts = [];
    for (const name of ['unknown', 'invited', 'closed', 'here']) {
      const answer = await installation.visitor().signIn(`${name}@example.com`, `wrong for ${name}`);
      counts.push([name, checked.mock.calls.length, answer.status]);
      checked.mockClear();
    }
    checked.mockRestore();
    expect(counts).toEqual([
      ['unknown', 1, 422],
      ['invited', 1, 422],
      ['closed', 1, 422],
      ['here', 1, 422],
    ]);
  });

  it('B7: from one address is slowed whatever the account, and another address is not', async () => {
    const visitor = installation.visitor();
    const statuses = [];
    for (let n = 0; n < 24; n += 1) statuses.push((await visitor.signIn(`n${n}@example.com`, 'wrong')).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await installation.visitor().signIn('someone@example.com', 'wrong')).status).toBe(422);
  });

  it('B7: cannot have another address by saying so, unless whoever runs the server trusts that proxy', async () => {
    const plain = await Installation.on('sqlite');
    const statuses = [];
    for (let n = 0; n < 24; n += 1) {
      const visitor = plain.visitor();
      visitor.headers = { 'X-Forwarded-For': `10.9.9.${n}`, Forwarded: `for=10.9.9.${n}`, 'X-Real-IP': `10.9.9.${n}` };
      statuses.push((await visitor.signIn(`n${n}@example.com`, 'wrong')).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    await plain.stop();
    // What the client itself put in front of the proxy's own entry does not count either.
    const spoofed = installation.visitor();
    const proxied = spoofed.headers['X-Forwarded-For'] ?? '';
    const answers = [];
    for (let n = 0; n < 24; n += 1) {
      spoofed.headers = { 'X-Forwarded-For': `172.16.0.${n}, ${proxied}` };
      answers.push((await spoofed.signIn(`m${n}@example.com`, 'wrong')).status);
    }
    expect(answers.filter((status) => status === 429)).toHaveLength(4);
  });

  it('B17: two hundred at once do not keep others waiting, and are told when to come again', async () => {
    const ana = await sessionOf(installation, 'ana@example.com');
    const all = Promise.all(
      Array.from({ length: 200 }, (_, n) => installation.visitor().signIn(`crowd${n}@example.com`, PASSWORD)),
    );
    const times: number[] = [];
    let busy = true;
    void all.finally(() => (busy = false));
    while (busy) {
      const before = performance.now();
      expect((await installation.send('/live', { headers: { Host: 'localhost' } })).status).toBe(200);
      times.push(performance.now() - before);
    }
    const answers = await all;
    const late = answers.filter(({ status }) => status === 429);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422, 429]));
    expect(late.length).toBeGreaterThan(100);
    expect(late.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(200);
    expect((await ana.get('/account')).status).toBe(200);
  });
});

/** Signed in without the form, which may be slowed at this moment. */
async function sessionOf(installation: Installation, email: string): Promise<Visitor> {
  const person = await installation.get(AccountsService).findByEmail(email);
  const visitor = installation.visitor();
  visitor.cookies.set('arcbrief', await installation.get(SessionsService).begin(person?.id ?? '', 'the tests'));
  return visitor;
}
