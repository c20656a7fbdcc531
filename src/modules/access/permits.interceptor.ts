import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { callerOf } from '../../common/http/caller.js';
import { isSafe } from '../../common/http/methods.js';
import { routeRule } from '../../common/http/rule.js';
import { Permits } from './permits.service.js';

/** Keeps what the guard let a request pass for, so that its writes ask again. What only reads is asked again by `ReadersInterceptor`. */
@Injectable()
export class PermitsInterceptor implements NestInterceptor {
  constructor(private readonly permits: Permits) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const rule = routeRule(context.getHandler(), context.getClass());
    const caller = callerOf(request);
    if (rule?.kind !== 'action' || caller === null || isSafe(request.method)) return next.handle();
    const id = rule.parameter === null ? null : request.params[rule.parameter];
    const permit = { action: rule.action, id: typeof id === 'string' ? id : null };
    return from(this.permits.during(caller, permit, () => lastValueFrom<unknown>(next.handle())));
  }
}
