import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isForPages } from '../../common/http/page-path.js';
import { setCaller } from '../../common/http/caller.js';
import { routeRule } from '../../common/http/rule.js';
import { SignInNeeded } from './access.errors.js';
import { AccessService } from './access.service.js';
import { Browsers } from './browsers.service.js';
import { Limits } from './limits.service.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{1,200})$/i;

/**
 * In front of every route, and closed: one that names no rule is refused (and the server does not start with it).
 * Programs come to the API with a token, browsers to the pages with a cookie; neither works at the other's door, so
 * nothing that a browser sends by itself ever reaches the API.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly access: AccessService,
    private readonly browsers: Browsers,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = routeRule(context.getHandler(), context.getClass());
    if (rule === null) throw new Error(`${context.getClass().name}.${context.getHandler().name} names no rule`);
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    // In any letter case, as the router matches: an API route must not be reached with a cookie.
    const isApi = !isForPages(request);
    const caller = isApi
      ? await this.program(request)
      : await this.browsers.recognise(request, http.getResponse<Response>());
    if (caller !== null) setCaller(request, caller);
    if (rule.kind === 'public') return true;
    if (caller === null) throw new SignInNeeded();
    const id = rule.parameter === null ? null : request.params[rule.parameter];
    await this.access.authorise(caller, rule.action, typeof id === 'string' ? id : null);
    return true;
  }

  private async program(request: Request) {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const caller = token === undefined ? null : await this.access.byToken(token);
    if (caller?.via.kind === 'token') await this.limits.request(caller.via.tokenId);
    return caller;
  }
}
