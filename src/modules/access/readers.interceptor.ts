import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { concatMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { callerOf } from '../../common/http/caller.js';
import { routeRule } from '../../common/http/rule.js';
import { ruleOf } from '../../domain/index.js';
import { AccessService } from './access.service.js';

/**
 * Asks again once the answer is there and before it is sent. The guard asked before the handler read anything: since
 * then the first scorecard may have come in, which nobody was noted as a reader of, or the caller may have been put on
 * the panel.
 */
@Injectable()
export class ReadersInterceptor implements NestInterceptor {
  constructor(private readonly access: AccessService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const rule = routeRule(context.getHandler(), context.getClass());
    const caller = callerOf(request);
    if (rule?.kind !== 'action' || rule.parameter === null || caller === null) return next.handle();
    const { action } = rule;
    if (!ruleOf(action).revealsScores && action !== 'scorecard:list') return next.handle();
    const id = request.params[rule.parameter];
    return next.handle().pipe(
      concatMap(async (body: unknown) => {
        await this.access.authorise(caller, action, typeof id === 'string' ? id : null);
        return body;
      }),
    );
  }
}
