import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../src/app.js';
import type { RunningServer, ServeOptions } from '../../src/app.js';
import { temporaryDatabase } from '../support/database.js';
import type { TemporaryDatabase } from '../support/database.js';
import { firstToken } from '../support/database-services.js';
import { API } from '../support/http.js';

let database: TemporaryDatabase;
const running: RunningServer[] = [];

beforeEach(async () => {
  database = await temporaryDatabase('sqlite');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
  await database.remove();
});

async function start(listen: Partial<ServeOptions['listen']> = {}): Promise<RunningServer> {
  const server = await serve({
    listen: { host: '127.0.0.1', port: 0, ...listen },
    database: database.options,
    logger: false,
  });
  running.push(server);
  return server;
}

/** Of somebody who may add interviewers; made before the server has the database to itself. */
async function bearer(): Promise<{ readonly Authorization: string }> {
  return { Authorization: `Bearer ${await firstToken(database.options)}` };
}

async function interviewers(server: RunningServer, headers: Readonly<Record<string, string>>): Promise<number> {
  const answer = await fetch(`${server.url}${API}/interviewers?limit=100`, { headers });
  const { items } = (await answer.json()) as { items: unknown[] };
  return items.length;
}

describe('serve', () => {
  it.each(['0.0.0.0', '::', '', '192.168.1.5', 'example.com', '127.0.0.1.example.com', 'constructor'])(
    'refuses to listen on "%s", says why, and touches nothing',
    async (host) => {
      await expect(start({ host })).rejects.toThrow(
        `Arcbrief listens on this machine only unless ARCBRIEF_BASE_URL is the https address of a proxy in front of it: "${host}" is not a loopback address. Use 127.0.0.1, ::1 or localhost.`,
      );
      if (database.options.type === 'sqlite') expect(existsSync(database.options.file)).toBe(false);
    },
  );

  it('listens on the loopback address, also under the name localhost, and says where', async () => {
    const server = await start({ host: 'localhost' });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/live`)).status).toBe(200);
  });

  it('gives the OpenAPI document that is checked in', async () => {
    const server = await start();
    const answer = await fetch(`${server.url}${API}/openapi.json`);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.text()).toBe(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8'));
  });

  it('says when the port is taken, and lets the database go', async () => {
    const first = await start();
    const other = await temporaryDatabase('sqlite');
    const port = Number(new URL(first.url).port);
    const options = { listen: { host: '127.0.0.1', port }, database: other.options, logger: false } as const;
    await expect(serve(options)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const second = await serve({ ...options, listen: { host: '127.0.0.1', port: 0 } });
    await second.close();
    await other.remove();
  });

  it('told to stop while it works, finishes what it has taken, loses nothing, and can be told twice', async () => {
    const token = await bearer();
    const server = await start();
    const names = Array.from({ length: 50 }, (_, n) => `s-${n}`);
    const answers = names.map(async (handle) => {
      const body = JSON.stringify({ handle, name: handle });
      const headers = { ...token, 'Content-Type': 'application/json' };
      return fetch(`${server.url}${API}/interviewers`, { method: 'POST', headers, body }).then(
        ({ status }) => status,
        () => 0,
      );
    });
    await Promise.race(answers);
    await Promise.all([server.close(), server.close()]);
    const acknowledged = (await Promise.all(answers)).filter((status) => status === 201).length;
    expect(acknowledged).toBeGreaterThan(0);
    expect(await interviewers(await start(), token)).toBe(acknowledged);
  });
});
