import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import supertest from 'supertest';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { RULES, type Action } from '../../src/domain/index.js';
import { masked } from '../../src/common/secrets.js';
import { Permits } from '../../src/modules/access/permits.service.js';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { Cast } from './cast.js';
import { CALLS } from './routes.js';
import { tablesOf, type Tables } from './tables.js';
import { VERSION, WRITES, type Write } from './writes.js';

/** How a right goes away between the guard and the write, and comes back afterwards. */
const LOSSES = {
  'the account is closed': [
    `UPDATE "people" SET "status" = 'disabled' WHERE "id" = ?`,
    `UPDATE "people" SET "status" = 'active' WHERE "id" = ?`,
  ],
  'the role is taken away': [`DELETE FROM "person_roles" WHERE "person_id" = ?`, null],
  'the membership is taken away': [`DELETE FROM "requisition_members" WHERE "person_id" = ?`, null],
  'the session or token ends': [
    `UPDATE "api_tokens" SET "revoked_at" = '2026-01-01T00:00:00.000Z' WHERE "person_id" = ?`,
    `UPDATE "api_tokens" SET "revoked_at" = NULL WHERE "person_id" = ?`,
  ],
} as const;
type Loss = keyof typeof LOSSES;

function lossesOf({ route }: Write): readonly Loss[] {
  const { allows } = RULES[CALLS[route]?.action as Action];
  const losses: Loss[] = ['the account is closed', 'the session or token ends'];
  if (allows.every(({ role }) => role !== 'everyone')) losses.push('the role is taken away');
  if (allows.every(({ relation }) => relation === 'member')) losses.push('the membership is taken away');
  return losses;
}

describe('a right that is taken away between the guard and the write writes nothing', () => {
  let cast: Cast;
  let tables: Tables;

  beforeAll(async () => {
    cast = await Cast.start('sqlite');
    tables = await tablesOf(cast.database.options);
  }, 60_000);
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await tables.close();
    await cast.stop();
  });

  const change = (statement: string, values: readonly string[]): Promise<unknown> => {
    const units = cast.app.get(UnitOfWork);
    return units.write(() => run(units.manager, statement, values));
  };

  async function versionOf({ of }: Write): Promise<string> {
    const things = cast.things[1];
    if (of === 'person') return String((await cast.app.get(AccountsService).get(things.person)).version);
    return String((await cast.app.get(RequisitionsService).get(things.requisition)).version);
  }

  async function send(write: Write, session: string): Promise<supertest.Response> {
    const route = cast.app
      .get(RouteRules)
      .all()
      .find(({ name }) => name === write.route);
    if (route === undefined) throw new Error(`there is no route ${write.route}`);
    const values: Readonly<Record<string, string>> = write.parameters?.(cast) ?? {};
    const id = write.of === undefined ? '' : cast.things[1][write.of];
    const address = route.path.replaceAll(/:(\w+)/g, (_, key: string) => values[key] ?? id);
    const isApi = address.startsWith('/api/');
    const verb = route.method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
    const request = supertest(cast.app.getHttpServer())[verb](address).redirects(0);
    const version = await versionOf(write);
    if (isApi) void request.set('Authorization', `Bearer ${cast.of(write.by).token}`);
    if (isApi) void request.set('If-Match', `"${write.version ?? version}"`);
    const csrf = (await cast.app.get(SessionsService).find(session))?.csrf ?? '';
    if (!isApi) void request.set('Cookie', `arcbrief=${session}`).set('X-CSRF-Token', masked(csrf));
    const body = write.body?.(cast);
    if (typeof body === 'string') return request.set('Content-Type', 'application/yaml').send(body);
    if (body === undefined) return request;
    const filled = Object.entries(body).map(([key, value]) => [key, value === VERSION ? version : value]);
    return request.type(isApi ? 'json' : 'form').send(Object.fromEntries(filled));
  }

  /** Takes the right away once the guard has let the request pass, and gives it back when it is answered. */
  async function without(write: Write, loss: Loss): Promise<{ answer: supertest.Response; changed: boolean }> {
    const { id } = cast.of(write.by);
    const units = cast.app.get(UnitOfWork);
    const tableOf = (name: string): Promise<readonly Record<string, string>[]> =>
      units.read(
        async () =>
          (await run<Record<string, string>>(units.manager, `SELECT * FROM "${name}" WHERE "person_id" = ?`, [id]))
            .rows,
      );
    const [takeAway, giveBack] = LOSSES[loss];
    const table = /DELETE FROM "(\w+)"/.exec(takeAway)?.[1];
    const rows = table === undefined ? [] : await tableOf(table);
    const sessions = cast.app.get(SessionsService);
    const session = await sessions.begin(id, 'meanwhile');
    const before = [await tables.hash(), await tables.credentials()];
    const permits = cast.app.get(Permits);
    const during = permits.during.bind(permits);
    let stored: readonly string[] = [];
    jest.spyOn(permits, 'during').mockImplementationOnce(async (...request) => {
      await change(takeAway, [id]);
      if (loss === 'the session or token ends') await sessions.end((await sessions.find(session))?.id ?? '');
      stored = [await tables.hash(), await tables.credentials()];
      return during(...request);
    });
    const answer = await send(write, session);
    expect(stored).not.toEqual(before);
    const changed = (await tables.hash()) !== stored[0] || (await tables.credentials()) !== stored[1];
    if (giveBack !== null) await change(giveBack, [id]);
    for (const row of rows) {
      const columns = Object.keys(row);
      const names = columns.map((name) => `"${name}"`).join(', ');
      await change(
        `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    }
    return { answer, changed };
  }

  it.each(WRITES.map((write) => [write.route, write] as const))('%s', async (_, write) => {
    const wrong: string[] = [];
    for (const loss of lossesOf(write)) {
      const refused = await tables.refusals();
      const { answer, changed } = await without(write, loss);
      const { status, headers, text } = answer;
      const isSentToSignIn = status === 401 || (status === 303 && /^\/sign-in/.test(headers['location'] ?? ''));
      const isGone = loss === 'the account is closed' || loss === 'the session or token ends';
      // A refusal of the write is noted; one of the body would not be.
      const isRefused = (status === 403 || status === 404) && (await tables.refusals()) === refused + 1;
      if (!(isGone ? isSentToSignIn : isRefused)) wrong.push(`${loss}: ${status} ${text.slice(0, 200)}`);
      if (changed) wrong.push(`${loss}: something was written`);
    }
    expect(wrong).toEqual([]);
  });

  it('every module with a page or an API that changes something is among them', () => {
    const doors = (names: readonly string[]): string[] =>
      [...new Set(names.map((name) => name.split('.')[0] ?? ''))].sort();
    const changing = cast.app
      .get(RouteRules)
      .all()
      .filter(({ method, rule }) => method !== 'GET' && rule?.kind === 'action');
    const tried = doors(WRITES.map(({ route }) => route));
    // The second step needs a code of the moment; it writes as the rest of the account does.
    expect(doors(changing.map(({ name }) => name)).filter((door) => !tried.includes(door))).toEqual([
      'SecondStepPages',
    ]);
  });
});
