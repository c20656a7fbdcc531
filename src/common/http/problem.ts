/**
 * Everything that a refused request can be told, as RFC 9457 `application/problem+json`. This file is the list of
 * problem types; `problem.filter.ts` is the only place that turns an error into one.
 */

export const PROBLEM_JSON = 'application/problem+json';

/** One thing that is wrong with one field. */
export interface FieldProblem {
  /** "ratings[4].rating"; empty for the body as a whole. */
  readonly path: string;
  /** 1-based; only for documents, where the sender can look it up. */
  readonly line?: number | null;
  readonly column?: number | null;
  readonly message: string;
}

/** The body of every answer with a status of 400 or above. */
export interface ProblemBody {
  /** `urn:arcbrief:problem:<code>`: stable, for programs. */
  readonly type: string;
  /** The same sentence for every problem of this type. */
  readonly title: string;
  readonly status: number;
  /** What is wrong this time, for people. Never repeats what was sent. */
  readonly detail: string;
  /** Names this one occurrence; the server's log has it too. */
  readonly requestId: string;
  /** Every field that is wrong, all at once. */
  readonly errors?: readonly FieldProblem[];
}

interface ProblemType {
  readonly status: number;
  readonly title: string;
}

/** Code → status and title. A status is given here and nowhere else. */
export const PROBLEM_TYPES = {
  'malformed-request': { status: 400, title: 'The request cannot be read.' },
  'invalid-request': { status: 400, title: 'Some of what was sent is not allowed.' },
  unauthenticated: { status: 401, title: 'Sign in first.' },
  forbidden: { status: 403, title: 'You may not do this.' },
  'cross-site': { status: 403, title: 'Pages of other sites may not use this API.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.' },
  'not-acceptable': { status: 406, title: 'None of the accepted formats can be given.' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  conflict: { status: 409, title: 'The record is not in a state that allows this.' },
  'in-progress': { status: 409, title: 'The same request is still being worked on.' },
  gone: { status: 410, title: 'It was here, and is no more.' },
  'stale-version': { status: 412, title: 'The record has changed since it was read.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body is not in a format that this address takes.' },
  'wrong-host': { status: 421, title: 'This server does not answer for that host.' },
  unprocessable: { status: 422, title: 'What was sent breaks a rule of the rubric or the record.' },
  'invalid-document': { status: 422, title: 'The document cannot be used.' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request.' },
  'version-required': { status: 428, title: 'The version that this change is based on is missing.' },
  'too-many-requests': { status: 429, title: 'Too much is waiting already.' },
  'too-many-exports': { status: 429, title: 'Too many files were taken out today.' },
  'internal-error': { status: 500, title: 'Something failed on the server.' },
  unavailable: { status: 503, title: 'This cannot be done at the moment.' },
} as const satisfies Readonly<Record<string, ProblemType>>;

export type ProblemCode = keyof typeof PROBLEM_TYPES;

/** Whether a code is that of a documented problem. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_TYPES, code);
}

/** `urn:arcbrief:problem:<code>`. */
export function problemUri(code: ProblemCode): string {
  return `urn:arcbrief:problem:${code}`;
}

interface ProblemOptions {
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A refusal that the HTTP layer itself decides. Modules throw their own errors, which know nothing of HTTP. */
export class HttpProblem extends Error {
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    { errors = [], headers = {}, cause }: ProblemOptions = {},
  ) {
    super(detail, { cause });
    this.name = 'HttpProblem';
    this.errors = errors;
    this.headers = headers;
  }
}
