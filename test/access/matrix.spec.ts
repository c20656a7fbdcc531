import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { createApp } from '../../src/app.js';
import { Allow, Public } from '../../src/common/http/rule.js';
import { NO_STANDING, SCOPES, ruleOf, type Action, type Standing } from '../../src/domain/index.js';
import { masked as maskedToken } from '../../src/common/secrets.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { RouteRules, type RuledRoute } from '../../src/modules/access/route-rules.js';
import { DATABASES, temporaryDatabase } from '../support/database.js';
import { ASKERS, Cast, OBJECTS, ROLES_OF, standingOf, type Name, type Thing } from './cast.js';
import { EXPECTED, isEverExpected, isExpected, type Asker } from './expected.js';
import { CALLS, PARAMETERS, PUBLIC } from './routes.js';
import { tablesOf, type Tables } from './tables.js';
import { masked } from './walk.js';

const MISSING = '01890000-0000-7000-8000-00000000dead';

const routes = await listed();

/** The routes of the product, before anything runs on them. */
async function listed(): Promise<readonly RuledRoute[]> {
  const database = await temporaryDatabase('sqlite');
  const app = await createApp({ database: database.options, logger: false });
  await app.init();
  const rules = app.get(RouteRules).all();
  await app.close();
  await database.remove();
  return rules;
}

const guarded = routes.filter(({ rule }) => rule?.kind === 'action');

describe.each(DATABASES)('A1: who may call what, on %s', (kind) => {
  let cast: Cast;
  let tables: Tables;

  beforeAll(async () => {
    cast = await Cast.start(kind);
    tables = await tablesOf(cast.database.options);
  }, 60_000);
  afterAll(async () => {
    await tables.close();
    await cast.stop();
  });

  async function send(route: RuledRoute, name: Name, id: string): Promise<supertest.Response> {
    const { path, method, rule } = route;
    const parameter = rule?.kind === 'action' ? rule.parameter : null;
    const address = path.replaceAll(/:(\w+)/g, (_, key: string) => {
      const value = key === parameter ? id : PARAMETERS[key];
      if (value === undefined) throw new Error(`${route.name}: nobody says what :${key} may be`);
      return value;
    });
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const request = supertest(cast.app.getHttpServer())[verb](address).redirects(0);
    const person = cast.people.get(name);
    if (person !== undefined && isApi(route)) void request.set('Authorization', `Bearer ${person.token}`);
    if (person !== undefined && !isApi(route)) void request.set(await door(person.id));
    const body = CALLS[route.name]?.body;
    if (typeof body === 'string') void request.set('Content-Type', 'application/yaml').send(body);
    else if (body !== undefined) void request.type(isApi(route) ? 'json' : 'form').send(body);
    return request;
  }

  /** A session of its own for each: what one of them does may end the others of a person. */
  async function door(personId: string): Promise<{ readonly Cookie: string; readonly 'X-CSRF-Token': string }> {
    const sessions = cast.app.get(SessionsService);
    const secret = await sessions.begin(personId, 'a cell');
    const csrf = (await sessions.find(secret))?.csrf ?? '';
    return { Cookie: `arcbrief=${secret}`, 'X-CSRF-Token': maskedToken(csrf) };
  }

  /** What is wrong with one cell; null when it is as it should be. */
  async function cell(route: RuledRoute, name: Name, object: Target) {
    const action = actionOf(route);
    const before = await tables.refusals();
    const answer = await send(route, name, object.id);
    const noted = (await tables.refusals()) - before;
    const found = `${name} ${object.thing ?? ''} of ${object.of}: ${answer.status}`;
    if (name === 'anonymous' || name === 'disabled') {
      const isSentToSignIn =
        !isApi(route) && answer.status === 303 && /^\/sign-in/.test(answer.headers['location'] ?? '');
      return (answer.status === 401 || isSentToSignIn) && noted === 0 ? null : `${found}, and not to sign in first`;
    }
    const asker: Asker = { roles: ROLES_OF[name], scopes: isApi(route) ? SCOPES : null };
    const standing = object.thing === null ? NO_STANDING : standingOf(name, object.thing, object.of);
    if (isExpected(action, asker, standing)) {
      const expected = [CALLS[route.name]?.status ?? 200].flat();
      return expected.includes(answer.status) ? null : `${found}, not ${expected.join(' or ')}`;
    }
    const expected = refusalOf(route, asker, standing);
    if (answer.status !== expected) return `${found}, not ${expected}: ${shown(answer).slice(0, 300)}`;
    if (noted !== 1) return `${found}, noted ${noted} times`;
    if (expected === 403 && isEverExpected(action, asker)) return null;
    const missing = await send(route, name, MISSING);
    return shown(answer) === shown(missing)
      ? null
      : `${found}, and not as for an id that nobody has: ${shown(missing)}`;
  }

  function objectsOf(route: RuledRoute): Target[] {
    const { on } = ruleOf(actionOf(route) as Action);
    if (on === null) return [{ thing: null, id: '', of: 1 }];
    return ([1, 2] as const).flatMap((of) => OBJECTS[on].map((thing) => ({ thing, id: cast.things[of][thing], of })));
  }

  it('every route of the router is in the table, and the other way round', () => {
    const stack = (cast.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router.stack;
    const routed = stack.flatMap(({ route }) =>
      route === undefined ? [] : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
    );
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routed.sort());
  });

  it('is public only what is known to be', () => {
    expect(
      routes
        .filter(({ rule }) => rule?.kind === 'public')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(PUBLIC);
  });

  it('knows how to call every other route, and what each is', () => {
    const ruled = guarded.map(({ name, rule }) => [name, rule?.kind === 'action' ? rule.action : null]);
    expect(Object.fromEntries(ruled)).toEqual(
      Object.fromEntries(Object.entries(CALLS).map(([name, { action }]) => [name, action])),
    );
  });

  it.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const stored = await tables.hash();
    const wrong: string[] = [];
    const cells = objectsOf(route).flatMap((object) => ASKERS.map((name) => ({ name, object })));
    const may = ({ name, object }: (typeof cells)[number]): boolean => mayCall(route, name, object);
    for (const one of cells.filter((each) => !may(each))) {
      const problem = await cell(route, one.name, one.object);
      if (problem !== null) wrong.push(problem);
    }
    if ((await tables.hash()) !== stored) wrong.push('a refusal changed something');
    for (const one of cells.filter(may)) {
      const problem = await cell(route, one.name, one.object);
      if (problem !== null) wrong.push(problem);
    }
    expect(wrong).toEqual([]);
  });

  it.each(guarded.map((route) => [route.name, route] as const))(
    'finds out when %s loses its guard',
    async (_, route) => {
      const restore = unguarded(cast.app, route);
      try {
        expect(await firstProblem(route)).not.toBeNull();
      } finally {
        restore();
      }
    },
  );

  /** Of those who are to be refused: the people first, because what is open to everybody signed in has none of them. */
  async function firstProblem(route: RuledRoute): Promise<string | null> {
    for (const name of ASKERS)
      for (const object of objectsOf(route)) {
        if (mayCall(route, name, object)) continue;
        const problem = await cell(route, name, object);
        if (problem !== null) return problem;
      }
    return null;
  }
});

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What a route is called for: a thing of requisition 1 or 2; null for an action without an object. */
interface Target {
  readonly thing: Thing | null;
  readonly id: string;
  readonly of: 1 | 2;
}

