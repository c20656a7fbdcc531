import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { PageQuery } from '../../common/http/page.dto.js';
import { Creates } from '../../common/http/record.interceptor.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import { CreateInterviewerDto } from './dto/interviewer-request.dto.js';
import { InterviewerPage, InterviewerResponse, interviewerResponse } from './dto/interviewer-response.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('interviewers')
@Controller(`${API_PREFIX}/interviewers`)
export class InterviewersApiController {
  constructor(private readonly people: PeopleService) {}

  @Post()
  @Allow('interviewer:create')
  @Creates('interviewers')
  @Operation({
    summary: 'Add an interviewer',
    status: 201,
    answer: 'The new interviewer.',
    type: InterviewerResponse,
    takesBody: true,
    changes: true,
  })
  async create(@Body() body: CreateInterviewerDto): Promise<InterviewerResponse> {
    const { handle, name, email = null } = body;
    return interviewerResponse(await this.people.create({ handle, name, email }));
  }

  @Get()
  @Allow('interviewer:list')
  @Operation({ summary: 'List the interviewers', answer: 'A page of interviewers.', type: InterviewerPage })
  async list(@Query() { cursor, limit }: PageQuery): Promise<Page<InterviewerResponse>> {
    const { items, nextCursor } = await this.people.list({ cursor, limit });
    return { items: items.map(interviewerResponse), nextCursor };
  }

  @Get(':id')
  @Allow('interviewer:read')
  @Operation({
    summary: 'Read an interviewer',
    answer: 'The interviewer.',
    type: InterviewerResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<InterviewerResponse> {
    return interviewerResponse(await this.people.get(id));
  }
}
