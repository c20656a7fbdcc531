import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { outcomesView } from './outcome-report.presenter.js';
import { NOTHING_SAID, readOutcome, type OutcomeErrors, type OutcomeTyped } from './outcome.form.js';
import { outcomeView } from './outcome.presenter.js';
import { OutcomesService } from './outcomes.service.js';

/** What came of decisions: three questions of each hire, and what all of them say together. */
@Controller()
@ApiExcludeController()
export class OutcomesPages {
  constructor(
    private readonly outcomes: OutcomesService,
    private readonly shell: Shell,
  ) {}

  @Get('outcomes')
  @Allow('outcome:report')
  async report(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    const view = outcomesView(await this.outcomes.report(), await this.outcomes.due(caller));
    response.send(this.shell.page(request, response, { template: 'outcomes/report', title: 'Outcomes', view }));
  }

  @Get('applications/:id/outcome')
  @Allow('outcome:record')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    return this.page(request, response, { id, typed: NOTHING_SAID, errors: {} });
  }

  @Post('applications/:id/outcome')
  @Allow('outcome:record')
  async record(
    @Req() request: Request,
    @Res() response: Response,
    @Who() { personId }: Caller,
    @Param('id', IdPipe) id: string,
    @Form() form: FormFields,
  ): Promise<void> {
    const { typed, outcome, errors } = readOutcome(form);
    if (outcome === null) {
      const html = await this.page(request, response, { id, typed, errors });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
      return;
    }
    await this.outcomes.record(id, { personId, outcome });
    this.shell.goTo(response, `/applications/${id}/outcome`, 'outcome-recorded');
  }

  private async page(request: Request, response: Response, { id, typed, errors }: Shown): Promise<string> {
    const view = outcomeView(await this.outcomes.check(id), { typed, errors });
    return this.shell.page(request, response, { template: 'outcomes/check', title: 'Outcome check', view });
  }
}

interface Shown {
  readonly id: string;
  readonly typed: OutcomeTyped;
  readonly errors: OutcomeErrors;
}
