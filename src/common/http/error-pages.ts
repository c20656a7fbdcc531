import type { Response } from 'express';
import type { ProblemCode } from './problem.js';

/** What an error page may say. Nothing of it comes from the request but the path, which is for links back and never shown as text. */
export interface PageError {
  readonly code: ProblemCode;
  readonly status: number;
  /** The same sentence for every problem of this code. */
  readonly title: string;
  /** What is wrong this time. */
  readonly detail: string;
  /** Names this one occurrence; the server's log has it too. */
  readonly requestId: string;
  /** Where the person wanted to go, with its query, e.g. for a sign-in form that leads on to it; '/' for what is no page to go to. */
  readonly path: string;
}

/**
 * How a person is told that a request was refused. The filter decides that it was, with which status and why; whoever
 * is bound here decides how it looks, e.g. answers `unauthenticated` with the form for signing in.
 */
export abstract class ErrorPages {
  /** The whole document; cookies may go to the response. Must not throw: it is what is left when something else did. */
  abstract html(error: PageError, response: Response): string;
}
