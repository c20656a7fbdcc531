import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { firstToken } from '../support/database-services.js';
import { temporaryDatabase } from '../support/database.js';
import type { DatabaseKind, TemporaryDatabase } from '../support/database.js';
import { BuiltServer } from '../support/http-built-server.js';
import type { ServerProcess } from '../support/http-built-server.js';
import { API, REQUISITION, sendJson } from '../support/http.js';
import type { JsonAnswer, JsonRequest } from '../support/http.js';

/** Each costs some seconds, mostly of starting again; ARCBRIEF_KILLS=500 for a long look. */
const KILLS = Number(process.env['ARCBRIEF_KILLS'] ?? 10);
const CREATORS = 40;
const SAVERS = 10;

/** What the client knows. A line is written only after the answer has come. */
class Ledger {
  acknowledged = 0;
  /** handle → id that was acknowledged. */
  readonly created = new Map<string, string>();
  /** Sent, and never answered: key → handle. */
  readonly open = new Map<string, string>();
  /** scorecard id → its version, the last count that was acknowledged, and the one that was sent after it. */
  readonly saved = new Map<string, { version: number; acknowledged: number; sent: number }>();
  private waiting: { readonly until: number; readonly resolve: () => void } | null = null;

  acknowledge(): void {
    this.acknowledged += 1;
    if (this.waiting !== null && this.acknowledged >= this.waiting.until) this.waiting.resolve();
  }

  /** Resolves when so many more writes have been acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => (this.waiting = { until: this.acknowledged + count, resolve }));
  }
}

class Client {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Null when the server was killed before it answered. */
  async send(
    method: string,
    path: string,
    { body, headers }: Omit<JsonRequest, 'method'> = {},
  ): Promise<JsonAnswer | null> {
    const bearer = { Authorization: `Bearer ${this.token}` };
    try {
      return await sendJson(this.url + API + path, { method, body, headers: { ...bearer, ...headers } });
    } catch {
      return null;
    }
  }

  async record(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await this.send(method, path, { body });
    if (answer === null || answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer.body;
  }
}

/** Makes interviewers until the server is gone. */
async function create(client: Client, ledger: Ledger): Promise<void> {
  for (;;) {
    const handle = `k-${randomUUID()}`;
    const key = randomUUID();
    ledger.open.set(key, handle);
    const answer = await client.send('POST', '/interviewers', {
      body: { handle, name: handle },
      headers: { 'Idempotency-Key': key },
    });
    if (answer === null) return;
    ledger.open.delete(key);
    if (answer.status !== 201) throw new Error(`unexpected ${answer.status} ${JSON.stringify(answer.body)}`);
    ledger.created.set(handle, String(answer.body['id']));
    ledger.acknowledge();
  }
}

/** Saves one draft again and again, one more each time, until the server is gone. */
async function save(client: Client, ledger: Ledger, id: string): Promise<void> {
  const state = ledger.saved.get(id) ?? { version: 1, acknowledged: 0, sent: 0 };
  ledger.saved.set(id, state);
  for (;;) {
    state.sent = state.acknowledged + 1;
    const body = {
      keyTakeaway: `count ${state.sent}`,
      ratings: [{ criterion: 'builder.reads-the-data', rating: 1 + (state.sent % 5) }],
    };
    const answer = await client.send('PUT', `/scorecards/${id}`, {
      body,
      headers: { 'If-Match': `"${state.version}"` },
    });
    if (answer === null) return;
    if (answer.status !== 200) throw new Error(`unexpected ${answer.status} ${JSON.stringify(answer.body)}`);
    state.version = Number(answer.body['version']);
    state.acknowledged = state.sent;
    ledger.acknowledge();
  }
}

/** The test, for one database; each has a file of its own, so that two can run side by side. */
export function killUnderLoad(kind: DatabaseKind): void {
  describe(`the server killed under load, on ${kind}`, () => survives(kind));
}

function survives(kind: DatabaseKind): void {
  let built: BuiltServer;
  let database: TemporaryDatabase;
  let server: ServerProcess;
  let token: string;

  beforeAll(async () => {
    built = await BuiltServer.build();
    database = await temporaryDatabase(kind);
    token = await firstToken(database.options);
    server = await start();
  }, 60_000);
  afterAll(async () => {
    await server.kill();
    await database.remove();
    await built.remove();
  });

  const start = () =>
    built.start({ listen: { host: '127.0.0.1', port: 0 }, database: database.options, logger: ['error'] });

  it(
    `${KILLS} times keeps every acknowledged write once, and no half of another`,
    async () => {
      const ledger = new Ledger();
      const scorecards = await openScorecards(new Client(server.url, token));
      const startups: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const client = new Client(server.url, token);
        const enough = ledger.more(randomInt(50, 250));
        const writers = [
          ...Array.from({ length: CREATORS }, () => create(client, ledger)),
          ...scorecards.map((id) => save(client, ledger, id)),
        ];
        await Promise.race([enough, Promise.all(writers)]);
        await server.kill();
        await Promise.all(writers);
        const begun = performance.now();
        server = await start();
        startups.push(performance.now() - begun);
        await audit(new Client(server.url, token), ledger);
      }
      await everyoneOnce(new Client(server.url, token), ledger);
      process.stdout.write(
        `${kind}: ${KILLS} kills, ${ledger.acknowledged} acknowledged writes, 0 lost, 0 doubled; ready again after ${Math.round(Math.max(...startups))} ms at most\n`,
      );
      expect(ledger.acknowledged).toBeGreaterThan(KILLS * 50);
      expect(Math.max(...startups)).toBeLessThan(20_000);
    },
    KILLS * 24_000,
  );

