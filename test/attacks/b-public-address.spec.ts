import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../../src/app.js';
import { temporaryDatabase } from '../support/database.js';
import { Installation, PASSWORD } from './installation.js';

const BASE = 'https://arcbrief.example.com';
const PUBLIC = { site: { baseUrl: BASE, trustedProxies: [] } } as const;

describe('behind a proxy with a certificate', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await Installation.on('sqlite', PUBLIC);
    await installation.person('ana@example.com');
  });
  afterAll(() => installation.stop());

  const ask = (headers: Readonly<Record<string, string>>, method = 'GET', body?: string) =>
    installation.send('/sign-in', {
      method,
      headers: { Host: 'arcbrief.example.com', ...headers },
      ...(body !== undefined && { body }),
    });

  it('browsers are told to keep to https', async () => {
    const { headers } = await ask({});
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['referrer-policy']).toBe('same-origin');
    const plain = await Installation.on('sqlite');
    expect((await plain.visitor().get('/sign-in')).headers['strict-transport-security']).toBeUndefined();
    await plain.stop();
  });

  it.each(['evil.example', 'arcbrief.example.com.evil.example', 'arcbrief.example.com:8443', 'xarcbrief.example.com'])(
    'the host %s is not ours',
    async (Host) => {
      expect((await ask({ Host })).status).toBe(421);
    },
  );

  it('forms come from our own address, by https', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ email: 'ana@example.com', password: PASSWORD, next: '/' }).toString();
    for (const Origin of ['http://arcbrief.example.com', 'https://evil.example', 'null'])
      expect((await ask({ ...form, Origin }, 'POST', body)).status).toBe(403);
    const answer = await ask({ ...form, Origin: BASE, 'Sec-Fetch-Site': 'same-origin' }, 'POST', body);
    expect(answer.status).toBe(303);
    const cookie = answer.headers['set-cookie']?.find((line) => line.includes('arcbrief=')) ?? '';
    expect(cookie).toMatch(/^__Host-arcbrief=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const value = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const account = (Cookie: string) =>
      installation.send('/account', { headers: { Host: 'arcbrief.example.com', Cookie } });
    expect((await account(`__Host-arcbrief=${value}`)).status).toBe(200);
    // A name that a neighbour on the same domain could set is not read.
    expect((await account(`arcbrief=${value}`)).status).toBe(401);
  });

  it('any address of the machine may be listened on, and without https only its own', async () => {
    const database = await temporaryDatabase('sqlite');
    const options = { database: database.options, listen: { host: '0.0.0.0', port: 0 }, logger: false } as const;
    await expect(serve(options)).rejects.toThrow('listens on this machine only unless ARCBRIEF_BASE_URL');
    await expect(
      serve({ ...options, site: { baseUrl: 'http://127.0.0.1:4680', trustedProxies: [] } }),
    ).rejects.toThrow();
    const server = await serve({ ...options, ...PUBLIC });
    expect(server.setUpSecret).toHaveLength(43);
    await server.close();
    await database.remove();
  });
});
