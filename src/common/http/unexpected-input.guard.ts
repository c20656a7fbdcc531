import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { Request } from 'express';
import { HttpProblem } from './problem.js';
import { textProblem } from '../documents/text.js';

// RouteParamtypes of @nestjs/common, which it does not export: the first half of the keys of ROUTE_ARGS_METADATA.
const BODY = '3';
const QUERY = '4';

/** A body or a query that no rule of the route looks at is refused: what is silently ignored is misread later. */
export class UnexpectedInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const read = readParts(context);
    if (request.body !== undefined && !read.has(BODY)) {
      throw new HttpProblem('invalid-request', 'This address takes no body.');
    }
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

function readParts(context: ExecutionContext): ReadonlySet<string | undefined> {
  const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return new Set(Object.keys(parameters ?? {}).map((key) => key.split(':', 1)[0]));
}
