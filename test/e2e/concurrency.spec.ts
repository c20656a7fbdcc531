import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DATABASES } from '../support/database.js';
import { API, TestApi, openScorecard, sendJson } from '../support/http.js';
import type { ApiRecord } from '../support/http.js';

const WRITES = 500;

describe.each(DATABASES)('at the same time, on %s', (kind) => {
  let api: TestApi;
  /** One token may ask 600 times a minute; these tests ask more often. */
  let tokens: string[];
  let sent = 0;
  beforeAll(async () => {
    api = await TestApi.start(kind);
    tokens = await api.moreTokens(5);
  }, 60_000);
  afterAll(() => api.stop());

  const send = (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    sent += 1;
    const Authorization = `Bearer ${tokens[sent % tokens.length]}`;
    return sendJson(api.url + API + path, { method, body, headers: { Authorization, ...headers } });
  };

  async function everyInterviewer(): Promise<ApiRecord[]> {
    const items: ApiRecord[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await send('GET', `/interviewers?limit=100${query}`);
      items.push(...(body['items'] as ApiRecord[]));
      cursor = body['nextCursor'] as string | null;
    } while (cursor !== null);
    return items;
  }

  it(`${WRITES} writes are each there once, and pages in order without a gap or a double`, async () => {
    const handles = Array.from({ length: WRITES }, (_, n) => `w-${n}`);
    const answers = await Promise.all(handles.map((handle) => send('POST', '/interviewers', { handle, name: handle })));
    expect(answers.map(({ status }) => status)).toEqual(handles.map(() => 201));
    const stored = await everyInterviewer();
    expect(stored).toHaveLength(WRITES);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(WRITES);
    expect(stored.map((record) => record['handle']).sort()).toEqual([...handles].sort());
    for (const { body } of answers) expect(stored).toContainEqual(body);
  }, 60_000);

  it('half of the writes being refused takes nothing from the other half', async () => {
    const mark = randomUUID();
    const bodies = Array.from({ length: 100 }, (_, n) =>
      n % 2 === 0 ? { handle: `h-${mark}-${n}`, name: 'Somebody' } : { handle: 'w-1', name: 'Taken' },
    );
    const answers = await Promise.all(bodies.map((body) => send('POST', '/interviewers', body)));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map((_, n) => (n % 2 === 0 ? 201 : 409)));
    const stored = await everyInterviewer();
    expect(stored.filter((record) => String(record['handle']).includes(mark))).toHaveLength(50);
  }, 60_000);

  it('50 people saving the same draft: one is first, the others are told', async () => {
    const { scorecard } = await openScorecard(api);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        send('PUT', `/scorecards/${scorecard.id}`, { keyTakeaway: `Take ${n}`, ratings: [] }, { 'If-Match': '"1"' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
    const winner = answers.find(({ status }) => status === 200);
    expect((await send('GET', `/scorecards/${scorecard.id}`)).body).toEqual(winner?.body);
  }, 60_000);

  it('the same request sent 20 times with one key is worked on once', async () => {
    const handle = `once-${randomUUID()}`;
    const key = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST', '/interviewers', { handle, name: 'Once' }, key)),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThanOrEqual(1);
    expect(
      answers
        .filter(({ status }) => status === 409)
        .every(({ body }) => body['type'] === 'urn:arcbrief:problem:in-progress'),
    ).toBe(true);
    expect(new Set(made.map(({ body }) => body['id'])).size).toBe(1);
    const replay = await send('POST', '/interviewers', { handle, name: 'Once' }, key);
    expect(replay.status).toBe(201);
    expect(replay.headers['idempotency-replayed']).toBe('true');
    expect(replay.headers.etag).toBe('"1"');
    expect(replay.body).toEqual(made[0]?.body);
    const other = await send('POST', '/interviewers', { handle, name: 'Twice' }, key);
    expect(other.status).toBe(422);
    expect(other.body['type']).toBe('urn:arcbrief:problem:idempotency-key-reused');
  }, 60_000);
});
