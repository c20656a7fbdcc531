import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findRow } from '../../src/database/rows.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { RULES, SCOPES } from '../../src/domain/index.js';
import { ruleOf, type Action } from '../../src/domain/access/rules.js';
import { ApiTokenRow } from '../../src/modules/access/api-token.entity.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { csrfIn, Installation, PASSWORD, type Visitor } from './installation.js';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('what another site can make a browser send', () => {
  let installation: Installation;
  let ana: Visitor;
  let personId: string;

  beforeAll(async () => {
    installation = await Installation.on('sqlite');
    ({ id: personId } = await installation.person('ana@example.com', ['admin']));
    ana = await installation.signedIn('ana@example.com');
  });
  afterAll(() => installation.stop());

  /** A form that would change something, with Ana's cookie. */
  async function forged(headers: Readonly<Record<string, string>>, body = `days=1&name=x&scopes=people%3Aread`) {
    const Cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const before = (await installation.get(TokensService).of(personId)).length;
    const { status, headers: answered } = await installation.send('/account/tokens', {
      method: 'POST',
      headers: { Host: `127.0.0.1:${installation.port}`, Cookie, ...headers },
      body,
    });
    expect((await installation.get(TokensService).of(personId)).length).toBe(before);
    expect(answered['access-control-allow-origin']).toBeUndefined();
    return status;
  }

  it.each([
    ['a form of another site', { ...FORM, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }, 403],
    ['a form of a sister site', { ...FORM, 'Sec-Fetch-Site': 'same-site' }, 403],
    ['an older browser that names the origin', { ...FORM, Origin: 'https://evil.example' }, 403],
    ['a frame without an origin', { ...FORM, Origin: 'null' }, 403],
    ['no token, and nothing said of where it comes from', FORM, 403],
    ['no token, from a page of ours', { ...FORM, 'Sec-Fetch-Site': 'same-origin' }, 403],
    ['multipart', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['JSON as text', { 'Content-Type': 'text/plain' }, 415],
  ])('B5: %s changes nothing', async (_, headers, status) => {
    expect(await forged(headers)).toBe(status);
  });

  it('B5: the token of another session, of nobody, or cut off, does not count', async () => {
    await installation.person('eve@example.com');
    const eve = await installation.signedIn('eve@example.com');
    const own = csrfIn((await ana.get('/account')).text);
    for (const token of [csrfIn((await eve.get('/account')).text), '', own.slice(0, -4), 'A'.repeat(86)])
      expect(await forged(FORM, `_csrf=${token}&days=1&name=x&scopes=people%3Aread`)).toBe(403);
    expect((await ana.submit('/account/tokens', { name: 'mine', days: '1', scopes: 'people:read' })).status).toBe(303);
  });

  it('B5: nobody is signed out by a picture, and nothing changes by GET', async () => {
    for (const path of ['/sign-out', '/account/tokens', '/account/password', '/people'])
      expect([403, 404, 405]).toContain(
        (
          await ana.get(path, {
            'Sec-Fetch-Site': 'cross-site',
            'Sec-Fetch-Mode': 'no-cors',
            'Sec-Fetch-Dest': 'image',
          })
        ).status,
      );
    expect((await ana.get('/sign-out')).status).toBe(405);
    expect((await ana.get('/account')).status).toBe(200);
  });

  it('B5: nobody is signed in by a form of another site', async () => {
    const visitor = installation.visitor();
    const fields = { email: 'eve@example.com', password: PASSWORD };
    const answer = await visitor.post('/sign-in', fields, { 'Sec-Fetch-Site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(visitor.cookies.size).toBe(0);
  });

  it('B19: no page is shown in a frame', async () => {
    const pages = ['/sign-in', '/forgotten', '/nowhere', '/account', '/people', `/people/${personId}`];
    for (const path of pages) {
      const { headers } = await ana.get(path);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  it.each(['null', 'https://evil-127.0.0.1', 'http://127.0.0.1.evil.example', 'http://localhost:1'])(
    'B20: a script of the origin %s is answered with nothing that it may read',
    async (Origin) => {
      for (const path of ['/account', '/api/v1/requisitions', '/live', '/sign-in']) {
        for (const method of ['GET', 'OPTIONS']) {
          const Cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
          const headers = { Host: `127.0.0.1:${installation.port}`, Origin, Cookie };
          const answer = await installation.send(path, { method, headers });
          expect(answer.status).toBe(403);
          expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
        }
      }
    },
  );

  it('leads on to places of this server alone', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      'javascript:alert(1)',
      '/sign-out',
      '',
    ])
      expect((await installation.visitor().signIn('ana@example.com', PASSWORD, next)).headers.location).toBe('/');
    const { headers } = await installation.visitor().signIn('ana@example.com', PASSWORD, '/people?x=1#y');
    expect(headers.location).toBe('/people?x=1');
    const refused = await installation.visitor().get('/people');
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('name="next" value="/people"');
    expect(refused.text).toContain('<h1><bdi>Sign in</bdi></h1>');
  });
});

describe('a token of a program', () => {
  let installation: Installation;
  let personId: string;

  beforeAll(async () => {
    installation = await Installation.on('sqlite');
    ({ id: personId } = await installation.person('ana@example.com', ['recruiter']));
  });
  afterAll(() => installation.stop());

  const api = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    installation.send(path, { headers: { Host: 'localhost', ...headers } });

  it('B12: is shown once, kept as a hash, known by its first letters, and taken from its header alone', async () => {
    const ana = await installation.signedIn('ana@example.com');
    const fields = { name: 'nightly', days: '30', scopes: ['requisitions:read', 'everything:write'] };
    expect((await ana.submit('/account/tokens', fields)).status).toBe(303);
    const shown = await ana.get('/account');
    const token = /arcb_[A-Za-z0-9_-]{43}/.exec(shown.text)?.[0] ?? '';
    expect(token).toHaveLength(48);
    expect(shown.headers['content-encoding']).toBeUndefined();
    expect((await ana.get('/account')).text).not.toContain(token);

    const units = installation.get(UnitOfWork);
    const [{ id } = { id: '' }] = await installation.get(TokensService).of(personId);
    const row = await units.read(() => findRow(units.manager, ApiTokenRow, { where: { id } }));
    expect(JSON.stringify(row)).not.toContain(token.slice(12));
    expect(row).toMatchObject({ start: token.slice(0, 9), scopes: '["requisitions:read"]' });

    expect((await api('/api/v1/requisitions', { Authorization: `Bearer ${token}` })).status).toBe(200);
    for (const path of [`/api/v1/requisitions?token=${token}`, `/api/v1/requisitions?access_token=${token}`]) {
      const answer = await api(path);
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain(token);
    }
    expect((await api('/api/v1/requisitions', { Cookie: `arcbrief=${token}` })).status).toBe(401);
    const page = await api('/account', { Authorization: `Bearer ${token}`, Accept: 'text/html' });
    expect(page.status).toBe(401);
    expect(page.text).not.toContain(token);
    expect((await api('/api/v1/people', { Authorization: `Bearer ${token}` })).status).toBe(404);
  });

  it('can never make, widen or keep a token, or touch people, sessions or passwords: no scope is for that', async () => {
    const guarded = (Object.keys(RULES) as Action[]).filter((action) =>
      /^(token|session|account|person|audit):/.test(action),
    );
    expect(guarded.length).toBeGreaterThan(8);
    expect(guarded.filter((action) => ruleOf(action).scope !== null)).toEqual([]);
    const { token } = await installation.get(TokensService).create(personId, { name: 'all', scopes: SCOPES, days: 1 });
    for (const path of ['/account/tokens', '/account/password', '/people', '/sign-out']) {
      const answer = await installation.send(path, {
        method: 'POST',
        headers: { Host: 'localhost', Authorization: `Bearer ${token}`, ...FORM },
        body: 'name=x&days=366&scopes=people%3Awrite',
      });
      expect([401, 303]).toContain(answer.status);
      if (answer.status === 303) expect(answer.headers.location).toBe('/sign-in');
    }
    expect(await installation.get(TokensService).of(personId)).toHaveLength(2);
  });

  it('ends with its days, with its owner’s word, and answers 600 times a minute', async () => {
    const tokens = installation.get(TokensService);
    const start = installation.clock.now();
    const { token, record } = await tokens.create(personId, { name: 'a', scopes: ['people:read'], days: 1 });
    const status = async (): Promise<number> =>
      (await api('/api/v1/interviewers', { Authorization: `Bearer ${token}` })).status;
    expect(await status()).toBe(200);
    installation.clock.set(new Date(Date.parse(start) + 86_400_000).toISOString());
    expect(await status()).toBe(401);
    installation.clock.set(start);
    for (let n = 1; n < 600; n += 1) await installation.limits.request(record.id);
    const refused = await api('/api/v1/interviewers', { Authorization: `Bearer ${token}` });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(refused.text)).toMatchObject({ type: 'urn:arcbrief:problem:too-many-requests' });
    await tokens.revoke(record.id);
    expect(await status()).toBe(401);
  });
});
