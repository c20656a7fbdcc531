import { Catch, HttpException, Inject, Logger, NotFoundException, Optional } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DocumentError } from '../documents/problem.js';
import { ArcbriefError, Invalid, StaleVersion, Unavailable } from '../errors.js';
import type { ErrorKind } from '../errors.js';
import { ErrorPages } from './error-pages.js';
import { allowedMethods } from './methods.js';
import { isForPages } from './page-path.js';
import { HttpProblem, isProblemCode, PROBLEM_JSON, PROBLEM_TYPES, problemUri } from './problem.js';
import type { FieldProblem, ProblemBody, ProblemCode } from './problem.js';
import { requestId } from './response-headers.js';

/** What the answer says, before it has a request id. */
interface Answer {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  /** Further members of the body. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Told {
  readonly request: Request;
  readonly response: Response;
  readonly answer: Answer;
  readonly id: string;
}

/** How many places of a document one answer lists. */
const DOCUMENT_PROBLEMS = 1000;

const INTERNAL: Answer = {
  code: 'internal-error',
  detail: 'Nothing was changed by this request. The log of the server says more under the request id.',
};

/** The only place where an error becomes an HTTP status. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  /** @param pages how persons are told; without it everybody is told like a program */
  constructor(@Optional() @Inject(ErrorPages) private readonly pages: ErrorPages | null = null) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const answer = answerTo(error, request);
    const id = requestId(response);
    this.log(error, answer, `${request.method} ${id}`);
    // Too late to say anything else: cut the answer off, so that nobody takes it for a whole one.
    if (response.headersSent) return void response.destroy();
    if (request.method === 'OPTIONS' && answer.code === 'method-not-allowed') {
      return void response
        .status(204)
        .setHeader('Allow', answer.headers?.['Allow'] ?? '')
        .end();
    }
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
    for (const name of ['ETag', 'Location', 'Content-Disposition', 'Content-Length']) response.removeHeader(name);
    // A body that was refused before it was read stays in the socket: do not let it become the next request.
    if (!request.complete) response.setHeader('Connection', 'close');
    response.status(PROBLEM_TYPES[answer.code].status);
    if (this.pages !== null && isForPages(request)) return this.page(this.pages, { request, response, answer, id });
    response.setHeader('Content-Type', PROBLEM_JSON).end(JSON.stringify(problemBody(answer, id)));
  }

  /** A browser shows a page; a page's own script asks for JSON, and is told as the API tells it. */
  private page(pages: ErrorPages, { request, response, answer, id }: Told): void {
    response.vary('Accept');
    if (request.accepts(['text/html', 'application/json', PROBLEM_JSON]) !== 'text/html') {
      return void response.setHeader('Content-Type', PROBLEM_JSON).end(JSON.stringify(problemBody(answer, id)));
    }
    const { code, detail } = answer;
    const html = pages.html({ code, detail, ...PROBLEM_TYPES[code], requestId: id, path: pathOf(request) }, response);
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
  }

  private log(error: unknown, answer: Answer, what: string): void {
    if (answer.code === 'internal-error')
      return this.logger.error(what, error instanceof Error ? error.stack : String(error));
    if (error instanceof ArcbriefError && (error.logLevel === 'warn' || error.logLevel === 'error')) {
      this.logger.warn(`${what} ${error.code}: ${causeOf(error)}`);
    }
  }
}

/** What a form was sent to is no place to go to afterwards. */
function pathOf({ method, originalUrl }: Request): string {
  return method === 'GET' || method === 'HEAD' ? originalUrl : '/';
}

function causeOf(error: ArcbriefError): string {
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function problemBody({ code, detail, errors, members }: Answer, id: string): ProblemBody {
  const { status, title } = PROBLEM_TYPES[code];
  return {
    type: problemUri(code),
    title,
    status,
    detail,
    requestId: id,
    ...members,
    ...(errors && errors.length > 0 && { errors }),
  };
}

function answerTo(error: unknown, request: Request): Answer {
  if (error instanceof HttpProblem)
    return { code: error.code, detail: error.message, errors: error.errors, headers: error.headers };
  if (error instanceof DocumentError)
    return {
      code: 'invalid-document',
      detail: documentDetail(error.problems.length),
      errors: error.problems.slice(0, DOCUMENT_PROBLEMS),
    };
  if (error instanceof ArcbriefError) return answerToModule(error);
  if (error instanceof NotFoundException) return noRoute(request);
  const status = statusOf(error);
  return status === null ? INTERNAL : answerToStatus(status);
}

const CODE_OF_KIND: Readonly<Record<ErrorKind, ProblemCode>> = {
  'not-found': 'not-found',
  gone: 'gone',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  conflict: 'conflict',
  'stale-version': 'stale-version',
  invalid: 'unprocessable',
  unavailable: 'unavailable',
};

/** Where a module's own error says more precisely than its kind what a client can do about it. */
const CODE_OF_ERROR: Readonly<Record<string, ProblemCode>> = {
  'render-queue-full': 'too-many-requests',
};

function answerToModule(error: ArcbriefError): Answer {
  // A module's own code that is a problem of its own says more than its kind.
  const code = isProblemCode(error.code) ? error.code : (CODE_OF_ERROR[error.code] ?? CODE_OF_KIND[error.kind]);
  const answer = { code, detail: error.message, members: { code: error.code } };
  if (error instanceof Invalid) return { ...answer, detail: 'See errors.', errors: error.problems };
  if (error instanceof StaleVersion) {
    const { expectedVersion, currentVersion } = error;
    return { ...answer, members: { code: error.code, expectedVersion, currentVersion } };
  }
  if (code === 'unauthenticated') return { ...answer, headers: { 'WWW-Authenticate': 'Bearer' } };
  if (error instanceof Unavailable) return { ...answer, headers: { 'Retry-After': String(error.retryAfterSeconds) } };
  return answer;
}

function documentDetail(problems: number): string {
  const places = problems === 1 ? 'One place' : `${problems} places`;
  const listed = problems > DOCUMENT_PROBLEMS ? ` The first ${DOCUMENT_PROBLEMS} are listed.` : '';
  return `${places} in the document cannot be used. Nothing was stored.${listed}`;
}

function noRoute(request: Request): Answer {
  const methods = allowedMethods(request);
  if (methods.length === 0) return { code: 'not-found', detail: 'There is nothing at this address.' };
  const allow = methods.join(', ');
  return { code: 'method-not-allowed', detail: `This address takes ${allow}.`, headers: { Allow: allow } };
}

/** Errors of Nest and of Express's parsers carry a status; their words may repeat what was sent and are not passed on. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}

function answerToStatus(status: number): Answer {
  switch (status) {
    case 404:
      return { code: 'not-found', detail: 'There is nothing at this address.' };
    case 406:
      return { code: 'not-acceptable', detail: 'None of the formats in Accept can be given here.' };
    case 408:
      return { code: 'request-timeout', detail: 'The request did not arrive in time.' };
    case 413:
      return { code: 'too-large', detail: 'The body is larger than this address takes.' };
    case 415:
      return { code: 'unsupported-media-type', detail: 'Send the body in UTF-8 and not compressed.' };
    case 429:
      return { code: 'too-many-requests', detail: 'Try again in a moment.', headers: { 'Retry-After': '2' } };
    case 503:
      return { code: 'unavailable', detail: 'Try again in a moment.', headers: { 'Retry-After': '2' } };
    default:
      return status >= 400 && status < 500
        ? { code: 'malformed-request', detail: 'The request cannot be read.' }
        : INTERNAL;
  }
}
