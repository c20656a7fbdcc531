import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseOptions } from '../../src/database/options.js';
import { migrateDatabase } from '../../src/database/database.js';
import { postgresServer } from './database-postgres.js';

export type DatabaseKind = DatabaseOptions['type'];

/** The medium suite runs on both. */
export const DATABASES: readonly DatabaseKind[] = ['sqlite', 'postgres'];

export interface TemporaryDatabase {
  readonly options: DatabaseOptions;
  remove(): Promise<void>;
}

/** A database without tables: a file in a folder of its own, or a database of this worker's PostgreSQL. */
export async function emptyDatabase(kind: DatabaseKind): Promise<TemporaryDatabase> {
  if (kind === 'postgres') {
    const server = await postgresServer();
    const url = await server.createDatabase();
    return { options: { type: 'postgres', url, migrate: true }, remove: () => server.dropDatabase(url) };
  }
  const directory = await mkdtemp(join(tmpdir(), 'arcbrief-sqlite-'));
  return {
    options: { type: 'sqlite', file: join(directory, 'arcbrief.db'), migrate: true },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

let template: Promise<string> | undefined;

/** A database with all tables and no rows. On PostgreSQL a copy of one that was migrated once. */
export async function temporaryDatabase(kind: DatabaseKind): Promise<TemporaryDatabase> {
  if (kind === 'sqlite') return emptyDatabase(kind);
  const server = await postgresServer();
  template ??= server.createDatabase().then(async (url) => {
    await migrateDatabase({ type: 'postgres', url, migrate: true });
    return url;
  });
  const url = await server.createDatabase(await template);
  return { options: { type: 'postgres', url, migrate: true }, remove: () => server.dropDatabase(url) };
}

/** Another database with the same in it. Nobody may be connected to the first one. */
export async function copyOf({ options }: TemporaryDatabase): Promise<TemporaryDatabase> {
  if (options.type === 'postgres') {
    const server = await postgresServer();
    const url = await server.createDatabase(options.url);
    return { options: { ...options, url }, remove: () => server.dropDatabase(url) };
  }
  const copy = await emptyDatabase('sqlite');
  if (copy.options.type === 'sqlite') await copyFile(options.file, copy.options.file);
  return copy;
}
