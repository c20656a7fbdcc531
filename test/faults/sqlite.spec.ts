import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { backup } from '../../src/database/backup.js';
import { openDatabase } from '../../src/database/database.js';
import { DatabaseProbe } from '../../src/database/health.js';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { startProcess } from '../support/database-process.js';
import { servicesFor, type Services } from '../support/database-services.js';

const WRITER = join(import.meta.dirname, 'writer.ts');

describe('sqlite', () => {
  let directory: string;
  let file: string;
  let services: Services | undefined;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'arcbrief-faults-'));
    file = join(directory, 'arcbrief.db');
  });

  afterEach(async () => {
    await services?.close();
    services = undefined;
    await rm(directory, { recursive: true, force: true });
  });

  async function open(): Promise<Services> {
    services = await servicesFor({ type: 'sqlite', file, migrate: true });
    return services;
  }

  /** What another process would see. */
  function seenByOthers(): string[] {
    const other = new Database(file, { readonly: true });
    try {
      return (other.prepare('SELECT handle FROM interviewers ORDER BY seq').all() as { handle: string }[]).map(
        ({ handle }) => handle,
      );
    } finally {
      other.close();
    }
  }

  it('is opened with the settings that the promise rests on, and for its owner alone', async () => {
    const running = await open();
    const units = running.get(UnitOfWork);
    const pragma = async (name: string): Promise<unknown> => {
      const { rows } = await units.write(() => run<Record<string, unknown>>(units.manager, `PRAGMA ${name}`, []));
      return Object.values(rows[0] ?? {})[0];
    };
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'busy_timeout',
      'trusted_schema',
      'cell_size_check',
      'secure_delete',
      'recursive_triggers',
      'temp_store',
    ];
    expect(Object.fromEntries(await Promise.all(settings.map(async (name) => [name, await pragma(name)])))).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      recursive_triggers: 1,
      temp_store: 2,
    });
    for (const name of (await readdir(directory)).filter((entry) => !entry.endsWith('.lock')))
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
  });

  it('says that the disk is full, and keeps every write that it acknowledges once there is room again', async () => {
    const running = await open();
    const units = running.get(UnitOfWork);
    const people = running.get(PeopleService);
    const pages = async (sql: string): Promise<number> => {
      const { rows } = await units.write(() => run<Record<string, number>>(units.manager, sql, []));
      return Object.values(rows[0] ?? {})[0] ?? 0;
    };
    const room = await pages('PRAGMA page_count');
    await pages(`PRAGMA max_page_count = ${room}`);
    const acknowledged: string[] = [];
    let full: unknown;
    for (let index = 0; full === undefined; index += 1) {
      const handle = String(index).padStart(6, '0');
      await people.create({ handle, name: 'x'.repeat(250) }).then(
        () => acknowledged.push(handle),
        (error: unknown) => (full = error),
      );
    }
    expect(full).toMatchObject({
      code: 'database-unavailable',
      message: 'The disk of the database is full; nothing was saved.',
    });
    expect(seenByOthers()).toEqual(acknowledged);
    await pages('PRAGMA max_page_count = 1000000');
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => people.create({ handle: `after-${index}`, name: 'Somebody' })),
    );
    expect(seenByOthers()).toEqual([...acknowledged, ...Array.from({ length: 100 }, (_, index) => `after-${index}`)]);
    expect(await running.get(DatabaseProbe).check()).toMatchObject({ ok: true, reopened: 0 });
  });

  it('throws a connection away that was left inside a transaction, before a write is acknowledged on it', async () => {
    const running = await open();
    const units = running.get(UnitOfWork);
    const people = running.get(PeopleService);
    await people.create({ handle: 'before', name: 'Somebody' });
    const driver = await units.write(() =>
      Promise.resolve(
        units.manager.dataSource.driver as unknown as { databaseConnection: { exec(sql: string): void } },
      ),
    );
    driver.databaseConnection.exec('BEGIN'); // What TypeORM's own runner does after a failed rollback.
    driver.databaseConnection.exec(`UPDATE "brief_counters" SET "last" = "last" + 1`);
    await people.create({ handle: 'after', name: 'Somebody' });
    expect(seenByOthers()).toEqual(['before', 'after']);
    expect(units.status().reopened).toBe(1);
    const { rows } = await units.read(() => run(units.manager, `SELECT "last" FROM "brief_counters"`, []));
    expect(rows).toEqual([{ last: 0 }]);
    expect(await running.get(DatabaseProbe).check()).toMatchObject({ ok: true });
  });

  it('is refused to a second process, by one line, and free again once the first was killed', async () => {
    const running = await open();
    const { options } = running;
    const { id: requisitionId } = await running.get(RequisitionsService).create({
      rubric: 'engineering-arc@1',
      title: 'A seat',
      stage: 'leader',
    });
    const { id: interviewerId } = await running.get(PeopleService).create({ handle: 'ana', name: 'Ana' });
    await running.close();
    services = undefined;
    const writer = startProcess(WRITER, { options, requisitionId, interviewerId, name: 'first', atOnce: 1 });
    await writer.written(1);
    await expect(openDatabase(options)).rejects.toThrow(
      `The database "${file}" is in use by another process (process ${writer.pid} on `,
    );
    await writer.kill();
    const again = await open();
    expect(await again.get(DatabaseProbe).check()).toMatchObject({ ok: true });
    await expect(openDatabase(options)).rejects.toThrow('is in use by another process');
  });

  it('is copied whole while somebody writes to it', async () => {
    const running = await open();
    const { options } = running;
    const { id: requisitionId } = await running.get(RequisitionsService).create({
      rubric: 'engineering-arc@1',
      title: 'A seat',
      stage: 'leader',
    });
    const { id: interviewerId } = await running.get(PeopleService).create({ handle: 'ana', name: 'Ana' });
    await running.close();
    services = undefined;
    const writer = startProcess(WRITER, { options, requisitionId, interviewerId, name: 'writer', atOnce: 10 });
    await writer.written(50);
    const before = [...writer.lines];
    const copy = join(directory, 'backup.db');
    await backup(file, copy);
    await writer.written(before.length + 20);
    await writer.kill();
    const copied = new Database(copy, { readonly: true });
    const present = new Set(
      (copied.prepare('SELECT external_id AS id FROM applications').all() as { id: string }[]).map(({ id }) => id),
    );
    expect(before.filter((id) => !present.has(id))).toEqual([]);
    expect(copied.prepare('SELECT count(*) AS n FROM scorecard_revisions').get()).toEqual({ n: present.size });
    expect(copied.prepare('SELECT count(*) AS n FROM ratings').get()).toEqual({ n: 5 * present.size });
    copied.close();
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    await expect(backup(file, copy)).rejects.toMatchObject({ code: 'backup-exists' });
    // The copy is a database like any other.
    services = await servicesFor({ type: 'sqlite', file: copy, migrate: false });
    expect(await services.get(DatabaseProbe).check()).toMatchObject({ ok: true });
  });

  it('leaves nothing behind when a backup fails', async () => {
    await writeFile(file, 'no database');
    await expect(backup(file, join(directory, 'copy.db'))).rejects.toMatchObject({ code: 'backup-failed' });
    expect(await readdir(directory)).toEqual(['arcbrief.db']);
  });

  it('says in one line that a file cannot be opened', async () => {
    await writeFile(file, 'This is no database, but a text of some length.'.repeat(20));
    await expect(openDatabase({ type: 'sqlite', file, migrate: true })).rejects.toThrow(
      `The database "${file}" cannot be opened: file is not a database.`,
    );
    await expect(openDatabase({ type: 'sqlite', file: ':memory:', migrate: true })).rejects.toThrow(
      'The database must be a file',
    );
    await expect(openDatabase({ type: 'sqlite', file: join(file, 'below-a-file.db'), migrate: true })).rejects.toThrow(
      'cannot be opened for writing',
    );
  });

  it('makes its file for its owner alone, whatever it was before', async () => {
    await writeFile(file, '');
    await chmod(file, 0o666);
    await open();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
