import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { ClientGone } from '../../common/http/client-gone.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { PageQuery } from '../../common/http/page.dto.js';
import { Creates } from '../../common/http/record.interceptor.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import { briefFile } from './brief-file.js';
import { BriefsService } from './briefs.service.js';
import { IssueBriefDto } from './dto/brief-request.dto.js';
import {
  BriefPage,
  BriefResponse,
  BriefWithContentResponse,
  briefResponse,
  briefWithContent,
} from './dto/brief-response.dto.js';

import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';

@ApiTags('briefs')
@Controller(API_PREFIX)
export class BriefsApiController {
  constructor(
    private readonly briefs: BriefsService,
    private readonly access: AccessService,
  ) {}

  @Post('assessments/:id/briefs')
  @Allow('brief:issue')
  @Creates('briefs')
  @Operation({
    summary: 'Issue a brief of an assessment',
    description:
      'It gets the next number, and with it everything that it shows is frozen. The PDF is made when it is first asked for.',
    status: 201,
    answer: 'The new brief.',
    type: BriefResponse,
    takesBody: true,
    changes: true,
    problems: ['not-found'],
  })
  async issue(@Param('id', IdPipe) assessmentId: string, @Body() body: IssueBriefDto): Promise<BriefResponse> {
    const { applicationId, paper } = body;
    return briefResponse(await this.briefs.issue({ assessmentId, applicationId, paper }));
  }

  @Get('briefs')
  @Allow('brief:list')
  @Operation({ summary: 'List the briefs', answer: 'A page of briefs.', type: BriefPage })
  async list(@Who() caller: Caller, @Query() { cursor, limit }: PageQuery): Promise<Page<BriefResponse>> {
    const { items, nextCursor } = await this.access.readable(caller, 'brief:read', {
      request: { cursor, limit },
      list: (request) => this.briefs.list(request),
      namesOnly: true,
    });
    return { items: items.map(briefResponse), nextCursor };
  }

  @Get('briefs/:id')
  @Allow('brief:read')
  @Operation({
    summary: 'Read a brief as JSON',
    answer: 'The brief with all that it shows.',
    type: BriefWithContentResponse,
    problems: ['not-found', 'gone'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<BriefWithContentResponse> {
    return briefWithContent(await this.briefs.get(id), await this.briefs.snapshot(id));
  }

  @Get('briefs/:id/pdf')
  @Allow('brief:read')
  @Operation({
    summary: 'Read a brief as PDF',
    description:
      'The ETag is the SHA-256 of the file: the same brief gives the same bytes. 429 when too many PDFs wait already; 422 when the brief is larger than a PDF of a brief can be.',
    answer: 'The file.',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
    problems: ['not-found', 'gone', 'too-many-requests', 'unprocessable'],
  })
  async pdf(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @ClientGone() gone: AbortSignal,
  ): Promise<StreamableFile | undefined> {
    return briefFile(this.briefs, id, { request, response, gone });
  }
}
