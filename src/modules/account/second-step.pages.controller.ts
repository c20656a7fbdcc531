import { Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { encode } from 'uqr';
import { Invalid } from '../../common/errors.js';
import { Who } from '../../common/http/caller.js';
import { clientAddress } from '../../common/http/client-address.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Browsers } from '../access/browsers.service.js';
import { Shell } from '../access/shell.service.js';
import { ShownOnce } from '../access/shown-once.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { SecondFactors } from '../people/second-factors.service.js';
import { OwnAccount, type NewSecondStep } from './own-account.service.js';
import { newStepView, stepView } from './second-step.presenter.js';

const PATH = '/account/second-step';

/** Codes of an authenticator app: on, looked at, off. */
@Controller('account/second-step')
@ApiExcludeController()
export class SecondStepPages {
  constructor(
    private readonly account: OwnAccount,
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactors,
    private readonly shownOnce: ShownOnce,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('account:read')
  async show(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    const { hasSecondFactor } = await this.accounts.get(caller.personId);
    response.send(
      hasSecondFactor
        ? await this.on(request, response, { caller, error: null })
        : this.off(request, response, { step: await this.account.newSecondStep(caller), error: null }),
    );
  }

  @Post()
  @Allow('account:update')
  async confirm(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const sealed = fields.text('sealed');
    try {
      const address = clientAddress(request);
      const codes = await this.account.confirmSecondStep(caller, { sealed, code: fields.text('code'), address });
      const session = this.browsers.sessionOf(request);
      if (session !== null) this.shownOnce.put(session.id, { kind: 'recovery-codes', codes });
      this.shell.goTo(response, PATH, 'second-step-on');
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const step = await this.account.sameSecondStep(caller, sealed);
      response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      response.send(this.off(request, response, { step, error: error.problems[0]?.message ?? null }));
    }
  }

  @Post('off')
  @Allow('account:update')
  async remove(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    try {
      await this.account.removeSecondStep(caller, { code: fields.text('code'), address: clientAddress(request) });
      this.shell.goTo(response, '/account', 'second-step-off');
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const html = await this.on(request, response, { caller, error: error.problems[0]?.message ?? null });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
    }
  }

  private off(
    request: Request,
    response: Response,
    { step, error }: { readonly step: NewSecondStep; readonly error: string | null },
  ): string {
    const view = newStepView({ ...step, picture: encode(step.uri, { border: 4 }).data }, error);
    return this.secretPage(request, response, { template: 'account/second-step-new', view });
  }

  private async on(
    request: Request,
    response: Response,
    { caller, error }: { readonly caller: Caller; readonly error: string | null },
  ): Promise<string> {
    const shown = this.shownOnce.take(this.browsers.sessionOf(request)?.id ?? '', 'recovery-codes');
    const left = await this.factors.codesLeft(caller.personId);
    const view = stepView({ codes: shown?.codes ?? null, left }, error);
    return this.secretPage(request, response, { template: 'account/second-step', view });
  }

  private secretPage(
    request: Request,
    response: Response,
    page: { readonly template: string; readonly view: object },
  ): string {
    // What is in it must not be guessed by the length of a compressed answer.
    response.setHeader('Cache-Control', 'no-store, no-transform');
    return this.shell.page(request, response, { ...page, title: 'Second step' });
  }
}
