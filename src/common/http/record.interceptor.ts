import { SetMetadata } from '@nestjs/common';
import type { CallHandler, CustomDecorator, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { API_PREFIX } from './api-prefix.js';
import { versionTag } from './if-match.js';

const CREATED = Symbol('collection');

/** The route makes a record of this collection: its address goes into Location. */
export function Creates(collection: string): CustomDecorator<symbol> {
  return SetMetadata(CREATED, collection);
}

/** Every answer that is one record carries its version as ETag, and a new one its address. */
export class RecordInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    const collection: unknown = Reflect.getMetadata(CREATED, context.getHandler());
    return next.handle().pipe(
      tap((body: unknown) => {
        if (!isRecord(body)) return;
        response.setHeader('ETag', versionTag(body.version));
        if (typeof collection === 'string') response.setHeader('Location', `/${API_PREFIX}/${collection}/${body.id}`);
      }),
    );
  }
}

function isRecord(body: unknown): body is { id: string; version: number } {
  if (typeof body !== 'object' || body === null) return false;
  return 'id' in body && typeof body.id === 'string' && 'version' in body && Number.isSafeInteger(body.version);
}
