import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kernel, THINGS, THING_ID, createCalls } from '../support/http-kernel.js';

let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

describe('an address', () => {
  it.each([
    '/api/v1/nothing',
    '/nothing',
    '/api/v1/things/17',
    '/api/v1/things/%00',
    '/api/v1/things/..%2f..%2fetc',
    '/.env',
    '/api/v1/things/%FF',
  ])('%s that leads nowhere is answered with a problem', async (path) => {
    const { status, headers, text } = await kernel.request().get(path);
    expect([400, 404]).toContain(status);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(text).not.toContain('etc');
  });

  it('names the methods that it takes', async () => {
    const wrong = await kernel.request().delete(THINGS);
    expect(wrong.status).toBe(405);
    expect(wrong.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    const asked = await kernel.request().options(THINGS);
    expect(asked.status).toBe(204);
    expect(asked.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('A15: answers HEAD like GET, without the body', async () => {
    const { status, headers, text } = await kernel.request().head(`${THINGS}/${THING_ID}`);
    expect([status, headers['etag'], text]).toEqual([200, '"3"', undefined]);
    expect((await kernel.request().head(`${THINGS}/17`)).status).toBe(404);
  });

  it('A15: ignores the header that claims another method', async () => {
    const { status } = await kernel.request().get(`${THINGS}/${THING_ID}`).set('X-HTTP-Method-Override', 'DELETE');
    expect(status).toBe(200);
  });
});

describe('an answer', () => {
  it('carries the headers that no route may forget, and none that names the software', async () => {
    const { headers } = await kernel.request().get(`${THINGS}/${THING_ID}`);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      etag: '"3"',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('to a defect tells nothing but its request id', async () => {
    const { status, body, text } = await kernel.request().get(`${THINGS}/broken/now`);
    expect(status).toBe(500);
    expect(Object.keys(body).sort()).toEqual(['detail', 'requestId', 'status', 'title', 'type']);
    expect(text).not.toContain('secret');
  });

  it('says when to try again', async () => {
    const { status, headers } = await kernel.request().get(`${THINGS}/busy/now`);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('7');
  });

  it('passes the rules that a module found broken on, with its code', async () => {
    const { status, body } = await kernel.request().post(`${THINGS}/${THING_ID}/close`);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'thing-open',
      errors: [{ path: 'parts[0].rating', message: 'is missing in 0' }],
    });
  });

  it('gives the address of a new record', async () => {
    const { status, headers } = await kernel.send('{"title":"a"}');
    expect(status).toBe(201);
    expect(headers['location']).toBe(`${THINGS}/${THING_ID}`);
    expect(headers['etag']).toBe('"1"');
  });

  it('to the version that is already known is empty', async () => {
    const { status } = await kernel.request().get(`${THINGS}/${THING_ID}`).set('If-None-Match', '"3"');
    expect(status).toBe(304);
  });
});

describe('a change', () => {
  const change = () => kernel.request().patch(`${THINGS}/${THING_ID}`).send({ title: 'b' });

  it('needs the version that it is based on', async () => {
    expect((await change()).status).toBe(428);
    expect((await change().set('If-Match', '*')).status).toBe(428);
  });

  it.each(['"2"', 'W/"3"', '"abc"', '"0"', '"99999999999999999999"'])('based on %s is stale', async (tag) => {
    expect((await change().set('If-Match', tag)).status).toBe(412);
  });

  it('says both versions when it is stale', async () => {
    const { body } = await change().set('If-Match', '"2"');
    expect(body).toMatchObject({ expectedVersion: 2, currentVersion: 3 });
  });

  it.each(['3', '"3", "4"', '"3'])('with If-Match %s is not understood', async (tag) => {
    expect((await change().set('If-Match', tag)).status).toBe(400);
  });

  it('based on the newest version is made and gives the next', async () => {
    const { status, headers } = await change().set('If-Match', '"3"');
    expect(status).toBe(200);
    expect(headers['etag']).toBe('"4"');
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again, with its headers, and does nothing twice', async () => {
    const before = createCalls();
    const first = await kernel.send('{"title":"a","note":null}', { 'Idempotency-Key': 'k-1' });
    const again = await kernel.send('{"note":null,"title":"a"}', { 'Idempotency-Key': '"k-1"' });
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['etag']).toBe('"1"');
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(createCalls() - before).toBe(1);
  });

  it('is not taken for another request', async () => {
    await kernel.send('{"title":"a"}', { 'Idempotency-Key': 'k-2' });
    const { status } = await kernel.send('{"title":"b"}', { 'Idempotency-Key': 'k-2' });
    expect(status).toBe(422);
  });

  it('sent ten times at once is worked on once', async () => {
    const before = createCalls();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => kernel.send('{"title":"a"}', { 'Idempotency-Key': 'k-4' })),
    );
    expect(createCalls() - before).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status === 409).every(({ headers }) => headers['retry-after'] === '1')).toBe(
      true,
    );
  });

  it('is free again after a request that failed', async () => {
    expect((await kernel.send('{"title":7}', { 'Idempotency-Key': 'k-3' })).status).toBe(400);
    expect((await kernel.send('{"title":"a"}', { 'Idempotency-Key': 'k-3' })).status).toBe(201);
  });

  it.each(['', 'a b', 'x'.repeat(129), '"open'])('that reads "%s" is refused', async (key) => {
    expect((await kernel.send('{"title":"a"}', { 'Idempotency-Key': key })).status).toBe(400);
  });
});
