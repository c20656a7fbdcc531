import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { SecondFactors } from '../../src/modules/people/second-factors.service.js';
import { Installation, type Answer, type Visitor } from './installation.js';
import { TestProvider } from './provider.js';

describe('signing in by OpenID Connect', () => {
  let provider: TestProvider;
  let installation: Installation;
  let number = 0;
  let email = '';

  beforeAll(async () => {
    provider = await TestProvider.start();
    installation = await Installation.on('sqlite', {
      signOn: {
        issuer: provider.issuer,
        clientId: 'arcbrief',
        clientSecret: 'a-secret-of-the-tests',
        name: 'Example Login',
      },
    });
    provider.serve(`${installation.url}/sign-in/callback`);
  });
  afterAll(async () => {
    await installation.stop();
    await provider.stop();
  });
  beforeEach(() => {
    number += 1;
    email = `ana${number}@example.com`;
    provider.account = { sub: `subject-${number}`, email, email_verified: true };
  });

  const invite = () => installation.get(AccountsService).invite({ email, name: 'Ana', roles: ['interviewer'] });

  /** As far as the provider's answer, which is not given yet. */
  async function answered(visitor: Visitor, next = '/account'): Promise<string> {
    const start = await visitor.get(`/sign-in/with?next=${next}`);
    expect(start.status).toBe(303);
    const back = await provider.follow(start.headers.location ?? '');
    return back.slice(installation.url.length);
  }

  async function through(visitor: Visitor): Promise<Answer> {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    return visitor.get(await answered(visitor), headers);
  }

  it('is offered, with code, PKCE, state and nonce', async () => {
    const visitor = installation.visitor();
    expect((await visitor.get('/sign-in')).text).toContain('Sign in with Example Login');
    const { location } = (await visitor.get('/sign-in/with')).headers;
    const asked = new URL(location ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    expect(asked.get('redirect_uri')).toBe(`${installation.url}/sign-in/callback`);
    expect(JSON.stringify([...visitor.cookies])).not.toContain(asked.get('nonce'));
  });

  it('knows an invited person by a verified address the first time, and by the provider’s own name afterwards', async () => {
    const { id } = await invite();
    const visitor = installation.visitor();
    expect((await through(visitor)).headers.location).toBe('/account');
    expect((await visitor.get('/account')).text).toContain(email);
    expect((await installation.get(AccountsService).get(id)).status).toBe('active');
    provider.account = { ...provider.account, email: 'changed@example.com', email_verified: false };
    const again = installation.visitor();
    expect((await through(again)).status).toBe(303);
    expect((await again.get('/account')).text).toContain(email);
  });

  it('does not stand in for the second step that somebody chose here', async () => {
    const { id } = await invite();
    const factors = installation.get(SecondFactors);
    const secret = factors.newSecret();
    const code = new TOTP({ secret }).generate({ timestamp: Date.parse(installation.clock.now()) });
    await factors.confirm(id, secret, code);
    const visitor = installation.visitor();
    expect((await through(visitor)).headers.location).toBe('/sign-in/code');
    expect((await visitor.get('/account')).status).toBe(401);
  });

  it('lets in nobody who is not there, whose address is not verified, or whose account is closed', async () => {
    const before = (await installation.get(AccountsService).list()).length;
    expect((await through(installation.visitor())).status).toBe(422);
    const { id, version } = await invite();
    provider.account = { ...provider.account, email_verified: false };
    expect((await through(installation.visitor())).status).toBe(422);
    provider.account = { ...provider.account, email_verified: true };
    await installation.get(AccountsService).update(id, version, { status: 'disabled' });
    const visitor = installation.visitor();
    expect((await through(visitor)).status).toBe(422);
    expect((await visitor.get('/account')).status).toBe(401);
    expect((await installation.get(AccountsService).list()).length).toBe(before + 1);
  });

  it('does not give an account that is known under one name of the provider to another', async () => {
    await invite();
    expect((await through(installation.visitor())).status).toBe(303);
    provider.account = { ...provider.account, sub: `somebody-else-${number}` };
    expect((await through(installation.visitor())).status).toBe(422);
  });

  it('takes an answer once, from the browser that asked, and as it was given', async () => {
    await invite();
    const visitor = installation.visitor();
    const path = await answered(visitor);
    const copy = visitor.copy();
    expect((await installation.visitor().get(path)).status).toBe(422);
    const changed = installation.visitor();
    const other = await answered(changed);
    expect((await changed.get(path)).status).toBe(422);
    expect((await visitor.get(path.replace(/state=[^&]+/, 'state=forged'))).status).toBe(422);
    expect((await visitor.get(path)).status).toBe(422);
    expect((await copy.get(path)).status).toBe(422);
    const late = installation.visitor();
    const valid = await answered(late);
    const start = installation.clock.now();
    installation.clock.set(new Date(Date.parse(start) + 11 * 60_000).toISOString());
    expect((await late.get(valid)).status).toBe(422);
    installation.clock.set(start);
    expect(other).toContain('code=');
  });

  it('says so when the provider refuses or cannot be reached', async () => {
    const visitor = installation.visitor();
    await visitor.get('/sign-in/with');
    const refused = await visitor.get('/sign-in/callback?error=access_denied&error_description=%3Cscript%3E');
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('<script>');
    const alone = await Installation.on('sqlite', {
      signOn: { issuer: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b', name: 'Nobody' },
    });
    const answer = await alone.visitor().get('/sign-in/with');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('use your password');
    await alone.stop();
  });

  it('is not there where no provider is configured', async () => {
    const plain = await Installation.on('sqlite');
    for (const path of ['/sign-in/with', '/sign-in/callback?code=x&state=y'])
      expect((await plain.visitor().get(path)).status).toBe(404);
    await plain.stop();
  });
});
