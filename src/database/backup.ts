import { existsSync } from 'node:fs';
import { chmod, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { Conflict, Unavailable } from '../common/errors.js';
import { messageOf } from './failures.js';

/** There is a file of that name: a backup never overwrites anything. */
export class BackupExists extends Conflict {
  constructor() {
    super('backup-exists', 'There is a file of this name already; a backup never overwrites one.');
  }
}

export class BackupFailed extends Unavailable {
  constructor(why: string, cause?: unknown) {
    super('backup-failed', `The backup was not made: ${why}.`, { cause });
  }
}

/**
 * A complete copy of a SQLite database at one moment, while others write to it or not. Copying the file itself would
 * lose what still stands in the write-ahead log. Under its name the copy appears only when it is whole, checked and on
 * the disk.
 *
 * @throws BackupExists, BackupFailed
 */
export async function backup(databaseFile: string, file: string): Promise<void> {
  if (existsSync(file)) throw new BackupExists();
  const partial = `${file}.partial-${process.pid}`;
  try {
    copy(databaseFile, partial);
    await chmod(partial, 0o600);
    check(partial);
    await flush(partial);
    await rename(partial, file);
    await flush(dirname(resolve(file)));
  } catch (error) {
    await rm(partial, { force: true });
    throw error instanceof BackupFailed ? error : new BackupFailed(messageOf(error), error);
  }
}

function copy(from: string, to: string): void {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
}

function check(file: string): void {
  const copied = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const integrity = copied.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new BackupFailed(`the copy is damaged (${String(integrity)})`);
    if ((copied.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new BackupFailed('the copy has a broken reference');
  } finally {
    copied.close();
  }
}

/** To the disk itself: a file's bytes, or a folder's names. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
