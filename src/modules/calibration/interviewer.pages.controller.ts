import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { InterviewerFindingsService } from './interviewer-findings.service.js';
import { interviewerView } from './interviewer.presenter.js';

/** How one interviewer rates: for them and for those who recruit. */
@ApiExcludeController()
@Controller('interviewers')
export class InterviewerPages {
  constructor(
    private readonly findings: InterviewerFindingsService,
    private readonly shell: Shell,
  ) {}

  @Get(':id/calibration')
  @Allow('interviewer:calibration')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    const view = interviewerView(await this.findings.of(caller, id));
    response.send(
      this.shell.page(request, response, { template: 'calibrations/interviewer', title: view.heading.text, view }),
    );
  }
}
