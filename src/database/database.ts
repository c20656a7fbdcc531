import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { postgresSource, sqliteReader, sqliteWriter } from './data-source.js';
import { DatabaseStartError, messageOf } from './failures.js';
import { migrate, schemaState } from './migrate.js';
import type { DatabaseOptions, PostgresOptions, SqliteOptions } from './options.js';
import { PostgresUnits } from './postgres-units.js';
import { OpenedFiles } from './sqlite-files.js';
import { lockForThisProcess } from './sqlite-lock.js';
import { SqliteUnits, type SqliteUnitOptions } from './sqlite-units.js';
import { UnitOfWork, type UnitEngine } from './unit-of-work.js';

/**
 * Opens the database, brings its schema up to date if `migrate` says so, and hands out the unit of work.
 *
 * @throws DatabaseStartError with one clear line.
 */
export async function openDatabase(options: DatabaseOptions): Promise<UnitOfWork> {
  return new UnitOfWork(options.type === 'sqlite' ? await openSqlite(options) : await openPostgres(options));
}

/** Brings the schema up to date and closes again. @returns the names of the migrations that ran. */
export async function migrateDatabase(options: DatabaseOptions): Promise<readonly string[]> {
  if (options.type === 'postgres')
    return withSource(await connected(postgresSource(options, 'migrate'), 'PostgreSQL'), migrate);
  const lock = prepareFile(options);
  try {
    return await withSource(await connected(sqliteWriter(options), `"${options.file}"`), migrate);
  } finally {
    lock.release();
  }
}

async function openSqlite(options: SqliteOptions): Promise<UnitEngine> {
  return options.readOnly === true ? openForReading(options) : openForWriting(options);
}

/** No writer, no lock: every connection is one that cannot write, so a write fails instead of slipping past the lane. */
async function openForReading(options: SqliteOptions): Promise<UnitEngine> {
  if (!existsSync(options.file)) throw new DatabaseStartError(`There is no database at "${options.file}".`);
  const reader = await connected(sqliteReader(options), `"${options.file}"`);
  await bringUpToDate(reader, { ...options, migrate: false });
  return new SqliteUnits(reader, reader, unitOptions(options, new OpenedFiles(options.file)));
}

async function openForWriting(options: SqliteOptions): Promise<UnitEngine> {
  const lock = prepareFile(options);
  try {
    const writer = await connected(sqliteWriter(options), `"${options.file}"`);
    await bringUpToDate(writer, options);
    const reader = await connected(sqliteReader(options), `"${options.file}"`);
    return closingWith(
      new SqliteUnits(writer, reader, unitOptions(options, new OpenedFiles(options.file, [`${options.file}-wal`]))),
      lock.release,
    );
  } catch (error) {
    lock.release();
    throw error;
  }
}

function unitOptions(
  { laneWaitMs = 5000, laneMaxWaiting = 2000, unitMs = 30_000 }: SqliteOptions,
  files: OpenedFiles,
): SqliteUnitOptions {
  return { laneWaitMs, laneMaxWaiting, unitMs, files };
}

async function openPostgres(options: PostgresOptions): Promise<UnitEngine> {
  if (options.migrate) await migrateDatabase(options);
  const source = await connected(postgresSource(options), 'PostgreSQL');
  await bringUpToDate(source, { ...options, migrate: false });
  return new PostgresUnits(source);
}

function closingWith(units: SqliteUnits, release: () => void): UnitEngine {
  const close = units.close.bind(units);
  return Object.assign(units, {
    close: async () => {
      await close();
      release();
    },
  });
}

/** The file for its owner alone, and this process alone on it. */
function prepareFile({ file }: SqliteOptions): { release: () => void } {
  if (file === ':memory:')
    throw new DatabaseStartError('The database must be a file: reads and writes have a connection each.');
  try {
    mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  } catch (error) {
    throw new DatabaseStartError(`The database "${file}" cannot be opened for writing: ${messageOf(error)}.`, error);
  }
  refuseLostLog(file);
  return lockForThisProcess(file);
}

/** SQLite removes the index of the write-ahead log before the log itself: one that stands alone lost its log to somebody else. */
function refuseLostLog(file: string): void {
  if (!existsSync(`${file}-shm`) || existsSync(`${file}-wal`)) return;
  throw new DatabaseStartError(
    `The write-ahead log "${file}-wal" is gone, and what was saved last may have stood in it alone. Put it back or restore a backup; to go on without it, delete "${file}-shm".`,
  );
}

async function connected(source: DataSource, what: string): Promise<DataSource> {
  try {
    return await source.initialize();
  } catch (error) {
    throw new DatabaseStartError(`The database ${what} cannot be opened: ${messageOf(error)}.`, error);
  }
}

async function bringUpToDate(source: DataSource, options: DatabaseOptions): Promise<void> {
  try {
    if (options.migrate) await migrate(source);
    const state = await schemaState(source);
    if (state.kind === 'unusable') throw new DatabaseStartError(state.why);
    if (state.kind === 'behind')
      throw new DatabaseStartError(
        `The database is behind this version by ${state.pending.length} migration(s). Run "arcbrief migrate", after a backup.`,
      );
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

async function withSource<T>(source: DataSource, use: (source: DataSource) => Promise<T>): Promise<T> {
  try {
    return await use(source);
  } finally {
    await source.destroy();
  }
}
