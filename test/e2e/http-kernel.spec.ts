import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import supertest from 'supertest';
import { THING_ID, createCalls, startKernel } from '../support/http-kernel.js';

const THINGS = '/api/v1/things';

let app: NestExpressApplication;
let server: Server;

beforeAll(async () => {
  app = await startKernel();
  server = app.getHttpServer();
});
afterAll(() => app.close());

/** Sends exactly these bytes as the body: supertest would mend them. */
function send(body: string | Buffer, headers: Record<string, string> = {}, path = THINGS) {
  return supertest(server)
    .post(path)
    .set({ 'Content-Type': 'application/json', ...headers })
    .serialize((value: unknown) => value as string)
    .send(body as unknown as string);
}

function paths(body: { errors?: { path: string }[] }): string[] {
  return (body.errors ?? []).map(({ path }) => path).sort();
}

describe('a body', () => {
  it('is answered with every wrong field at once, nested ones too, and without what was sent', async () => {
    const sent = {
      title: 7,
      cost: 'SENT-BACK',
      isAdmin: true,
      parts: [
        { name: 'ok', rating: 4 },
        { name: '', rating: 9, extra: 'SENT-BACK' },
      ],
    };
    const { status, body, headers, text } = await send(JSON.stringify(sent));
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(paths(body)).toEqual(['cost', 'isAdmin', 'parts[1].extra', 'parts[1].name', 'parts[1].rating', 'title']);
    expect(body).toMatchObject({
      type: 'urn:arcbrief:problem:invalid-request',
      title: 'Some of what was sent is not allowed.',
      status: 400,
      detail: '6 fields are wrong.',
      requestId: headers['x-request-id'],
    });
    expect(text).not.toContain('SENT-BACK');
    expect(text).not.toContain('node_modules');
  });

  it.each([
    ['0', 0],
    ['6', 6],
    ['3.5', 3.5],
    ['a number that is infinite', '1e400'],
    ['minus zero', '-0'],
    ['text', '"5"'],
    ['a list', '[5]'],
    ['true', 'true'],
    ['null', 'null'],
    ['2^53 + 1', '9007199254740993'],
  ])('with the rating %s is refused', async (_, rating) => {
    const { status, body } = await send(`{"title":"x","main":{"name":"n","rating":${String(rating)}}}`);
    expect(status).toBe(400);
    expect(paths(body)).toEqual(['main.rating']);
  });

  it.each([
    ['a duplicate key', '{"title":"a","title":"b"}', 400],
    ['a duplicate key spelled otherwise', '{"title":"a","t\\u0069tle":"b"}', 400],
    ['a duplicate key in an item', '{"title":"a","parts":[{"name":"a","name":"b","rating":1}]}', 400],
    ['__proto__', '{"title":"a","__proto__":{"polluted":1}}', 400],
    ['constructor', '{"title":"a","constructor":{"prototype":{"polluted":1}}}', 400],
    ['a list instead of an object', '[{"title":"a"}]', 400],
    ['a number instead of an object', '7', 400],
    ['null', 'null', 400],
    ['no JSON', '{"title":', 400],
    ['nothing', '', 400],
    ['NUL', '{"title":"a\\u0000b"}', 400],
    ['half a surrogate pair', '{"title":"a\\ud800b"}', 400],
    ['a byte order mark inside', '{"title":"a\\ufeffb"}', 400],
    ['U+FFFE', '{"title":"a\\ufffeb"}', 400],
    ['a line break in a line', '{"title":"a\\nb"}', 400],
    ['a bidirectional override in a line', '{"title":"a\\u202eb"}', 400],
    ['a blank line', '{"title":" \\u200b "}', 400],
    ['NUL in a key', '{"title":"a","k\\u0000":1}', 400],
    ['a nested list where an object belongs', '{"title":"a","main":[]}', 400],
    ['lists in a list of objects', '{"title":"a","parts":[[[]]]}', 400],
    ['depth 10,000', `{"title":"a","parts":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
    ['depth inside a nested field', `${'{"main":'.repeat(9_000)}1${'}'.repeat(9_000)}`, 400],
    ['5,000 keys', `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 400],
    ['50,000 list items', `{"title":"a","parts":[${'1,'.repeat(49_000)}1]}`, 400],
    ['100 kB and one byte', `{"title":"${'a'.repeat(102_400)}"}`, 413],
  ])('that holds %s is refused', async (_, text, status) => {
    const begun = performance.now();
    const response = await send(text);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, body } = await send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
    expect(status).toBe(400);
    expect(body.detail).toBe('The body is not UTF-8.');
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded'],
    ['text', 'text/plain'],
    ['a multipart form', 'multipart/form-data; boundary=x'],
    ['JSON in UTF-7', 'application/json; charset=utf-7'],
    ['JSON in Latin-1', 'application/json; charset=iso-8859-1'],
    ['no type', ''],
  ])('sent as %s is refused', async (_, type) => {
    const { status, body } = await send('{"title":"a"}', { 'Content-Type': type });
    expect(status).toBe(415);
    expect(body.type).toBe('urn:arcbrief:problem:unsupported-media-type');
  });

  it('that is compressed is refused unread', async () => {
    const { status } = await send('{"title":"a"}', { 'Content-Encoding': 'gzip' });
    expect(status).toBe(415);
  });

  it('of a class without rules is refused', async () => {
    const { status } = await send('{"anything":"x"}', {}, `${THINGS}/unruled`);
    expect(status).toBe(400);
  });

  it('is refused where the route takes none', async () => {
    const { status, body } = await send('{"role":"admin"}', {}, `${THINGS}/${THING_ID}/close`);
    expect(status).toBe(400);
    expect(body.detail).toBe('This address takes no body.');
  });

  it('is normalised: composed characters and Unix line ends', async () => {
    const { body } = await send(JSON.stringify({ title: 'Zoe\u0308', note: 'a\r\nb' }));
    expect(body).toMatchObject({ title: 'Zo\u00eb', note: 'a\nb' });
  });
});

