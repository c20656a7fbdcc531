import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { GalleryApp } from './support/gallery-app.js';

let app: GalleryApp;
beforeAll(async () => {
  app = await GalleryApp.start();
});
afterAll(() => app.stop());

const FORM = 'application/x-www-form-urlencoded';
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";

function post(path: string, type: string, body: string): supertest.Test {
  return supertest(app.server)
    .post(path)
    .set('Content-Type', type)
    .serialize((value: unknown) => value as string)
    .send(body as unknown as object);
}

async function stylesheet(): Promise<string> {
  const { text } = await supertest(app.server).get('/gallery');
  return /href="(\/assets\/[0-9a-f]{12}\.css)"/.exec(text)?.[1] ?? 'no style sheet';
}

/** A request with exactly this target: supertest would mend it. */
function statusOf(target: string, type: string): Promise<number> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const headers = { Host: `127.0.0.1:${port}`, 'Content-Type': type, 'Content-Length': 7 };
    httpRequest({ host: '127.0.0.1', port, path: target, method: 'POST', headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end('title=x');
  });
}

describe('the headers', () => {
  it.each(['/gallery', '/', '/nowhere', '/apiary', '/assets/x.css'])('of %s are those of a page', async (path) => {
    const { headers } = await supertest(app.server).get(path);
    expect(headers).toMatchObject({
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });

  it.each(['/api/v1/nowhere', '/API/v1/nowhere', '/api', '/live', '/ready'])(
    'of %s are those of data',
    async (path) => {
      const { headers } = await supertest(app.server).get(path);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; base-uri 'none'; form-action 'none'/);
      expect(headers['content-security-policy']).not.toContain('script-src');
    },
  );
});

describe('a page', () => {
  it('is compressed for whoever takes that, and says so to caches', async () => {
    const { headers, text } = await supertest(app.server).get('/gallery').set('Accept-Encoding', 'gzip');
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'text/html; charset=utf-8' });
    expect(headers['vary']).toContain('Accept-Encoding');
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    const plain = await supertest(app.server).get('/gallery').set('Accept-Encoding', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
  });

  it('leads out by a posted form that carries the token of the session', async () => {
    const { text } = await supertest(app.server).get('/gallery');
    expect(text).toContain('<meta name="csrf" content="a-token-of-this-answer">');
    expect(text).toMatch(
      /<form method="post" action="\/sign-out" data-person="a-person">\s*<input type="hidden" name="_csrf" value="a-token/,
    );
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
  });
});

describe('a form', () => {
  it('comes to the controller as fields', async () => {
    const { status, body } = await post('/gallery', FORM, 'title=a+b&tells=1&tells=2&__proto__=x');
    expect([status, body]).toEqual([
      200,
      [
        ['title', ['a b']],
        ['tells', ['1', '2']],
        ['__proto__', ['x']],
      ],
    ]);
  });

  it('may be empty', async () => {
    const { status, body } = await supertest(app.server).post('/gallery');
    expect([status, body]).toEqual([200, []]);
  });

  it('with one value twice is refused', async () => {
    expect((await post('/gallery/once', FORM, 'title=a&title=b')).status).toBe(400);
  });

  it('is refused where JSON is read, and JSON where a form is', async () => {
    expect((await post('/gallery/draft', FORM, 'title=x')).status).toBe(415);
    expect((await post('/gallery', 'application/json', '{"title":"x"}')).status).toBe(415);
    expect((await post('/gallery/draft', 'application/json', '{"title":"x"}')).status).toBe(200);
  });

  it.each([
    ['of another type', 'multipart/form-data; boundary=x', '--x--', 415],
    ['as text', 'text/plain', '{"title":"x"}', 415],
    ['in another encoding', `${FORM}; charset=iso-8859-1`, 'title=x', 415],
    ['that is not UTF-8', FORM, 'title=%FF', 400],
    ['with NUL', FORM, 'title=%00', 400],
    ['of more than 500 kB', FORM, `title=${'x'.repeat(512_000)}`, 413],
    ['of more than a thousand fields', FORM, 'a=&'.repeat(1001), 413],
  ])('%s is refused', async (_, type, body, status) => {
    expect((await post('/gallery', type, body)).status).toBe(status);
  });

  it.each(['/api/v1/drafts', '/API/v1/drafts', '/api/v1/drafts/', 'http://127.0.0.1/api/v1/drafts'])(
    'is refused by the API at %s',
    async (target) => {
      expect(await statusOf(target, FORM)).toBe(415);
    },
  );
});

describe('an error', () => {
  it('is a page, in words, with what to do and the number of the request', async () => {
    const { status, text, headers } = await supertest(app.server).get('/nowhere/%3Cb%3EECHO?x=ECHO');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('<h1>There is nothing here</h1>');
    expect(text).toContain(headers['x-request-id']);
    expect(text).not.toContain('ECHO');
  });

  it('in the program shows nothing of the program', async () => {
    const { status, text } = await supertest(app.server).get('/gallery/broken');
    expect(status).toBe(500);
    expect(text).toContain('<h1>Something failed on our side</h1>');
    expect(text).not.toMatch(/SECRET|not defined|gallery\.hbs| at /);
  });

  it('of a body that was refused is a page, and says nothing of the body', async () => {
    const { text } = await post('/gallery', FORM, 'ECHO=%00');
    expect(text).toContain('<h1>This could not be taken as it was sent</h1>');
    expect(text).not.toContain('ECHO');
  });

  it('is JSON for a script of a page, and for the API', async () => {
    for (const path of ['/nowhere', '/api/v1/nowhere']) {
      const { headers } = await supertest(app.server).get(path).set('Accept', 'application/json');
      expect(headers['content-type']).toBe('application/problem+json');
    }
    const { headers } = await supertest(app.server).get('/api/v1/nowhere').set('Accept', 'text/html');
    expect(headers['content-type']).toBe('application/problem+json');
  });
});

describe('an asset', () => {
  it.each([
    ['br', 'br'],
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['identity', undefined],
    ['zstd', undefined],
  ])('for %s comes as %s, to be kept for ever', async (accepted, encoding) => {
    const address = await stylesheet();
    const { status, headers } = await supertest(app.server).get(address).set('Accept-Encoding', accepted);
    expect([status, headers['content-encoding']]).toEqual([200, encoding]);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
  });

  it.each([
    '/assets/',
    '/assets/tokens.css',
    '/assets/..%2Ftokens.css',
    '/assets/__proto__',
    '/assets/%00',
    '/assets/toString',
  ])('is not at %s', async (path) => {
    const { status, headers } = await supertest(app.server).get(path);
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
  });
});
