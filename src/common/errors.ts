/**
 * What can go wrong in a use case, in kinds that every door understands. A module's own errors (`x.errors.ts`) extend
 * one of these; the HTTP status is given only in the filter, the exit code only in the CLI.
 */

export type ErrorKind =
  'not-found' | 'gone' | 'unauthenticated' | 'forbidden' | 'conflict' | 'stale-version' | 'invalid' | 'unavailable';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One thing that is wrong with one field of what was sent. */
export interface FieldError {
  /** "ratings[4].rating"; empty for the whole. */
  readonly path: string;
  /** "7 is not one of 1–5 or not-observed". */
  readonly message: string;
}

interface ErrorOptions {
  readonly cause?: unknown;
  readonly logLevel?: LogLevel;
}

/** Base of every expected error. `message` is the sentence for the client: it holds nothing that they did not send or may not know. */
export abstract class ArcbriefError extends Error {
  abstract readonly kind: ErrorKind;
  readonly logLevel: LogLevel;

  protected constructor(
    /** Stable, for programs, e.g. "scorecard-exists". */
    readonly code: string,
    message: string,
    { cause, logLevel = 'info' }: ErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.logLevel = logLevel;
    this.name = new.target.name;
  }
}

/** There is no such record, or none that this caller may know of. */
export class NotFound extends ArcbriefError {
  readonly kind = 'not-found';

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(code, message, { logLevel: 'debug', ...options });
  }
}

/** It was there, everybody who may know it knows, and it never comes back. */
export class Gone extends ArcbriefError {
  readonly kind = 'gone';

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(code, message, { logLevel: 'debug', ...options });
  }
}

/** The record is in a state that does not allow this. */
export class Conflict extends ArcbriefError {
  readonly kind = 'conflict';

  constructor(code: string, message: string, options: ErrorOptions = {}) {
    super(code, message, options);
  }
}

/** The change is based on a version that is no longer the newest. */
export class StaleVersion extends ArcbriefError {
  readonly kind = 'stale-version';

  constructor(
    readonly expectedVersion: number,
    readonly currentVersion: number,
  ) {
    super(
      'stale-version',
      `This change is based on version ${expectedVersion}, and the record is at version ${currentVersion}. Read it again and repeat the change.`,
    );
  }
}

/** What was sent breaks a rule; every field that does, all at once. */
export class Invalid extends ArcbriefError {
  readonly kind = 'invalid';

  constructor(
    code: string,
    readonly problems: readonly FieldError[],
  ) {
    super(code, problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('\n'));
  }
}

/** Nothing is wrong with the request; the system cannot do it now. */
export class Unavailable extends ArcbriefError {
  readonly kind = 'unavailable';
  /** When to try again. */
  readonly retryAfterSeconds: number;

  constructor(
    code: string,
    message: string,
    { retryAfterSeconds = 2, ...options }: ErrorOptions & { readonly retryAfterSeconds?: number } = {},
  ) {
    super(code, message, { logLevel: 'error', ...options });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
