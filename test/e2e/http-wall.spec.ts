import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kernel, THINGS } from '../support/http-kernel.js';

let kernel: Kernel;

beforeAll(async () => {
  kernel = await Kernel.start();
});
afterAll(() => kernel.stop());

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
    expect(await kernel.status({ Host: host })).toBe(421);
  });

  it.each(['localhost:4680', '127.0.0.1', '[::1]:4680', 'LOCALHOST'])(
    'is not what comes under the host %s',
    async (host) => {
      expect(await kernel.status({ Host: host })).toBe(200);
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
    expect(await kernel.status({ Host: 'localhost:4680', ...headers })).toBe(403);
    expect(await kernel.status({ Host: 'localhost:4680', ...headers }, 'POST')).toBe(403);
  });

  it('may send a person here by a link, to read', async () => {
    const link = {
      Host: 'localhost:4680',
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    };
    expect(await kernel.status(link)).toBe(200);
    expect(await kernel.status(link, 'POST')).toBe(403);
  });

  it('is told apart from a page of this server', async () => {
    expect(
      await kernel.status({ Host: 'localhost:4680', Origin: 'http://localhost:4680', 'Sec-Fetch-Site': 'same-origin' }),
    ).toBe(200);
  });
});

describe('the server', () => {
  it('has limits for clients that are slow or endless', () => {
    expect(kernel.server).toMatchObject({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 5_000,
      maxHeadersCount: 100,
      maxRequestsPerSocket: 1_000,
    });
  });

  it('refuses headers of more than 16 kB', async () => {
    expect(await kernel.status({ Host: 'localhost', 'X-Long': 'a'.repeat(20_000) })).toBe(431);
  });

  it.each([
    [
      'both a length and chunks',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n',
    ],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'],
    ['a chunk size that is none', 'Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n'],
    ['a transfer encoding nobody knows', 'Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n'],
    ['a folded header', 'X-Folded: a\r\n b\r\nContent-Length : 0\r\n\r\n'],
    ['a bare line feed', 'X-Bare: a\nContent-Length: 0\r\n\r\n'],
  ])('C15: answers a request with %s once, with 400, and closes the connection', async (_, rest) => {
    const answer = await kernel.raw(
      `POST ${THINGS} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${rest}`,
    );
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('answers a request without a Host with 400', async () => {
    expect(await kernel.raw('GET /live HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await kernel.raw('GET /live HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
  });
});
