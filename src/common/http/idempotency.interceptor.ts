import { createHash } from 'node:crypto';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { CallHandler, CustomDecorator, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { canonicalJson } from '../../domain/index.js';
import { IdempotencyStore } from '../idempotency.js';
import type { IdempotentRequest } from '../idempotency.js';
import { LIMITS } from '../limits.js';
import { callerOf } from './caller.js';
import { isSafe } from './methods.js';
import { isForPages } from './page-path.js';
import { HttpProblem } from './problem.js';

const HEADER = 'idempotency-key';
/** Visible ASCII without quotes and backslashes. */
const VISIBLE = String.raw`[\x21\x23-\x5B\x5D-\x7E]`;
/** RFC 8941 writes it as a quoted string; a bare token is what most clients send. Both mean the same key. */
const KEY = new RegExp(`^(?:"(${VISIBLE}{1,${LIMITS.idempotencyKey}})"|(${VISIBLE}{1,${LIMITS.idempotencyKey}}))$`);
const REPEATABLE = Symbol('repeatable');

/** The route gives the same answer however often it is asked: a key is admissible and nothing is stored under it. */
export function Repeatable(): CustomDecorator<symbol> {
  return SetMetadata(REPEATABLE, true);
}

/**
 * Idempotency-Key on every request that changes something (draft-ietf-httpapi-idempotency-key-header): sent again
 * within a day, it is answered with the first answer and changes nothing.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  /** Keys that this process works on now. Another process waits for the row that the first one has locked. */
  private readonly working = new Set<string>();

  constructor(private readonly store: IdempotencyStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const key = idempotencyKey(request);
    if (key === null || isForPages(request) || isSafe(request.method) || isRepeatable(context)) return next.handle();
    // A key is its sender's own: nobody is given the answer that somebody else got.
    const person = callerOf(request)?.personId ?? 'anybody';
    const route = `${person} ${request.method} ${String((request.route as { path: unknown }).path)}`;
    return from(this.answer({ key, route, requestSha256: fingerprintOf(request) }, http.getResponse<Response>(), next));
  }

  private async answer(request: IdempotentRequest, response: Response, next: CallHandler): Promise<unknown> {
    const name = `${request.route} ${request.key}`;
    if (this.working.has(name)) {
      throw new HttpProblem(
        'in-progress',
        'A request with this Idempotency-Key is being worked on. Send it again in a moment.',
        {
          headers: { 'Retry-After': '1' },
        },
      );
    }
    this.working.add(name);
    try {
      const { status, body, replayed } = await this.store.once(request, async () => ({
        body: await lastValueFrom<unknown>(next.handle()),
        status: response.statusCode,
      }));
      response.status(status);
      if (replayed) response.setHeader('Idempotency-Replayed', 'true');
      return body;
    } finally {
      this.working.delete(name);
    }
  }
}

function isRepeatable(context: ExecutionContext): boolean {
  return Reflect.getMetadata(REPEATABLE, context.getHandler()) === true;
}

function idempotencyKey(request: Request): string | null {
  const header = request.get(HEADER);
  if (header === undefined) return null;
  const match = KEY.exec(header);
  const key = match?.[1] ?? match?.[2];
  if (key === undefined)
    throw new HttpProblem(
      'malformed-request',
      `Idempotency-Key must be 1 to ${LIMITS.idempotencyKey} visible ASCII characters, e.g. a UUID.`,
    );
  return key;
}

function fingerprintOf(request: Request): string {
  const parts = [request.originalUrl, request.get('if-match') ?? null, (request.body as unknown) ?? null];
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}
