import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { actionsOf, AUDIT_KINDS, type AuditKind } from './audit-kinds.js';
import { AuditTrail } from './audit-trail.service.js';
import { auditView } from './audit.presenter.js';
import { AuditQuery } from './audit.query.js';

/** The audit trail, for admins. Reading is all that anybody can do to it. */
@Controller('audit')
export class AuditPages {
  constructor(
    private readonly trail: AuditTrail,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('audit:read')
  async show(
    @Who() caller: Caller,
    @Query() query: AuditQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { before = '', person = '', kind = '', from = '', to = '' } = query;
    const trail = await this.trail.page(caller, {
      before: before === '' ? null : Number(before),
      personId: person === '' ? null : person,
      actions: isKind(kind) ? actionsOf(kind) : null,
      outcome: kind === 'refused' ? 'refused' : null,
      from: from === '' ? null : from,
      to: to === '' ? null : to,
    });
    const view = auditView(trail, { before, person, kind, from, to });
    response.send(this.shell.page(request, response, { template: 'audit/show', title: 'Audit trail', view }));
  }
}

function isKind(kind: string): kind is AuditKind {
  return Object.hasOwn(AUDIT_KINDS, kind);
}
