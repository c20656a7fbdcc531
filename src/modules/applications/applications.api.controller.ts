import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Who } from '../../common/http/caller.js';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { IfMatch } from '../../common/http/if-match.js';
import { PageQuery } from '../../common/http/page.dto.js';
import { Creates } from '../../common/http/record.interceptor.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import { AccessService } from '../access/access.service.js';
import { CandidateNotFound, CandidateOfOthers } from './applications.errors.js';
import { ApplicationsService } from './applications.service.js';
import { CreateApplicationDto, UpdateApplicationDto, historyOf } from './dto/application-request.dto.js';
import { ApplicationPage, ApplicationResponse, applicationResponse } from './dto/application-response.dto.js';

import type { Caller } from '../../domain/index.js';

@ApiTags('applications')
@Controller(API_PREFIX)
export class ApplicationsApiController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly access: AccessService,
  ) {}

  @Post('requisitions/:id/applications')
  @Allow('application:create')
  @Creates('applications')
  @Operation({
    summary: 'Add an application to a requisition',
    description: 'Of somebody new (`candidate`), or of somebody who applied before (`candidateId`).',
    status: 201,
    answer: 'The new application.',
    type: ApplicationResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async create(
    @Who() caller: Caller,
    @Param('id', IdPipe) requisitionId: string,
    @Body() body: CreateApplicationDto,
  ): Promise<ApplicationResponse> {
    const { candidate, candidateId, source, history = [] } = body;
    if (candidateId !== undefined) await this.refuseStranger(caller, candidateId);
    const command = { candidate, candidateId, source, history: historyOf(history) };
    return applicationResponse(await this.applications.create(requisitionId, command));
  }

  @Get('requisitions/:id/applications')
  @Allow('application:list')
  @Operation({
    summary: 'List the applications of a requisition',
    answer: 'A page of applications.',
    type: ApplicationPage,
    problems: ['not-found'],
  })
  async list(
    @Who() caller: Caller,
    @Param('id', IdPipe) requisitionId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<Page<ApplicationResponse>> {
    const { items, nextCursor } = await this.access.readable(caller, 'application:read', {
      request: { cursor, limit },
      list: (request) => this.applications.listByRequisition(requisitionId, request),
    });
    return { items: items.map(applicationResponse), nextCursor };
  }

  @Get('applications/:id')
  @Allow('application:read')
  @Operation({
    summary: 'Read an application',
    answer: 'The application.',
    type: ApplicationResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<ApplicationResponse> {
    return applicationResponse(await this.applications.get(id));
  }

  @Patch('applications/:id')
  @Allow('application:update')
  @Operation({
    summary: 'Change an application',
    description: 'What is left out stays as it is.',
    answer: 'The application as it is now.',
    type: ApplicationResponse,
    takesBody: true,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async update(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateApplicationDto,
  ): Promise<ApplicationResponse> {
    const { history, ...changes } = body;
    if (changes.candidate !== undefined) await this.refuseForOthers(caller, id);
    const command = { ...changes, ...(history !== undefined && { history: historyOf(history) }) };
    return applicationResponse(await this.applications.update(id, version, command));
  }

  /** A person's name and address stand on all of their applications: whoever changes them must answer for each. */
  private async refuseForOthers(caller: Caller, id: string): Promise<void> {
    const { candidate } = await this.applications.get(id);
    for (const other of await this.applications.idsOfCandidate(candidate.id))
      if (!(await this.access.may(caller, 'application:update', other))) throw new CandidateOfOthers();
  }

  /** Somebody who applied elsewhere is, to whoever may not read that, nobody. */
  private async refuseStranger(caller: Caller, candidateId: string): Promise<void> {
    for (const id of await this.applications.idsOfCandidate(candidateId))
      if (await this.access.may(caller, 'application:read', id)) return;
    throw new CandidateNotFound();
  }
}
