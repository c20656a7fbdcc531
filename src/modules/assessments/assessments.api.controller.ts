import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Who } from '../../common/http/caller.js';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { PageQuery } from '../../common/http/page.dto.js';
import { Creates } from '../../common/http/record.interceptor.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import { AssessmentsService } from './assessments.service.js';
import { AssessmentPage, AssessmentResponse, assessmentResponse } from './dto/assessment-response.dto.js';

import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';

@ApiTags('assessments')
@Controller(API_PREFIX)
export class AssessmentsApiController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly access: AccessService,
  ) {}

  @Post('requisitions/:id/assessments')
  @Allow('assessment:create')
  @HttpCode(200)
  @Creates('assessments')
  @Operation({
    summary: 'Assess the applications of a requisition',
    description:
      'A pure function of rubric, requisition and submitted scorecards: asked again without a change (or a scorecard opened since), the same assessment comes back. An Idempotency-Key is not needed.',
    answer: 'The assessment.',
    type: AssessmentResponse,
    changes: true,
    repeatable: true,
    problems: ['not-found'],
  })
  async assess(@Param('id', IdPipe) requisitionId: string): Promise<AssessmentResponse> {
    return assessmentResponse(await this.assessments.assess(requisitionId));
  }

  @Get('requisitions/:id/assessments')
  @Allow('assessment:list')
  @Operation({
    summary: 'List the assessments of a requisition',
    answer: 'A page of assessments.',
    type: AssessmentPage,
    problems: ['not-found'],
  })
  async list(
    @Who() caller: Caller,
    @Param('id', IdPipe) requisitionId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<Page<AssessmentResponse>> {
    const { items, nextCursor } = await this.access.readable(caller, 'assessment:read', {
      request: { cursor, limit },
      list: (request) => this.assessments.list(requisitionId, request),
    });
    return { items: items.map(assessmentResponse), nextCursor };
  }

  @Get('assessments/:id')
  @Allow('assessment:read')
  @Operation({
    summary: 'Read an assessment',
    answer: 'The assessment.',
    type: AssessmentResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<AssessmentResponse> {
    return assessmentResponse(await this.assessments.get(id));
  }
}
