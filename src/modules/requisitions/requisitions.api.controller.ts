import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
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
import { economicsOf } from './dto/economics.dto.js';
import { CreateRequisitionDto, UpdateRequisitionDto } from './dto/requisition-request.dto.js';
import { RequisitionPage, RequisitionResponse, requisitionResponse } from './dto/requisition-response.dto.js';
import { RequisitionsService } from './requisitions.service.js';

import type { Caller } from '../../domain/index.js';

@ApiTags('requisitions')
@Controller(`${API_PREFIX}/requisitions`)
export class RequisitionsApiController {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly access: AccessService,
  ) {}

  @Post()
  @Allow('requisition:create')
  @Creates('requisitions')
  @Operation({
    summary: 'Open a requisition',
    status: 201,
    answer: 'The new requisition.',
    type: RequisitionResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async create(@Who() { personId }: Caller, @Body() body: CreateRequisitionDto): Promise<RequisitionResponse> {
    const { rubric, title, stage, organisation = null, transitionPlan = null } = body;
    const economics = economicsOf(body.economics);
    return requisitionResponse(
      await this.requisitions.create({
        rubric,
        title,
        organisation,
        stage,
        transitionPlan,
        economics,
        openedBy: personId,
      }),
    );
  }

  @Get()
  @Allow('requisition:list')
  @Operation({ summary: 'List the requisitions', answer: 'A page of requisitions.', type: RequisitionPage })
  async list(@Who() { personId }: Caller, @Query() { cursor, limit }: PageQuery): Promise<Page<RequisitionResponse>> {
    const { items, nextCursor } = await this.requisitions.list({ cursor, limit }, { memberId: personId });
    return { items: items.map(requisitionResponse), nextCursor };
  }

  @Get(':id')
  @Allow('requisition:read')
  @Operation({
    summary: 'Read a requisition',
    answer: 'The requisition.',
    type: RequisitionResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<RequisitionResponse> {
    return requisitionResponse(await this.requisitions.get(id));
  }

  @Patch(':id')
  @Allow('requisition:update')
  @Operation({
    summary: 'Change a requisition',
    description: 'What is left out stays as it is. Rubric and career stage stand once a scorecard has been submitted.',
    answer: 'The requisition as it is now.',
    type: RequisitionResponse,
    takesBody: true,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async update(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: UpdateRequisitionDto,
  ): Promise<RequisitionResponse> {
    const { economics, ...changes } = body;
    if (changes.rubric !== undefined || changes.stage !== undefined)
      await this.access.authorise(caller, 'requisition:reseat', id);
    const command = { ...changes, ...(economics !== undefined && { economics: economicsOf(economics) }) };
    return requisitionResponse(await this.requisitions.update(id, version, command));
  }

  @Post(':id/close')
  @Allow('requisition:update')
  @HttpCode(200)
  @Operation({
    summary: 'Close a requisition',
    description: 'From then on it takes no new applications, interview kits or scorecards. Everything stays readable.',
    answer: 'The requisition as it is now.',
    type: RequisitionResponse,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async close(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<RequisitionResponse> {
    return requisitionResponse(await this.requisitions.close(id, version));
  }

  @Post(':id/reopen')
  @Allow('requisition:update')
  @HttpCode(200)
  @Operation({
    summary: 'Open a closed requisition again',
    answer: 'The requisition as it is now.',
    type: RequisitionResponse,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async reopen(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<RequisitionResponse> {
    return requisitionResponse(await this.requisitions.reopen(id, version));
  }
}
