import { Controller, Get, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Invalid } from '../../common/errors.js';
import { clientAddress } from '../../common/http/client-address.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Public } from '../../common/http/rule.js';
import { Forbidden } from '../access/access.errors.js';
import { Browsers } from '../access/browsers.service.js';
import { SetUpService } from '../access/set-up.service.js';
import { Shell } from '../access/shell.service.js';
import { Limits } from '../access/limits.service.js';
import { SetUpAlready } from '../people/people.errors.js';
import { Entrance } from './entrance.service.js';
import { setUpView, type SetUpForm } from './set-up.presenter.js';

const EMPTY: SetUpForm = { secret: '', name: '', email: '' };
const LABELS: Readonly<Record<string, string>> = { name: 'Your name', email: 'Your e-mail', password: 'The password' };

/** The first admin, once. */
@Controller('set-up')
@Public()
@ApiExcludeController()
export class SetUpPages {
  constructor(
    private readonly setUp: SetUpService,
    private readonly browsers: Browsers,
    private readonly entrance: Entrance,
    private readonly limits: Limits,
    private readonly shell: Shell,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!(await this.setUp.isOpen())) throw new SetUpAlready();
    this.browsers.probe(response);
    response.send(this.page(request, response, { form: EMPTY }));
  }

  @Post()
  async complete(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    if (!(await this.setUp.isOpen())) throw new SetUpAlready();
    await this.limits.attempt('set-up', { account: null, address: clientAddress(request) });
    const form = { secret: fields.text('secret'), name: fields.text('name'), email: fields.text('email') };
    try {
      const admin = await this.setUp.complete({ ...form, password: fields.text('password') });
      return await this.entrance.enter(request, response, { person: admin, next: '/', way: 'password' });
    } catch (error) {
      const errors = errorsOf(error);
      response.status(error instanceof Forbidden ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_ENTITY);
      response.send(this.page(request, response, { form, errors }));
    }
  }

  private page(
    request: Request,
    response: Response,
    { form, errors }: { readonly form: SetUpForm; readonly errors?: ReadonlyMap<string, string> },
  ): string {
    const view = setUpView(form, errors);
    return this.shell.page(request, response, { template: 'sign-in/set-up', title: 'Set up', view });
  }
}

/** @throws what is not about a field. */
function errorsOf(error: unknown): ReadonlyMap<string, string> {
  if (error instanceof Invalid)
    return new Map(error.problems.map(({ path, message }) => [path, `${LABELS[path] ?? path} ${message}.`]));
  if (error instanceof Forbidden) return new Map([['secret', error.message]]);
  throw error;
}