/** By the second table. */
function mayCall(route: RuledRoute, name: Name, { thing, of }: Target): boolean {
  if (name === 'anonymous' || name === 'disabled') return false;
  const asker = { roles: ROLES_OF[name], scopes: isApi(route) ? SCOPES : null };
  return isExpected(actionOf(route), asker, thing === null ? NO_STANDING : standingOf(name, thing, of));
}

/**
 * Takes the guard of a route away: everybody signed in may call it, or, where they may already, everybody.
 *
 * @returns what puts it back
 */
function unguarded(app: NestExpressApplication, { name, rule }: RuledRoute): () => void {
  if (rule?.kind !== 'action') throw new Error(`${name} has no guard`);
  const [className, method = ''] = name.split('.');
  const found = app
    .get(DiscoveryService, { strict: false })
    .getControllers()
    .find((one) => one.name === className);
  const prototype = Object.getPrototypeOf(found?.instance) as object;
  const handler = Object.getOwnPropertyDescriptor(prototype, method) ?? {};
  const isForAll = EXPECTED[rule.action]?.who.includes('anyone signed in');
  (isForAll ? Public() : Allow('rubric:read'))(prototype, method, handler);
  return () => Allow(rule.action, rule.parameter ?? undefined)(prototype, method, handler);
}

/** What the route is by the second table, whatever rule it names itself. */
function actionOf({ name }: RuledRoute): string {
  const call = CALLS[name];
  if (call === undefined) throw new Error(`nobody says how to call ${name}`);
  return call.action;
}

function isApi({ path }: RuledRoute): boolean {
  return path.startsWith('/api/');
}

/** 403 for what the caller's own roles and scopes never allow, or for what they may know of; else 404. */
function refusalOf(route: RuledRoute, asker: Asker, standing: Standing): 403 | 404 {
  const action = actionOf(route);
  const { on } = ruleOf(action as Action);
  if (on === null || !isEverExpected(action, asker)) return 403;
  if (on !== 'requisition' && on !== 'application') return 404;
  return isExpected(`${on}:read`, asker, standing) ? 403 : 404;
}

/** All that an answer says, but for what is new in each. */
function shown({ status, headers, text }: Omit<supertest.Response, 'text'> & { readonly text?: string }): string {
  const { date: _date, 'x-request-id': _id, ...rest } = headers as Record<string, string>;
  return JSON.stringify([status, rest, masked(text ?? 'a file')]);
}
