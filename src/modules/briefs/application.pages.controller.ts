import { Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { ClientGone } from '../../common/http/client-gone.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { Shell } from '../access/shell.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { applicationPageView } from './application-page.presenter.js';
import { ApplicationPage } from './application-page.service.js';
import { briefFile } from './brief-file.js';
import { BriefsService } from './briefs.service.js';

/** One application: the hiring brief on screen, and what makes it. */
@Controller()
export class ApplicationPages {
  constructor(
    private readonly shell: Shell,
    private readonly access: AccessService,
    private readonly applications: ApplicationsService,
    private readonly assessments: AssessmentsService,
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

  @Post('applications/:id/assess')
  @Allow('application:assess')
  async assess(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() _form: FormFields,
  ): Promise<void> {
    const { requisitionId } = await this.applications.get(id);
    // It weighs all candidates of the requisition, so it asks for sight of all of them.
    await this.access.authorise(caller, 'assessment:create', requisitionId);
    await this.assessments.assess(requisitionId);
    this.shell.goTo(response, `/applications/${id}`, 'assessed');
  }

  @Post('applications/:id/briefs')
  @Allow('application:assess')
  async issue(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() form: FormFields,
  ): Promise<void> {
    const assessmentId = form.text('assessment');
    await this.access.authorise(caller, 'brief:issue', assessmentId);
    const paper = form.text('paper') === 'Letter' ? 'Letter' : 'A4';
    await this.briefs.issueOnce({ assessmentId, applicationId: id, paper });
    this.shell.goTo(response, `/applications/${id}`, 'brief-issued');
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
