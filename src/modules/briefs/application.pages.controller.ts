import { Controller, Get, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { ClientGone } from '../../common/http/client-gone.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { applicationPageView } from './application-page.presenter.js';
import { ApplicationPage } from './application-page.service.js';
import { briefFile } from './brief-file.js';
import { BriefsService } from './briefs.service.js';

/** One application: the hiring brief on screen, and as PDF. */
@Controller()
export class ApplicationPages {
  constructor(
    private readonly shell: Shell,
    private readonly briefs: BriefsService,
    private readonly pages: ApplicationPage,
  ) {}

  @Get('applications/:id')
  @Allow('application:read')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    const page = await this.pages.of(caller, id);
    const title = `${page.candidate}, ${page.seat.title}`;
    const view = applicationPageView(page);
    response.send(this.shell.page(request, response, { template: 'applications/show', title, view }));
  }

  @Get('briefs/:id/pdf')
  @Allow('brief:read')
  pdf(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @ClientGone() gone: AbortSignal,
  ): Promise<StreamableFile | undefined> {
    return briefFile(this.briefs, id, { request, response, gone });
  }
}
