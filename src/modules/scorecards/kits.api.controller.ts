import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { Who } from '../../common/http/caller.js';
import { toUtc } from '../../common/documents/timestamp.js';
import { IfMatch } from '../../common/http/if-match.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Creates } from '../../common/http/record.interceptor.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { AssignmentsService } from './assignments.service.js';
import { AssignKitDto, kitResponse, KitResponse } from './dto/kit.dto.js';

@ApiTags('scorecards')
@Controller(API_PREFIX)
export class KitsApiController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Post('applications/:id/kits')
  @Allow('scorecard:open')
  @Creates('scorecards')
  @Operation({
    summary: 'Assign an interview kit',
    description:
      'Opens the interviewer’s scorecard, with what they are to cover. Whoever is on the panel themselves assigns none until their own scorecard is in.',
    status: 201,
    answer: 'The kit.',
    type: KitResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async assign(
    @Who() caller: Caller,
    @Param('id', IdPipe) applicationId: string,
    @Body() { interviewerId, criteria = [], dueAt = null }: AssignKitDto,
  ): Promise<KitResponse> {
    const kit = { criteria, dueAt: dueAt === null ? null : toUtc(dueAt) };
    const scorecard = await this.assignments.assignOne(caller, applicationId, { interviewerId, ...kit });
    return kitResponse(scorecard, kit);
  }

  @Delete('scorecards/:id')
  @Allow('scorecard:withdraw')
  @HttpCode(204)
  @Operation({
    summary: 'Withdraw an interview kit',
    description:
      'With the draft that was written on it, unless it was written on meanwhile. A scorecard that is in stays.',
    status: 204,
    answer: 'It is gone.',
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async withdraw(@Who() caller: Caller, @Param('id', IdPipe) id: string, @IfMatch() version: number): Promise<void> {
    await this.assignments.withdraw(caller, { scorecardId: id, version });
  }
}
