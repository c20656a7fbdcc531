import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kernel, THINGS, THING_ID } from '../support/http-kernel.js';

let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

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
    const { status, body, headers, text } = await kernel.send(JSON.stringify(sent));
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
  ])('C9: with the rating %s is refused', async (_, rating) => {
    const { status, body } = await kernel.send(`{"title":"x","main":{"name":"n","rating":${String(rating)}}}`);
    expect(status).toBe(400);
    expect(paths(body)).toEqual(['main.rating']);
  });

  it.each([
    ['a duplicate key (C10)', '{"title":"a","title":"b"}', 400],
    ['a duplicate key spelled otherwise (C10)', '{"title":"a","t\\u0069tle":"b"}', 400],
    ['a duplicate key in an item (C10)', '{"title":"a","parts":[{"name":"a","name":"b","rating":1}]}', 400],
    ['__proto__ (C2)', '{"title":"a","__proto__":{"polluted":1}}', 400],
    ['constructor (C2)', '{"title":"a","constructor":{"prototype":{"polluted":1}}}', 400],
    ['a list instead of an object (C4)', '[{"title":"a"}]', 400],
    ['a number instead of an object', '7', 400],
    ['null', 'null', 400],
    ['no JSON', '{"title":', 400],
    ['nothing', '', 400],
    ['NUL (C7)', '{"title":"a\\u0000b"}', 400],
    ['half a surrogate pair (C7)', '{"title":"a\\ud800b"}', 400],
    ['a byte order mark inside (C7)', '{"title":"a\\ufeffb"}', 400],
    ['U+FFFE (C7)', '{"title":"a\\ufffeb"}', 400],
    ['a line break in a line (C7)', '{"title":"a\\nb"}', 400],
    ['a bidirectional override in a line', '{"title":"a\\u202eb"}', 400],
    ['a blank line', '{"title":" \\u200b "}', 400],
    ['NUL in a key', '{"title":"a","k\\u0000":1}', 400],
    ['a nested list where an object belongs (C4)', '{"title":"a","main":[]}', 400],
    ['lists in a list of objects (C4)', '{"title":"a","parts":[[[]]]}', 400],
    ['depth 10,000 (C5)', `{"title":"a","parts":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 400],
    ['depth inside a nested field (C5)', `${'{"main":'.repeat(9_000)}1${'}'.repeat(9_000)}`, 400],
    ['5,000 keys (C5)', `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 400],
    ['50,000 list items (C5)', `{"title":"a","parts":[${'1,'.repeat(49_000)}1]}`, 400],
    ['100 kB and one byte (C5)', `{"title":"${'a'.repeat(102_400)}"}`, 413],
  ])('that holds %s is refused', async (_, text, status) => {
    const begun = performance.now();
    const response = await kernel.send(text);
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('that is not UTF-8 is refused', async () => {
    const { status, body } = await kernel.send(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]));
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
  ])('C14: sent as %s is refused', async (_, type) => {
    const { status, body } = await kernel.send('{"title":"a"}', { 'Content-Type': type });
    expect(status).toBe(415);
    expect(body.type).toBe('urn:arcbrief:problem:unsupported-media-type');
  });

  it('C13: that is compressed is refused unread', async () => {
    const { status } = await kernel.send('{"title":"a"}', { 'Content-Encoding': 'gzip' });
    expect(status).toBe(415);
  });

  it('C3: of a class without rules is refused', async () => {
    const { status } = await kernel.send('{"anything":"x"}', {}, `${THINGS}/unruled`);
    expect(status).toBe(400);
  });

  it('is refused where the route takes none', async () => {
    const { status, body } = await kernel.send('{"role":"admin"}', {}, `${THINGS}/${THING_ID}/close`);
    expect(status).toBe(400);
    expect(body.detail).toBe('This address takes no body.');
  });

  it('is normalised: composed characters and Unix line ends', async () => {
    const { body } = await kernel.send(JSON.stringify({ title: 'Zoe\u0308', note: 'a\r\nb' }));
    expect(body).toMatchObject({ title: 'Zo\u00eb', note: 'a\nb' });
  });
});

describe('a query', () => {
  it('is a page request and nothing else', async () => {
    const { status, body } = await kernel.request().get(`${THINGS}?limit=20&cursor=${THING_ID}`);
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
  ])('C2, C10: with %s is refused', async (query) => {
    const { status } = await kernel.request().get(`${THINGS}?${query}`);
    expect(status).toBe(400);
  });

  it('is refused where the route takes none', async () => {
    const { status } = await kernel.request().get(`${THINGS}/${THING_ID}?fields=*`);
    expect(status).toBe(400);
  });
});
