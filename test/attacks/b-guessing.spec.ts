import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { BEHIND_A_PROXY, Installation, PASSWORD, type Visitor } from './installation.js';

describe('whoever guesses', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.on('sqlite', BEHIND_A_PROXY);
    await installation.person('ana@example.com');
  });
  afterAll(() => installation.stop());

  it('B7, B8: from many addresses is slowed for that account, and its owner goes on where they are signed in', async () => {
    const ana = await installation.signedIn('ana@example.com');
    const statuses = [];
    for (let n = 0; n < 8; n += 1)
      statuses.push((await installation.visitor().signIn('ANA@example.com', `wrong ${n}`)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    const refused = await installation.visitor().signIn('ana@example.com');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.headers['content-type']).toContain('text/html');
    expect((await ana.get('/account')).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ana.get('/account')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  });

  it('B7: an address that nobody has is slowed as one that somebody has', async () => {
    const statuses = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push((await installation.visitor().signIn('nobody@example.com', 'wrong')).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
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
