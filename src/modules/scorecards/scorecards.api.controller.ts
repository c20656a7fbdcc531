import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
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
import { AmendScorecardDto, OpenScorecardDto, ScorecardContentDto, contentOf } from './dto/scorecard-request.dto.js';
import { ScorecardPage, ScorecardResponse, scorecardResponse } from './dto/scorecard-response.dto.js';
import { ScorecardsService } from './scorecards.service.js';

import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('scorecards')
@Controller(API_PREFIX)
export class ScorecardsApiController {
  constructor(
    private readonly scorecards: ScorecardsService,
    private readonly access: AccessService,
    private readonly assignments: AssignmentsService,
  ) {}

  @Post('applications/:id/scorecards')
  @Allow('scorecard:open')
  @Creates('scorecards')
  @Operation({
    summary: 'Open an interviewer’s scorecard of an application',
    description: 'An empty draft. An interviewer has one scorecard for each application.',
    status: 201,
    answer: 'The draft.',
    type: ScorecardResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async open(
    @Who() caller: Caller,
    @Param('id', IdPipe) applicationId: string,
    @Body() { interviewerId }: OpenScorecardDto,
  ): Promise<ScorecardResponse> {
    return scorecardResponse(await this.assignments.open(caller, applicationId, interviewerId));
  }

  @Get('applications/:id/scorecards')
  @Allow('scorecard:list')
  @Operation({
    summary: 'List the scorecards of an application',
    answer: 'A page of scorecards.',
    type: ScorecardPage,
    problems: ['not-found'],
  })
  async list(
    @Who() caller: Caller,
    @Param('id', IdPipe) applicationId: string,
    @Query() { cursor, limit }: PageQuery,
  ): Promise<Page<ScorecardResponse>> {
    const { items, nextCursor } = await this.access.readable(caller, 'scorecard:read', {
      request: { cursor, limit },
      list: (request) => this.scorecards.listByApplication(applicationId, request),
    });
    return { items: items.map(scorecardResponse), nextCursor };
  }

  @Get('scorecards/:id')
  @Allow('scorecard:read')
  @Operation({
    summary: 'Read a scorecard',
    answer: 'The scorecard.',
    type: ScorecardResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<ScorecardResponse> {
    return scorecardResponse(await this.scorecards.get(id));
  }

  @Put('scorecards/:id')
  @Allow('scorecard:write')
  @Operation({
    summary: 'Save a draft',
    description: 'The whole content: what is left out is not kept. A draft may be incomplete.',
    answer: 'The draft as it is now.',
    type: ScorecardResponse,
    takesBody: true,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async saveDraft(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ScorecardContentDto,
  ): Promise<ScorecardResponse> {
    return scorecardResponse(await this.scorecards.saveDraft(id, version, contentOf(body)));
  }

  @Post('scorecards/:id/submit')
  @Allow('scorecard:write')
  @HttpCode(200)
  @Operation({
    summary: 'Submit a scorecard',
    description: 'From then on it is locked, and only ever amended. Everything that is missing is named at once.',
    answer: 'The submitted scorecard.',
    type: ScorecardResponse,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async submit(@Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<ScorecardResponse> {
    return scorecardResponse(await this.scorecards.submit(id, version));
  }

  @Post('scorecards/:id/amendments')
  @Allow('scorecard:write')
  @HttpCode(200)
  @Operation({
    summary: 'Amend a submitted scorecard',
    description: 'A new revision with a reason. What stood there before stays readable.',
    answer: 'The scorecard as it reads now.',
    type: ScorecardResponse,
    takesBody: true,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async amend(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @Body() { reason, content }: AmendScorecardDto,
  ): Promise<ScorecardResponse> {
    return scorecardResponse(await this.scorecards.amend(id, version, { reason, content: contentOf(content) }));
  }
}
