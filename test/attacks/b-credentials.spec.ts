import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TOTP } from 'otpauth';
import { Colleagues } from '../../src/modules/account/colleagues.service.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { Passwords } from '../../src/modules/people/passwords.service.js';
import { SecondFactors } from '../../src/modules/people/second-factors.service.js';
import { LinksService } from '../../src/modules/sign-in/links.service.js';
import type { Caller } from '../../src/domain/index.js';
import { DATABASES } from '../support/database.js';
import { BEHIND_A_PROXY, Installation, PASSWORD, type Answer, type Visitor } from './installation.js';

const CHOSEN = 'a password of their own';

describe.each(DATABASES)('whoever knows a password that is changed, on %s', (kind) => {
  let installation: Installation;
  let number = 0;
  let email = '';
  let id = '';

  beforeAll(async () => {
    installation = await Installation.on(kind, BEHIND_A_PROXY);
  });
  afterAll(() => installation.stop());
  beforeEach(async () => {
    number += 1;
    email = `ana${number}@example.com`;
    ({ id } = await installation.person(email));
  });

  const account = () => installation.get(AccountsService).get(id);
  const sessions = () => installation.get(SessionsService).of(id);

  /** A new password by a link, as its owner chooses one. */
  async function reset(): Promise<Visitor> {
    const { url } = await installation.get(LinksService).create(await account());
    const visitor = installation.visitor();
    await visitor.post(new URL(url).pathname, { password: CHOSEN });
    return visitor;
  }

  /** A second step: what its app shows at any moment, and its recovery codes. */
  async function withSecondStep() {
    const factors = installation.get(SecondFactors);
    const secret = factors.newSecret();
    const code = () => new TOTP({ secret }).generate({ timestamp: Date.parse(installation.clock.now()) });
    const recovery = await factors.confirm(id, secret, code());
    wait(30);
    return { code, recovery };
  }

  const wait = (seconds: number): void =>
    installation.clock.set(new Date(Date.parse(installation.clock.now()) + seconds * 1000).toISOString());

  /** What `request` is answered when `meanwhile` happens after its password was found right. */
  async function whileChecking(request: () => Promise<Answer>, meanwhile: () => Promise<unknown>): Promise<Answer> {
    const passwords = installation.get(Passwords);
    const matches = passwords.matches.bind(passwords);
    const checked = jest.spyOn(passwords, 'matches').mockImplementationOnce(async (password, stored) => {
      const isRight = await matches(password, stored);
      await meanwhile();
      return isRight;
    });
    try {
      return await request();
    } finally {
      checked.mockRestore();
    }
  }

  it('B4: does not come in with it, although they gave it before the change', async () => {
    const thief = installation.visitor();
    const answer = await whileChecking(() => thief.signIn(email), reset);
    expect([answer.status, answer.headers.location]).toEqual([303, '/sign-in']);
    expect((await thief.get('/sign-in')).text).toContain('This account was changed while you signed in.');
    expect((await thief.get('/account')).status).toBe(401);
    expect(await sessions()).toHaveLength(1);
  });

  it.each([
    ['the account was closed', async () => close()],
    ['a second step was set up', async () => withSecondStep()],
  ])('B4: does not come in when %s meanwhile', async (_, meanwhile) => {
    const thief = installation.visitor();
    expect((await whileChecking(() => thief.signIn(email), meanwhile)).headers.location).toBe('/sign-in');
    expect(await sessions()).toEqual([]);
  });

  it('B4: has no use of half a sign-in, whatever code they bring', async () => {
    const { code } = await withSecondStep();
    const thief = installation.visitor();
    expect((await thief.signIn(email)).headers.location).toBe('/sign-in/code');
    expect((await thief.get('/sign-in/code')).status).toBe(200);
    const owner = await reset();
    expect((await thief.get('/sign-in/code')).headers.location).toBe('/sign-in');
    expect((await thief.post('/sign-in/code', { code: code() })).headers.location).toBe('/sign-in');
    expect((await owner.post('/sign-in/code', { code: code() })).headers.location).toBe('/');
    expect(await sessions()).toHaveLength(1);
  });

  it('B4: does not set another one with a session that ends while it is checked', async () => {
    const thief = await installation.signedIn(email);
    const form = { old: PASSWORD, password: 'what the thief would like' };
    const answer = await whileChecking(() => thief.submit('/account/password', form), reset);
    expect(answer.status).toBe(401);
    expect((await installation.visitor().signIn(email, CHOSEN)).status).toBe(303);
    expect((await installation.visitor().signIn(email, form.password)).status).toBe(422);
  });

  it('B4: loses the API tokens with a reset; a change by its owner leaves them, and says so', async () => {
    const tokens = installation.get(TokensService);
    const { token } = await tokens.create(id, { name: 'nightly', scopes: ['rubrics:read'], days: 9 });
    const owner = await installation.signedIn(email);
    expect((await owner.get('/account')).text).toContain('API tokens work on: revoke those that you do not know');
    await owner.submit('/account/password', { old: PASSWORD, password: 'the second of their own' });
    expect((await owner.get('/account')).text).toContain('Your API tokens work on.');
    expect(await tokens.find(token)).not.toBeNull();
    const { url } = await installation.get(LinksService).create(await account());
    expect((await installation.visitor().get(new URL(url).pathname)).text).toContain('revokes all of your API tokens');
    await reset();
    expect(await tokens.find(token)).toBeNull();
  });

  it('B7: guesses twenty codes a day and no more, a restart or none; each stands in the audit trail, and the owner is told', async () => {
    const { code, recovery } = await withSecondStep();
    const wrong = async (): Promise<string> => {
      const thief = installation.visitor();
      await thief.signIn(email);
      return (await thief.post('/sign-in/code', { code: '000000' })).text;
    };
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await wrong());
    installation = await installation.restart();
    for (let n = 0; n < 12; n += 1) answers.push(await wrong());
    expect(answers.map(saysWhat)).toEqual([...times(20, 'wrong'), ...times(4, 'too many')]);
    const refused = { personId: id, action: 'second-step', outcome: 'refused' };
    const trail = await installation.get(AuditService).newest();
    expect(trail.filter((entry) => entry.personId === id)).toHaveLength(20);
    expect(trail[0]).toMatchObject(refused);

    installation = await installation.restart();
    const owner = installation.visitor();
    await owner.signIn(email);
    const kept = await owner.post('/sign-in/code', { code: code() });
    expect([kept.status, saysWhat(kept.text)]).toEqual([422, 'too many']);
    expect(kept.text).toContain('Use one of your recovery codes, ask an admin, or wait 24 hours.');
    expect((await owner.post('/sign-in/code', { code: recovery[0] ?? '' })).headers.location).toBe('/account');
    expect((await owner.get('/account')).text).toContain('somebody knows your password: change it');
    wait(86_400);
    const again = installation.visitor();
    await again.signIn(email);
    expect((await again.post('/sign-in/code', { code: code() })).headers.location).toBe('/account');
    expect((await again.get('/account')).text).not.toContain('somebody knows your password');
  });

  it('B7: guesses no more of them with a session that was left open', async () => {
    await withSecondStep();
    const session = await installation.get(SessionsService).begin(id, 'left open');
    const answers = [];
    for (let n = 0; n < 24; n += 1) {
      if (n === 12) installation = await installation.restart();
      const thief = installation.visitor();
      thief.cookies.set('arcbrief', session);
      answers.push((await thief.submit('/account/second-step/off', { code: '000000' })).text);
    }
    expect(answers.map(saysWhat)).toEqual([...times(20, 'wrong'), ...times(4, 'too many')]);
    expect((await account()).hasSecondFactor).toBe(true);
  });

  const times = (count: number, said: string): readonly string[] => Array.from({ length: count }, () => said);
  const saysWhat = (page: string): string | null => {
    if (page.includes('is not the one that the app shows now')) return 'wrong';
    return page.includes('too many wrong ones were given in a day') ? 'too many' : null;
  };

  async function close(): Promise<void> {
    await installation.get(Colleagues).disable({ personId: id } as Caller, id, (await account()).version);
  }
});
