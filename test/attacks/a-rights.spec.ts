import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { SCOPES, ruleOf } from '../../src/domain/index.js';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService, type ChangePerson } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { Cast } from '../access/cast.js';
import { PARAMETERS } from '../access/routes.js';
import { colleague, requisitionOf } from '../access/world.js';
import { DATABASES } from '../support/database.js';

const UNKNOWN = '01890000-0000-7000-8000-00000000dead';

describe.each(DATABASES)('rights that somebody takes or loses, on %s', (kind) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await Cast.start(kind);
  }, 60_000);
  afterAll(() => cast.stop());

  async function change(id: string, changes: ChangePerson): Promise<void> {
    const accounts = cast.app.get(AccountsService);
    await accounts.update(id, (await accounts.get(id)).version, changes);
  }

  it('A7: no request makes its sender an admin, whatever it says', async () => {
    const person = cast.of('interviewer 1');
    const accounts = cast.app.get(AccountsService);
    const before = await accounts.list();
    const claim = { role: 'admin', roles: ['admin'], isAdmin: 'true', status: 'active', person: person.id };
    for (const { method, path } of cast.app.get(RouteRules).all()) {
      if (method === 'GET' || path === '/sign-out') continue;
      const address = path.replaceAll(/:(\w+)/g, (_, key: string) => PARAMETERS[key] ?? person.id);
      const verb = method.toLowerCase() as 'post';
      const isApi = path.startsWith('/api/');
      const request = supertest(cast.app.getHttpServer())[verb](address).redirects(0);
      void (isApi
        ? request.set({ Authorization: `Bearer ${person.token}`, 'If-Match': '"1"' }).send(claim)
        : request.set({ Cookie: person.cookie, 'X-CSRF-Token': person.csrfToken }).type('form').send(claim));
      const { status } = await request;
      expect([method, path, status >= 400 || status === 303]).toEqual([method, path, true]);
    }
    expect(await accounts.list()).toEqual(before);
  });

  it('A9: a token does what its one scope is for, and nothing else', async () => {
    const owner = await colleague(cast.app, `All roles ${kind}`, [
      'admin',
      'recruiter',
      'interviewer',
      'hiring-manager',
    ]);
    const routes = cast.app
      .get(RouteRules)
      .all()
      .filter(({ path, rule }) => path.startsWith('/api/') && rule?.kind === 'action');
    for (const scope of SCOPES) {
      const { token } = await cast.app.get(TokensService).create(owner.id, { name: scope, scopes: [scope], days: 1 });
      for (const { method, path, rule } of routes) {
        const address = path.replaceAll(/:(\w+)/g, (_, key: string) => PARAMETERS[key] ?? UNKNOWN);
        const verb = method.toLowerCase() as 'get';
        const agent = supertest(cast.app.getHttpServer());
        const { status, body } = await agent[verb](address).set('Authorization', `Bearer ${token}`);
        const isItsOwn = rule?.kind === 'action' && ruleOf(rule.action).scope === scope;
        expect([scope, method, path, status === 403 && body.detail === 'This token was not made for that.']).toEqual([
          scope,
          method,
          path,
          !isItsOwn,
        ]);
      }
    }
  }, 60_000);

  it('A9: no route of the API makes, widens or lists tokens, or changes people', () => {
    const taken = cast.app
      .get(RouteRules)
      .all()
      .filter(({ path }) => path.startsWith('/api/'))
      .flatMap(({ rule }) => (rule?.kind === 'action' ? [rule.action] : []));
    expect(taken.filter((action) => ruleOf(action).scope === null)).toEqual([]);
  });

  it('A9: a token does not open pages, and a cookie does not open the API', async () => {
    const { token, cookie } = cast.of('admin');
    const agent = () => supertest(cast.app.getHttpServer());
    expect((await agent().get('/account').set('Authorization', `Bearer ${token}`).redirects(0)).status).toBe(401);
    for (const path of ['/api/v1/rubrics', '/API/v1/rubrics', '/api/V1/rubrics/', '//api/v1/rubrics'])
      expect((await agent().get(path).set('Cookie', cookie)).status).not.toBe(200);
  });

  it('A10: a token is worth what its owner is at that moment', async () => {
    const owner = await colleague(cast.app, `Owner ${kind}`, ['recruiter']);
    const other = await colleague(cast.app, `Other ${kind}`, ['recruiter']);
    const requisition = await requisitionOf(cast.app, owner, 'Staff Engineer');
    const requisitions = cast.app.get(RequisitionsService);
    await requisitions.addMember(requisition, { personId: other.id, role: 'recruiter' });
    const status = async (): Promise<number> => (await owner.api('get', `/requisitions/${requisition}`)).status;
    expect(await status()).toBe(200);
    await requisitions.removeMember(requisition, { personId: owner.id, role: 'recruiter' });
    expect(await status()).toBe(404);
    await requisitions.addMember(requisition, { personId: owner.id, role: 'recruiter' });
    expect(await status()).toBe(200);
    await change(owner.id, { roles: ['interviewer'] });
    expect(await status()).toBe(403);
    await change(owner.id, { roles: ['recruiter'] });
    expect(await status()).toBe(200);
    await change(owner.id, { status: 'disabled' });
    expect(await status()).toBe(401);
    expect((await owner.page('/account')).status).toBe(401);
  });
});
