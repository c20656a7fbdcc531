import { Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { BLANK_FORM, erasuresView, type ErasureForm } from './erasures.presenter.js';
import type { ErasurePlan } from './erasure-plan.js';
import { ErasuresService } from './erasures.service.js';

const PATH = '/erasures';

/** Forgetting a candidate, in two steps: what there is, then for good. Whom it is about stands in no address. */
@Controller('erasures')
@ApiExcludeController()
export class ErasuresPages {
  constructor(
    private readonly erasures: ErasuresService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('erasure:read')
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.send(request, response, BLANK_FORM);
  }

  /** Changes nothing: a form because an e-mail address has no business in an address line or a log. */
  @Post('look')
  @Allow('erasure:perform')
  async look(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    const name = fields.text('name').trim();
    const plan = name === '' ? null : await this.erasures.plan(name);
    const nameError = name === '' ? 'Write whom it is about.' : plan === null ? NOBODY : null;
    await this.send(request, response, { ...BLANK_FORM, name, nameError, plan });
  }

  @Post()
  @Allow('erasure:perform')
  async erase(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const name = fields.text('name').trim();
    const plan = planOf(fields);
    if (name === '' || fields.text('confirm') !== 'yes') {
      const found = name === '' ? null : await this.erasures.plan(name);
      const nameError = name === '' ? 'Write whom it is about.' : found === null ? NOBODY : null;
      const confirmError = found === null ? null : 'Tick that you know it. Nothing was erased.';
      await this.send(request, response, { name, nameError, plan: found, confirmError });
      return;
    }
    await this.erasures.erase(name, plan, caller.personId);
    this.shell.goTo(response, PATH, 'candidate-erased');
  }

  private async send(request: Request, response: Response, form: ErasureForm): Promise<void> {
    const isWrong = form.nameError !== null || form.confirmError !== null;
    const view = erasuresView(await this.erasures.list(), form);
    const html = this.shell.page(request, response, { template: 'erasures', title: 'Erasure', view });
    response.status(isWrong ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK).send(html);
  }
}

const NOBODY = 'No candidate who is not erased yet has this address or id.';

/** What the page showed; the service compares it with what there is. */
function planOf(fields: FormFields): ErasurePlan {
  const count = (name: string): number => (/^\d{1,9}$/.test(fields.text(name)) ? Number(fields.text(name)) : -1);
  return {
    candidateIds: fields.text('candidates').split(' '),
    applications: count('applications'),
    scorecards: count('scorecards'),
    briefs: count('briefs'),
  };
}