describe('a query', () => {
  it('is a page request and nothing else', async () => {
    const { status, body } = await supertest(server).get(`${THINGS}?limit=20&cursor=${THING_ID}`);
    expect(status).toBe(200);
    expect(body.query).toEqual({ limit: 20, cursor: THING_ID });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1e1',
    'limit=',
    'limit=5&limit=6',
    'limit[]=5',
    'cursor=abc',
    'cursor=%00',
    'a[__proto__][x]=1',
    'page=2',
  ])('with %s is refused', async (query) => {
    const { status } = await supertest(server).get(`${THINGS}?${query}`);
    expect(status).toBe(400);
  });

  it('is refused where the route takes none', async () => {
    const { status } = await supertest(server).get(`${THINGS}/${THING_ID}?fields=*`);
    expect(status).toBe(400);
  });
});

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
    const { status, headers, text } = await supertest(server).get(path);
    expect([400, 404]).toContain(status);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(text).not.toContain('etc');
  });

  it('names the methods that it takes', async () => {
    const wrong = await supertest(server).delete(THINGS);
    expect(wrong.status).toBe(405);
    expect(wrong.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    const asked = await supertest(server).options(THINGS);
    expect(asked.status).toBe(204);
    expect(asked.headers['allow']).toBe('GET, HEAD, OPTIONS, POST');
    expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('ignores the header that claims another method', async () => {
    const { status } = await supertest(server).get(`${THINGS}/${THING_ID}`).set('X-HTTP-Method-Override', 'DELETE');
    expect(status).toBe(200);
  });
});

describe('an answer', () => {
  it('carries the headers that no route may forget, and none that names the software', async () => {
    const { headers } = await supertest(server).get(`${THINGS}/${THING_ID}`);
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
    const { status, body, text } = await supertest(server).get(`${THINGS}/broken/now`);
    expect(status).toBe(500);
    expect(Object.keys(body).sort()).toEqual(['detail', 'requestId', 'status', 'title', 'type']);
    expect(text).not.toContain('secret');
  });

  it('says when to try again', async () => {
    const { status, headers } = await supertest(server).get(`${THINGS}/busy/now`);
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('7');
  });

  it('passes the rules that a module found broken on, with its code', async () => {
    const { status, body } = await supertest(server).post(`${THINGS}/${THING_ID}/close`);
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'thing-open',
      errors: [{ path: 'parts[0].rating', message: 'is missing in 0' }],
    });
  });

  it('gives the address of a new record', async () => {
    const { status, headers } = await send('{"title":"a"}');
    expect(status).toBe(201);
    expect(headers['location']).toBe(`${THINGS}/${THING_ID}`);
    expect(headers['etag']).toBe('"1"');
  });

  it('to the version that is already known is empty', async () => {
    const { status } = await supertest(server).get(`${THINGS}/${THING_ID}`).set('If-None-Match', '"3"');
    expect(status).toBe(304);
  });
});

