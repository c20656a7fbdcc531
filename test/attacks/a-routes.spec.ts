import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ruleOf } from '../../src/domain/index.js';
import { RouteRules, type RuledRoute } from '../../src/modules/access/route-rules.js';
import { Cast, OBJECTS } from '../access/cast.js';
import { PARAMETERS } from '../access/routes.js';
import { tablesOf, type Tables } from '../access/tables.js';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Ways to spell a request so that a guard might not know it again. */
const TRICKS: Readonly<Record<string, (sent: Sent) => Sent>> = {
  'a slash at the end': (sent) => ({ ...sent, path: `${sent.path}/` }),
  'two slashes in front': (sent) => ({ ...sent, path: `/${sent.path}` }),
  'two slashes inside': (sent) => ({ ...sent, path: sent.path.replace(/(.)\//, '$1//') }),
  'a dot, escaped': (sent) => ({ ...sent, path: sent.path.replace(/(.)\//, '$1/%2e/') }),
  'two dots': (sent) => ({ ...sent, path: `/sign-in/..${sent.path}` }),
  'two dots, escaped': (sent) => ({ ...sent, path: `/sign-in/%2e%2e${sent.path}` }),
  'an escaped slash': (sent) => ({ ...sent, path: sent.path.replace(/(.)\//, '$1%2f') }),
  'upper case': (sent) => ({ ...sent, path: sent.path.toUpperCase() }),
  'an escaped letter': (sent) => ({ ...sent, path: sent.path.replace('a', '%61') }),
  'an ending of a style sheet': (sent) => ({ ...sent, path: `${sent.path};.css` }),
  'an ending of a file': (sent) => ({ ...sent, path: `${sent.path}.json` }),
  'a query of its own': (sent) => ({ ...sent, path: `${sent.path}?_method=GET` }),
  'a method in a header': (sent) => ({
    ...sent,
    method: 'POST',
    headers: { ...sent.headers, 'X-HTTP-Method-Override': sent.method, 'X-Method-Override': sent.method },
  }),
  'a path in a header': (sent) => ({
    ...sent,
    path: '/live',
    headers: { ...sent.headers, 'X-Original-URL': sent.path, 'X-Rewrite-URL': sent.path },
  }),
  'an address as target': (sent) => ({ ...sent, path: `http://127.0.0.1${sent.path}` }),
  HEAD: (sent) => ({ ...sent, method: 'HEAD' }),
  OPTIONS: (sent) => ({ ...sent, method: 'OPTIONS' }),
  TRACE: (sent) => ({ ...sent, method: 'TRACE' }),
};

/** They answer, of whatever address, and say nothing of what is there. */
const HARMLESS = ['a path in a header', 'OPTIONS'];

describe('A15: tricks of method and address', () => {
  let cast: Cast;
  let tables: Tables;
  beforeAll(async () => {
    cast = await Cast.start('sqlite');
    tables = await tablesOf(cast.database.options);
  }, 60_000);
  afterAll(async () => {
    await tables.close();
    await cast.stop();
  });

  function addressOf({ path, rule }: RuledRoute, things: Cast['things'][1]): string | null {
    const parameter = rule?.kind === 'action' ? rule.parameter : null;
    const on = rule?.kind === 'action' ? ruleOf(rule.action).on : null;
    // Whoever recruits may read about every interviewer.
    if (on === null || on === 'interviewer') return null;
    const [thing] = OBJECTS[on];
    const id = thing === undefined ? '' : things[thing];
    return path.replaceAll(/:(\w+)/g, (_, key: string) => (key === parameter ? id : (PARAMETERS[key] ?? id)));
  }

  function answer({ method, path, headers }: Sent): Promise<{ status: number; body: string }> {
    const { port } = cast.app.getHttpServer().address() as AddressInfo;
    const host = `127.0.0.1:${port}`;
    return new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: { Host: host, ...headers },
      });
      sent.on('error', reject).on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('latin1') }),
        );
      });
      sent.end();
    });
  }

  it.each(Object.entries(TRICKS))('%s opens nothing of somebody else’s', async (name, trick) => {
    const stranger = cast.of('recruiter 2');
    const owner = cast.of('recruiter 1');
    const stored = await tables.hash();
    const open: string[] = [];
    const doors = {
      nobody: {},
      'a stranger’s token': { Authorization: `Bearer ${stranger.token}` },
      'a stranger’s cookie': { Cookie: stranger.cookie, 'X-CSRF-Token': stranger.csrfToken },
    };
    for (const route of cast.app.get(RouteRules).all()) {
      const path = addressOf(route, cast.things[1]);
      // A calibration is of a rubric, not of a requisition: whoever recruits may read it.
      if (path === null || /\/calibrations\/[^/]+(\/content)?$/.test(path)) continue;
      for (const [door, headers] of Object.entries(doors)) {
        const { status, body } = await answer(trick({ method: route.method, path, headers }));
        const isFine = status >= 400 || status === 303 || HARMLESS.includes(name);
        if (!isFine || body.includes('of one'))
          open.push(`${door}: ${route.method} ${path}: ${status} ${body.slice(0, 200)}`);
      }
      // The owner's cookie is worth nothing at the API, and the token nothing at a page, however either is spelled.
      const wrong: Record<string, string> = path.startsWith('/api/')
        ? { Cookie: owner.cookie, 'X-CSRF-Token': owner.csrfToken }
        : { Authorization: `Bearer ${owner.token}` };
      const { status, body } = await answer(trick({ method: route.method, path, headers: wrong }));
      if ((status < 400 && !HARMLESS.includes(name)) || body.includes('of one'))
        open.push(`the wrong door: ${route.method} ${path}: ${status}`);
    }
    expect(open).toEqual([]);
    expect(await tables.hash()).toBe(stored);
  });
});
