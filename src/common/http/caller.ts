import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from '../../domain/index.js';

/** Beside the request, not on it: nothing that a client sends can end up where the caller is read. */
const callers = new WeakMap<Request, Caller>();

/** For the guard alone. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent this request; null where nobody is signed in. */
export function callerOf(request: Request): Caller | null {
  return callers.get(request) ?? null;
}

/** The caller, in a route that has a rule. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  if (caller === null) throw new Error('a public route asked who its caller is');
  return caller;
});
