import { ArcbriefError, Conflict, Unavailable } from '../common/errors.js';

/** The database, or the way to it, cannot take this now. Nothing was written. */
export class DatabaseUnavailable extends Unavailable {
  constructor(message: string, cause?: unknown) {
    super('database-unavailable', message, { cause });
  }
}

/** Too many writes wait already, or one has held the lane for too long. Nothing was written. */
export class WriterBusy extends Unavailable {
  constructor(message: string) {
    super('writer-busy', message, { logLevel: 'warn', retryAfterSeconds: 1 });
  }
}

/** The connection broke while a commit was under way: the write is there whole or not at all, and nobody can say which. */
export class OutcomeUnknown extends Unavailable {
  constructor(cause: unknown) {
    super(
      'outcome-unknown',
      'The connection to the database broke while this was being saved. Read the record again before repeating it.',
      { cause },
    );
  }
}

/** A guard of the database says so, whichever write it was: nothing is written about somebody who was erased. */
export class CandidateErased extends Conflict {
  constructor(cause: unknown) {
    super('candidate-erased', 'This candidate was erased; nothing more can be written about them.', { cause });
  }
}

/** The database refuses to start; `message` is one clear line for the person who starts it. */
export class DatabaseStartError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseStartError';
  }
}

/** SQLite's primary and extended result codes that say "not now", by prefix. */
const SQLITE_TROUBLE = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_NOMEM',
  'SQLITE_PROTOCOL',
];
/** The database itself is damaged: on SQLite, and on PostgreSQL data_corrupted and index_corrupted. */
const DAMAGE = /^(SQLITE_CORRUPT.*|SQLITE_NOTADB|XX001|XX002)$/;
/** PostgreSQL: serialisation failure, deadlock. */
const RETRYABLE = ['40001', '40P01'];
/** Classes 08 (connection), 53 (resources), 57P (operator intervention), 58 (system); statement and lock timeouts; idle in transaction. */
const POSTGRES_TROUBLE = /^(08...|53...|57P..|58...|57014|55P03|25P03)$/;
const SOCKET_TROUBLE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'];
/** pg and pg-pool raise these without a code. */
const CLIENT_TROUBLE =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|not queryable|timeout expired/i;

/** How `1795000000008-erasure-guards.ts` begins its refusals. */
const ERASED = /\berased: /;

interface DriverError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly driverError?: unknown;
  readonly cause?: unknown;
}

/** Looked at by its members: an error of a native module need not be an `Error` of this realm. */
function driverError(error: unknown): DriverError | null {
  return typeof error === 'object' && error !== null && !(error instanceof ArcbriefError) ? error : null;
}

/** The driver's error code: on the error itself, or on the one that TypeORM wrapped. */
export function codeOf(error: unknown): string | null {
  let current = driverError(error);
  for (let depth = 0; current !== null && depth < 4; depth += 1) {
    if (typeof current.code === 'string') return current.code;
    current = driverError(current.driverError ?? current.cause);
  }
  return null;
}

/** What went wrong, in the words of whoever threw it. */
export function messageOf(error: unknown): string {
  const { message } = (typeof error === 'object' && error !== null ? error : {}) as DriverError;
  return typeof message === 'string' ? message : String(error);
}

/** Whether repeating the whole unit may succeed, and is certain not to write twice. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error);
  return code !== null && RETRYABLE.includes(code);
}

/** Whether the way to the database, and not the request, is at fault. */
export function isTrouble(error: unknown): boolean {
  const code = codeOf(error);
  if (
    code !== null &&
    (SQLITE_TROUBLE.some((prefix) => code.startsWith(prefix)) ||
      POSTGRES_TROUBLE.test(code) ||
      SOCKET_TROUBLE.includes(code))
  )
    return true;
  return driverError(error) !== null && CLIENT_TROUBLE.test(messageOf(error));
}

/** Whether the connection itself must not be used again. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null && (/^(08...|57P..|25P03)$/.test(code) || SOCKET_TROUBLE.includes(code))) return true;
  return driverError(error) !== null && CLIENT_TROUBLE.test(messageOf(error));
}

/** What a door may show: an error of the modules as it is, trouble as unavailable, anything else as it is (a defect). */
export function asFailure(error: unknown): unknown {
  if (error instanceof ArcbriefError) return error;
  if (driverError(error) !== null && ERASED.test(messageOf(error))) return new CandidateErased(error);
  if (isRetryable(error))
    return new WriterBusy('Others were changing the same records; nothing was saved. Try again in a moment.');
  const code = codeOf(error) ?? '';
  if (DAMAGE.test(code))
    return new DatabaseUnavailable('The database is damaged; nothing was saved. Restore a backup.', error);
  if (!isTrouble(error)) return error;
  if (code.startsWith('SQLITE_FULL') || code.startsWith('53100'))
    return new DatabaseUnavailable('The disk of the database is full; nothing was saved.', error);
  return new DatabaseUnavailable('The database cannot take this at the moment; nothing was saved.', error);
}