describe('a change', () => {
  const change = () => supertest(server).patch(`${THINGS}/${THING_ID}`).send({ title: 'b' });

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
    const first = await send('{"title":"a","note":null}', { 'Idempotency-Key': 'k-1' });
    const again = await send('{"note":null,"title":"a"}', { 'Idempotency-Key': '"k-1"' });
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['etag']).toBe('"1"');
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(createCalls() - before).toBe(1);
  });

  it('is not taken for another request', async () => {
    await send('{"title":"a"}', { 'Idempotency-Key': 'k-2' });
    const { status } = await send('{"title":"b"}', { 'Idempotency-Key': 'k-2' });
    expect(status).toBe(422);
  });

  it('sent ten times at once is worked on once', async () => {
    const before = createCalls();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => send('{"title":"a"}', { 'Idempotency-Key': 'k-4' })),
    );
    expect(createCalls() - before).toBe(1);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(answers.filter(({ status }) => status === 409).every(({ headers }) => headers['retry-after'] === '1')).toBe(
      true,
    );
  });

  it('is free again after a request that failed', async () => {
    expect((await send('{"title":7}', { 'Idempotency-Key': 'k-3' })).status).toBe(400);
    expect((await send('{"title":"a"}', { 'Idempotency-Key': 'k-3' })).status).toBe(201);
  });

  it.each(['', 'a b', 'x'.repeat(129), '"open'])('that reads "%s" is refused', async (key) => {
    expect((await send('{"title":"a"}', { 'Idempotency-Key': key })).status).toBe(400);
  });
});

/** A request whose Host is what the test says. */
function withHeaders(headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path: `${THINGS}/${THING_ID}`, method, headers, agent: false },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject).end();
  });
}

describe('a browser page of another site', () => {
  it.each([
    'evil.example',
    'evil.example:4680',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '10.0.0.1:4680',
    'localhost.',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
  ])('does not get in under the host %s', async (host) => {
    expect(await withHeaders({ Host: host })).toBe(421);
  });

  it.each(['localhost:4680', '127.0.0.1', '[::1]:4680', 'LOCALHOST'])(
    'is not what comes under the host %s',
    async (host) => {
      expect(await withHeaders({ Host: host })).toBe(200);
    },
  );

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin that it will tell', { Origin: 'null' }],
    ['another port of this machine', { Origin: 'http://localhost:3000' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' }],
    [
      'another site as a picture',
      { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' },
    ],
  ])('is refused when it comes from %s', async (_, headers) => {
    expect(await withHeaders({ Host: 'localhost:4680', ...headers })).toBe(403);
    expect(await withHeaders({ Host: 'localhost:4680', ...headers }, 'POST')).toBe(403);
  });

  it('may send a person here by a link, to read', async () => {
    const link = {
      Host: 'localhost:4680',
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    expect(await withHeaders(link)).toBe(200);
    expect(await withHeaders(link, 'POST')).toBe(403);
  });

  it('is told apart from a page of this server', async () => {
    expect(
      await withHeaders({ Host: 'localhost:4680', Origin: 'http://localhost:4680', 'Sec-Fetch-Site': 'same-origin' }),
    ).toBe(200);
  });
});

describe('the server', () => {
  it('has limits for clients that are slow or endless', () => {
    expect(server).toMatchObject({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 5_000,
      maxHeadersCount: 100,
      maxRequestsPerSocket: 1_000,
    });
  });

  it('refuses headers of more than 16 kB', async () => {
    expect(await withHeaders({ Host: 'localhost', 'X-Long': 'a'.repeat(20_000) })).toBe(431);
  });
});
