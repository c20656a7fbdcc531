import { Controller, Get, HttpStatus, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { callerOf } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Public } from '../../common/http/rule.js';
import { Browsers } from '../access/browsers.service.js';
import { Shell } from '../access/shell.service.js';
import { nextPath } from './next-path.js';
import { signInView, type SignInForm } from './sign-in.presenter.js';
import { SignInQuery } from './sign-in.query.js';
import { SignInService } from './sign-in.service.js';

const REFUSED = 'This address and this password do not belong together, or the account is not open.';

/** In and out. */
@Controller()
@Public()
export class SignInPages {
  constructor(
    private readonly signIn: SignInService,
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
    const person = await this.signIn.byPassword(form.email, fields.text('password'));
    if (person === null) {
      response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      response.send(this.page(request, response, { form, refused: REFUSED }));
      return;
    }
    await this.browsers.signIn(request, response, person.id);
    await this.signIn.noteSignIn(person.id);
    this.shell.goTo(response, form.next);
  }

  @Post('sign-out')
  async leave(@Req() request: Request, @Res() response: Response, @Form() _fields: FormFields): Promise<void> {
    await this.browsers.signOut(request, response);
    this.shell.goTo(response, '/sign-in', 'signed-out');
  }

  private page(
    request: Request,
    response: Response,
    { form, refused }: { readonly form: SignInForm; readonly refused: string | null },
  ): string {
    const view = signInView(form, { refused });
    return this.shell.page(request, response, { template: 'sign-in/sign-in', title: 'Sign in', view });
  }
}