  it('ends cleanly on SIGTERM', async () => {
    const ended = await server.terminate();
    server = await start();
    expect(ended).toBe(0);
  }, 60_000);
}

async function openScorecards(client: Client): Promise<string[]> {
  const requisition = await client.record('POST', '/requisitions', REQUISITION);
  const application = await client.record('POST', `/requisitions/${String(requisition['id'])}/applications`, {
    candidate: { name: 'A. Candidate' },
    source: 'external',
  });
  const ids: string[] = [];
  for (let n = 0; n < SAVERS; n += 1) {
    const interviewer = await client.record('POST', '/interviewers', { handle: `saver-${n}`, name: `Saver ${n}` });
    const scorecard = await client.record('POST', `/applications/${String(application['id'])}/scorecards`, {
      interviewerId: interviewer['id'],
    });
    ids.push(String(scorecard['id']));
  }
  return ids;
}

/** Once is enough: what a kill lost stays lost, and what it doubled stays doubled. */
async function everyoneOnce(client: Client, ledger: Ledger): Promise<void> {
  const stored = new Map<string, string[]>();
  for (const { handle, id } of await everyInterviewer(client)) stored.set(handle, [...(stored.get(handle) ?? []), id]);
  for (const [handle, id] of ledger.created) expect([handle, stored.get(handle)]).toEqual([handle, [id]]);
}

/** After each kill: what was left open, and the drafts, whose state goes on from what is found. */
async function audit(client: Client, ledger: Ledger): Promise<void> {
  await finishOpen(client, ledger);
  for (const [id, state] of ledger.saved) {
    const { version, content } = await client.record('GET', `/scorecards/${id}`);
    const { keyTakeaway, ratings } = content as { keyTakeaway: string | null; ratings: { rating: number }[] };
    const count = Number((keyTakeaway ?? 'count 0').replace('count ', ''));
    expect([state.acknowledged, state.sent]).toContain(count);
    expect(ratings.map(({ rating }) => rating)).toEqual(count === 0 ? [] : [1 + (count % 5)]);
    expect(version).toBe(count + 1);
    Object.assign(state, { version, acknowledged: count });
  }
}

/** What was never answered is sent again with its key: then it is there, and once. */
async function finishOpen(client: Client, ledger: Ledger): Promise<void> {
  await Promise.all(
    [...ledger.open].map(async ([key, handle]) => {
      const answer = await client.send('POST', '/interviewers', {
        body: { handle, name: handle },
        headers: { 'Idempotency-Key': key },
      });
      expect(answer?.status).toBe(201);
      ledger.created.set(handle, String(answer?.body['id']));
    }),
  );
  ledger.open.clear();
}

async function everyInterviewer(client: Client): Promise<{ handle: string; id: string }[]> {
  const items: { handle: string; id: string }[] = [];
  let query = '?limit=100';
  for (;;) {
    const page = await client.record('GET', `/interviewers${query}`);
    items.push(...(page['items'] as { handle: string; id: string }[]));
    const { nextCursor } = page as { nextCursor: string | null };
    if (nextCursor === null) return items;
    query = `?limit=100&cursor=${nextCursor}`;
  }
}
