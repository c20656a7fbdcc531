import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { Request } from 'express';
import { textProblem } from '../documents/text.js';
import { FormFields, FORM_TYPE, readForm } from './form-fields.js';
import { HttpProblem } from './problem.js';

// RouteParamtypes of @nestjs/common, which it does not export: the first half of the keys of ROUTE_ARGS_METADATA.
const BODY = '3';
const QUERY = '4';
/** Ours: what `@Form()` leaves there has a key without meaning, and is told by who reads it. */
const FORM = 'form';

/** A body or a query that no rule of the route looks at is refused: what is silently ignored is misread later. */
export class UnexpectedInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const read = readParts(context);
    if (request.body !== undefined) holdBody(request.body instanceof FormFields, read);
    const names = Object.keys(request.query);
    if (names.length > 0 && !read.has(QUERY)) {
      throw new HttpProblem('invalid-request', 'This address takes no query parameters.');
    }
    for (const value of Object.values(request.params)) {
      if (textProblem(String(value)) !== null) throw new HttpProblem('not-found', 'There is nothing at this address.');
    }
    return true;
  }
}

function holdBody(isForm: boolean, read: ReadonlySet<string | undefined>): void {
  if (read.has(isForm ? FORM : BODY)) return;
  if (!read.has(FORM) && !read.has(BODY)) throw new HttpProblem('invalid-request', 'This address takes no body.');
  const type = isForm ? 'application/json' : FORM_TYPE;
  throw new HttpProblem('unsupported-media-type', `Send the body as ${type}.`, { headers: { Accept: type } });
}

function readParts(context: ExecutionContext): ReadonlySet<string | undefined> {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) as
    Readonly<Record<string, { readonly factory?: unknown }>> | undefined;
  return new Set(
    Object.entries(parameters ?? {}).map(([key, { factory }]) => (factory === readForm ? FORM : key.split(':', 1)[0])),
  );
}
