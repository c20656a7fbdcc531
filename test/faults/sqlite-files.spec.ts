import {
  chmod,
  chown,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openDatabase } from '../../src/database/database.js';
import { DatabaseProbe } from '../../src/database/health.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { startProcess } from '../support/database-process.js';
import { servicesFor, type Services } from '../support/database-services.js';

describe('the files of a SQLite database', () => {
  let directory: string;
  let file: string;
  let services: Services;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'arcbrief-files-'));
    file = join(directory, 'arcbrief.db');
    await open();
    await add('before');
  });

  afterEach(async () => {
    await services.close();
    await chmod(directory, 0o700);
    await rm(directory, { recursive: true, force: true });
  });

  async function open(): Promise<void> {
    services = await servicesFor({ type: 'sqlite', file, migrate: true });
  }

  const add = (handle: string): Promise<unknown> =>
    services.get(PeopleService).create({ handle, name: 'n'.repeat(200) });
  const present = async (): Promise<string[]> =>
    (await services.get(PeopleService).list()).items.map(({ handle }) => handle);

  /** Neither acknowledges anything nor shows anything, and says so to whoever watches. */
  async function expectRefusal(why: string): Promise<void> {
    const refusal = { code: 'database-unavailable', message: expect.stringContaining(why) };
    await expect(add('refused')).rejects.toMatchObject(refusal);
    await expect(present()).rejects.toMatchObject(refusal);
    expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: false });
  }

  it.each(['arcbrief.db', 'arcbrief.db-wal'])(
    'take no write that nobody would find, once %s was moved away, and go on when it is put back',
    async (name) => {
      const path = join(directory, name);
      await rename(path, `${path}.moved`);
      await expectRefusal(`"${path}" was moved, replaced or deleted while the program was running; nothing was saved.`);
      await rename(`${path}.moved`, path);
      await add('after');
      expect(await present()).toEqual(['before', 'after']);
    },
  );

  it('take no write that nobody would find, once another file was put in the place of the database', async () => {
    await copyFile(file, `${file}.other`);
    await link(file, `${file}.first`);
    await rename(`${file}.other`, file);
    await expectRefusal('was moved, replaced or deleted while the program was running');
    await rename(`${file}.first`, file);
    expect(await present()).toEqual(['before']);
  });

  it('are looked at again just before a write is acknowledged', async () => {
    const people = services.get(PeopleService);
    const write = services.get(UnitOfWork).write(async () => {
      await people.create({ handle: 'lost', name: 'Somebody' });
      await rename(file, `${file}.moved`);
    });
    await expect(write).rejects.toMatchObject({ code: 'database-unavailable' });
    await rename(`${file}.moved`, file);
    expect(await present()).toEqual(['before']);
  });

  it.each([0, 1, 3])('take no write once the database was cut to %i pages', async (pages) => {
    await restart(); // So that everything stands in the file itself, and nothing in the log.
    await add('in-the-log');
    await truncate(file, pages * 4096);
    await expectRefusal('was cut short while the program was running; nothing was saved.');
  });

  it('may be vacuumed by another program', async () => {
    const other = new Database(file);
    other.exec(`CREATE TABLE "ballast" AS SELECT randomblob(400000) AS "bytes"`);
    other.pragma('wal_checkpoint(TRUNCATE)');
    await add('large');
    const { size } = await stat(file);
    other.exec('DROP TABLE "ballast"; VACUUM');
    other.pragma('wal_checkpoint(TRUNCATE)');
    other.close();
    expect((await stat(file)).size).toBeLessThan(size);
    await add('small');
    expect(await present()).toEqual(['before', 'large', 'small']);
  });

  it('keep every acknowledged write, and none by half, when the disk fails in the middle of a commit', async () => {
    await services.close();
    const failing = startProcess(join(import.meta.dirname, 'failing-disk.ts'), { file });
    await failing.written(1);
    await failing.kill();
    const said = JSON.parse(failing.lines[0] ?? '') as { acknowledged: string[]; failures: unknown[] };
    expect(said.acknowledged.length).toBeGreaterThan(1);
    expect(new Set(said.failures.map(String))).toEqual(new Set(['database-unavailable,SQLITE_IOERR_WRITE']));
    await open();
    expect(await present()).toEqual(['before', ...said.acknowledged]);
    const other = new Database(file, { readonly: true });
    expect(other.pragma('integrity_check', { simple: true })).toBe('ok');
    other.close();
  });

  it('say in one line that they are damaged, whatever the request was', async () => {
    await restart();
    const bytes = await readFile(file);
    await writeFile(file, bytes.fill(0xff, 4096));
    await expect(present()).rejects.toMatchObject({
      code: 'database-unavailable',
      message: 'The database is damaged; nothing was saved. Restore a backup.',
    });
  });

  it('are not opened when the log of a program that was killed has been deleted', async () => {
    await services.close();
    const beside = join(directory, 'killed');
    await mkdir(beside);
    await open();
    await add('in-the-log');
    const killed = join(beside, 'arcbrief.db');
    for (const end of ['', '-shm']) await copyFile(`${file}${end}`, `${killed}${end}`);
    const options = { type: 'sqlite', file: killed, migrate: true } as const;
    await expect(openDatabase(options)).rejects.toThrow(`The write-ahead log "${killed}-wal" is gone`);
    await rm(`${killed}-shm`);
    await (await openDatabase(options)).close();
    // With its log, the database of a killed program is whole.
    for (const end of ['', '-shm', '-wal']) await copyFile(`${file}${end}`, `${killed}${end}`);
    const found = await servicesFor(options);
    const { items } = await found.get(PeopleService).list();
    await found.close();
    expect(items.map(({ handle }) => handle)).toEqual(['before', 'in-the-log']);
  });

  it('are refused in one line in a folder that cannot be written to', async () => {
    await services.close();
    await rm(`${file}.lock`);
    await asSomebodyElse(directory, async () => {
      await chmod(directory, 0o500);
      await expect(openDatabase({ type: 'sqlite', file, migrate: true })).rejects.toThrow(
        /^The lock file ".*arcbrief\.db\.lock" cannot be used: unable to open database file\.$/,
      );
      const missing = join(directory, 'new.db');
      await expect(openDatabase({ type: 'sqlite', file: missing, migrate: true })).rejects.toThrow(
        `The database "${missing}" cannot be opened for writing: EACCES`,
      );
    });
  });

  async function restart(): Promise<void> {
    await services.close();
    await open();
  }
});

/** Root may write anywhere; for the time of `work` this process is nobody, to whom the folder belongs. */
async function asSomebodyElse(directory: string, work: () => Promise<void>): Promise<void> {
  const nobody = 65_534;
  const root = process.geteuid?.() === 0;
  if (root) {
    for (const name of ['', ...(await readdir(directory))]) await chown(join(directory, name), nobody, nobody);
    process.seteuid?.(nobody);
  }
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
