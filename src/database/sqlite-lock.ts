import Database from 'better-sqlite3';
import { hostname } from 'node:os';
import { DatabaseStartError, codeOf, messageOf } from './failures.js';

/** Held until `release`, or until the process is gone, however it went. */
export interface ProcessLock {
  release(): void;
}

/**
 * One process at a time on a SQLite file. The lock is the operating system's, on a small file beside the database,
 * so the death of its holder frees it at once: a process id written in a file would outlive a crash, and in a
 * container would name the wrong process. The file also says who holds it, for the message.
 *
 * @throws DatabaseStartError when another process holds it.
 */
export function lockForThisProcess(databaseFile: string): ProcessLock {
  const file = `${databaseFile}.lock`;
  const lock = openLock(file);
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec(
      'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), pid INTEGER, host TEXT, since TEXT)',
    );
    lock
      .prepare('INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?)')
      .run(process.pid, hostname(), new Date().toISOString());
    // A transaction that never ends: it reserves the file, and still lets others read who holds it.
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = holderOf(lock);
    lock.close();
    if (!isBusy(error)) throw unusable(file, error);
    throw new DatabaseStartError(
      `The database "${databaseFile}" is in use by another process${holder}. Stop that one first, or use a database file of your own.`,
    );
  }
  return {
    release: () => {
      if (!lock.open) return;
      if (lock.inTransaction) lock.exec('ROLLBACK');
      lock.close();
    },
  };
}

function openLock(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): DatabaseStartError {
  return new DatabaseStartError(`The lock file "${file}" cannot be used: ${messageOf(error)}.`, error);
}

function holderOf(lock: Database.Database): string {
  try {
    const row = lock.prepare('SELECT pid, host, since FROM holder').get() as
      { pid: number; host: string; since: string } | undefined;
    return row === undefined ? '' : ` (process ${row.pid} on ${row.host}, since ${row.since})`;
  } catch {
    return '';
  }
}

function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '');
}
