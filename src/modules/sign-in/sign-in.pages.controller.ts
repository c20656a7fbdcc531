import { Controller, Get, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { callerOf } from '../../common/http/caller.js';
import { clientAddress } from '../../common/http/client-address.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Public } from '../../common/http/rule.js';
import { Browsers } from '../access/browsers.service.js';
import { Shell } from '../access/shell.service.js';
import { Entrance } from './entrance.service.js';
import { nextPath } from './next-path.js';
import { SecondSteps } from './second-steps.service.js';
import { codeView, signInView, type SignInForm } from './sign-in.presenter.js';
import { SignInQuery } from './sign-in.query.js';
import { SignInService } from './sign-in.service.js';
import { SignOnService } from './sign-on.service.js';

const REFUSED = 'This address and this password do not belong together, or the account is not open.';

/** In, by password and second step, and out. */
@Controller()
@Public()
@ApiExcludeController()
export class SignInPages {
  constructor(
    private readonly signIn: SignInService,
    private readonly signOn: SignOnService,
    private readonly steps: SecondSteps,
    private readonly entrance: Entrance,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  @Get('sign-in')
  show(@Req() request: Request, @Res() response: Response, @Query() query: SignInQuery): void {
    const next = nextPath(query.next ?? '/');
    if (callerOf(request) !== null) return this.shell.goTo(response, next);
    this.browsers.probe(response);
    response.send(this.page(request, response, { form: { email: '', next }, refused: null }));
  }

  @Post('sign-in')
  async enter(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    const form = { email: fields.text('email'), next: nextPath(fields.text('next')) };
    const person = await this.signIn.byPassword(form.email, fields.text('password'), clientAddress(request));
    if (person !== null)
      return this.entrance.enterOrAsk(request, response, { person, next: form.next, way: 'password' });
    response.status(HttpStatus.UNPROCESSABLE_ENTITY);
    response.send(this.page(request, response, { form, refused: REFUSED }));
  }

  @Get('sign-in/code')
  async showCode(@Req() request: Request, @Res() response: Response): Promise<void> {
    if ((await this.entrance.awaited(request)) === null) return this.shell.goTo(response, '/sign-in', 'sign-in-again');
    response.send(this.codePage(request, response, null));
  }

  @Post('sign-in/code')
  async enterCode(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    const awaited = await this.entrance.awaited(request);
    if (awaited === null) return this.shell.goTo(response, '/sign-in', 'sign-in-again');
    const problem = await this.steps.take(awaited.person.id, fields.text('code'), clientAddress(request));
    if (problem === null) return this.entrance.enterAfterStep(request, response, awaited);
    response.status(HttpStatus.UNPROCESSABLE_ENTITY);
    response.send(this.codePage(request, response, problem));
  }

  @Post('sign-out')
  async leave(@Req() request: Request, @Res() response: Response, @Form() _fields: FormFields): Promise<void> {
    await this.browsers.signOut(request, response);
    // What the scripts keep here goes too, also of a tab whose script does not run: the next person may use the same browser.
    response.setHeader('Clear-Site-Data', '"storage"');
    this.shell.goTo(response, '/sign-in', 'signed-out');
  }

  private page(
    request: Request,
    response: Response,
    { form, refused }: { readonly form: SignInForm; readonly refused: string | null },
  ): string {
    const view = signInView(form, { refused, provider: this.signOn.providerName, demo: this.shell.isDemo });
    return this.shell.page(request, response, { template: 'sign-in/sign-in', title: 'Sign in', view });
  }

  private codePage(request: Request, response: Response, error: string | null): string {
    const view = codeView(error);
    return this.shell.page(request, response, { template: 'sign-in/code', title: 'Second step', view });
  }
}
