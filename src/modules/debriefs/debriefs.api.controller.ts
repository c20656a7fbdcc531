import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { Who } from '../../common/http/caller.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { NoDebrief } from './debriefs.errors.js';
import { DebriefsService, type DecisionRecord } from './debriefs.service.js';
import { DecideDto, OpenDebriefDto } from './dto/debrief-request.dto.js';
import {
  DebriefResponse,
  debriefResponse,
  DecisionResponse,
  decisionResponse,
  DecisionsResponse,
} from './dto/debrief-response.dto.js';

@ApiTags('debriefs')
@Controller(API_PREFIX)
export class DebriefsApiController {
  constructor(
    private readonly debriefs: DebriefsService,
    private readonly access: AccessService,
  ) {}

  @Post('applications/:id/debrief')
  @Allow('debrief:open')
  @Operation({
    summary: 'Open the debrief of an application',
    description: 'Once: when all scorecards are in, or before with a reason. Ratings that change in it are kept apart.',
    status: 201,
    answer: 'The debrief.',
    type: DebriefResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async open(
    @Who() { personId }: Caller,
    @Param('id', IdPipe) applicationId: string,
    @Body() { reason = null }: OpenDebriefDto,
  ): Promise<DebriefResponse> {
    return debriefResponse(await this.debriefs.open(applicationId, personId, { reason }));
  }

  @Get('applications/:id/debrief')
  @Allow('debrief:read')
  @Operation({
    summary: 'Read the debrief of an application',
    answer: 'The debrief; 404 while it is not open.',
    type: DebriefResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) applicationId: string): Promise<DebriefResponse> {
    const debrief = await this.debriefs.find(applicationId);
    if (debrief === null) throw new NoDebrief();
    return debriefResponse(debrief);
  }

  @Post('applications/:id/decisions')
  @Allow('decision:record')
  @Operation({
    summary: 'Record what a person decided',
    description:
      'Beside the advice of the assessment that is named. A decision is never changed: another one follows it. 409 when there is one that was not read.',
    status: 201,
    answer: 'The decision.',
    type: DecisionResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async decide(
    @Who() caller: Caller,
    @Param('id', IdPipe) applicationId: string,
    @Body() { decision, reason, assessmentId, expectedNumber }: DecideDto,
  ): Promise<DecisionResponse> {
    if (assessmentId !== null) await this.access.authorise(caller, 'assessment:read', assessmentId);
    const { personId } = caller;
    const record = await this.debriefs.decide(applicationId, {
      personId,
      decision,
      reason,
      assessmentId,
      expectedNumber,
    });
    return decisionResponse(record, true);
  }

  @Get('applications/:id/decisions')
  @Allow('debrief:read')
  @Operation({
    summary: 'List the decisions on an application',
    answer: 'All of them, oldest first.',
    type: DecisionsResponse,
    problems: ['not-found'],
  })
  async list(@Who() caller: Caller, @Param('id', IdPipe) applicationId: string): Promise<DecisionsResponse> {
    const items: DecisionResponse[] = [];
    for (const record of await this.debriefs.decisionsOf(applicationId))
      items.push(decisionResponse(record, await this.mayKnowAdvice(caller, record)));
    return { items };
  }

  private async mayKnowAdvice(caller: Caller, { assessmentId }: DecisionRecord): Promise<boolean> {
    return assessmentId !== null && this.access.may(caller, 'assessment:read', assessmentId);
  }
}
