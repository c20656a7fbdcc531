import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ruleOf } from '../../src/domain/index.js';
import { RouteRules, type RuledRoute } from '../../src/modules/access/route-rules.js';
import type { SignedIn } from '../support/people.js';
import type { BlindWorlds } from './blind-worlds.js';
import { PARAMETERS } from './routes.js';
import type { World } from './world.js';

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Of a page, with the reader's own token. */
  readonly form?: Readonly<Record<string, string>>;
}

/** Every GET of the router, for every object that either world has; lists in pages of every size, files in every format. */
export function reads({ before, ids }: BlindWorlds): readonly Ask[] {
  return before
    .get(RouteRules)
    .all()
    .filter(({ method, path }) => method === 'GET' && !RANDOM_PAGES.includes(path))
    .flatMap((route) => readsOf(route, ids));
}

/** All GETs of one route. */
export function readsOf(route: RuledRoute, ids: BlindWorlds['ids']): readonly Ask[] {
  const { rule, path } = route;
  const on = rule?.kind === 'action' ? ruleOf(rule.action).on : null;
  const parameter = rule?.kind === 'action' ? rule.parameter : null;
  const objects = on === null ? [''] : ids[on];
  return objects.flatMap((id) => {
    const address = path.replaceAll(/:(\w+)/g, (_, key: string) => (key === parameter ? id : (PARAMETERS[key] ?? id)));
    // Pages come in one form; of the API's lists, pages of every size, and of its files, every format.
    const isApi = path.startsWith('/api/');
    const queries = isApi && on !== null ? ['', '?limit=1', '?limit=2'] : [''];
    const formats = path.endsWith('/evaluation') ? ['application/json', 'application/yaml'] : ['*/*'];
    return queries.flatMap((query) =>
      formats.map((accept) => ({ method: 'GET', path: address + query, headers: { Accept: accept } })),
    );
  });
}

/** Every form of the router that belongs to a requisition or to something of it, sent empty. */
export function emptyForms({ before, ids }: BlindWorlds): readonly Ask[] {
  const kinds: readonly string[] = ['requisition', 'application', 'scorecard', 'assessment', 'brief'];
  return before
    .get(RouteRules)
    .all()
    .flatMap(({ method, path, rule }) => {
      const on = rule?.kind === 'action' ? ruleOf(rule.action).on : null;
      if (method === 'GET' || path.startsWith('/api/') || on === null || !kinds.includes(on)) return [];
      return ids[on].map((id) => ({ method, path: path.replace(/:\w+/, id), form: {} }));
    });
}

/** Where somebody gets another answer in one world than in the other; empty is blind. */
export async function differences(
  worlds: BlindWorlds,
  reader: SignedIn,
  asks: readonly Ask[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const ask of asks) {
    const [before, after] = await Promise.all([
      answerOf(worlds.before, reader, ask),
      answerOf(worlds.after, reader, ask),
    ]);
    if (before !== after) found.push(`${ask.method} ${ask.path}\n${before.slice(0, 600)}\n${after.slice(0, 600)}`);
  }
  return found;
}

/** All bytes of an answer: status, headers, body, and, of a list, of all pages after it. */
export async function answerOf(world: World, reader: SignedIn, ask: Ask): Promise<string> {
  const answer = await bytesOf(world, reader, ask);
  const next = /"nextCursor":"([^"]+)"/.exec(answer)?.[1];
  if (next === undefined) return answer;
  const path = `${ask.path.replace(/[?&]cursor=[^&]*/, '')}${ask.path.includes('?') ? '&' : '?'}cursor=${next}`;
  return answer + (await answerOf(world, reader, { ...ask, path }));
}

/** The secret of a second step is drawn anew each time that its page is asked for, and is the reader's own. */
const RANDOM_PAGES = ['/account/second-step'];

async function bytesOf(
  world: World,
  reader: SignedIn,
  { method, path, headers = {}, body, form }: Ask,
): Promise<string> {
  const { port } = world.getHttpServer().address() as AddressInfo;
  const door = path.startsWith('/api/') ? { Authorization: `Bearer ${reader.token}` } : { Cookie: reader.cookie };
  const content = form === undefined ? body && JSON.stringify(body) : new URLSearchParams(form).toString();
  const type = {
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(form !== undefined && {
      'Content-Type': 'application/x-www-form-urlencoded',
      // The session, and so its token, is the same in both worlds.
      'X-CSRF-Token': await reader.csrf('/account'),
    }),
  };
  const options = { host: '127.0.0.1', port, path, method, agent: false, headers: { ...door, ...type, ...headers } };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { date: _date, 'x-request-id': _id, ...rest } = response.headers;
        resolve(`${response.statusCode} ${JSON.stringify(rest)}\n${masked(Buffer.concat(chunks).toString('latin1'))}`);
      });
    });
    sent.on('error', reject).end(content);
  });
}

/** Without what is drawn anew for every answer. */
export function masked(body: string): string {
  return body
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    .replaceAll(/(name="csrf" content=|name="_csrf" value=|"csrf":)"[^"]*"/g, '$1""')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'request');
}
