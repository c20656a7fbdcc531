import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Invalid } from '../../common/errors.js';
import { clientAddress } from '../../common/http/client-address.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Public } from '../../common/http/rule.js';
import { Browsers } from '../access/browsers.service.js';
import { Limits } from '../access/limits.service.js';
import { Shell } from '../access/shell.service.js';
import type { PersonRecord } from '../people/accounts.service.js';
import { Entrance } from './entrance.service.js';
import { InvitationsService } from './invitations.service.js';
import { forgottenView, goneView, welcomeView } from './link.presenter.js';
import { LinkGone, LinksService } from './links.service.js';
import { SignInService } from './sign-in.service.js';

/** Choosing a password by a link, and asking for one. */
@Controller()
@Public()
@ApiExcludeController()
export class LinkPages {
  constructor(
    private readonly links: LinksService,
    private readonly invitations: InvitationsService,
    private readonly signIn: SignInService,
    private readonly entrance: Entrance,
    private readonly limits: Limits,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  /** Looks, and uses nothing up: mail programs open links before people do. */
  @Get('welcome/:token')
  async show(@Req() request: Request, @Res() response: Response, @Param('token') token: string): Promise<void> {
    await this.limits.attempt('link', { account: null, address: clientAddress(request) });
    await this.orGone(request, response, async () => {
      const person = await this.links.open(token);
      this.browsers.probe(response);
      response.send(this.welcome(request, response, { person, token }));
    });
  }

  @Post('welcome/:token')
  async choose(
    @Req() request: Request,
    @Res() response: Response,
    @Param('token') token: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    await this.limits.attempt('link', { account: null, address: clientAddress(request) });
    await this.orGone(request, response, async () => {
      try {
        const person = await this.links.use(token, fields.text('password'));
        await this.entrance.enterOrAsk(request, response, { person, next: '/', way: 'link' });
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const person = await this.links.open(token);
        response.status(HttpStatus.UNPROCESSABLE_ENTITY);
        response.send(this.welcome(request, response, { person, token, problem: error.problems[0]?.message ?? '' }));
      }
    });
  }

  @Get('forgotten')
  showForgotten(@Req() request: Request, @Res() response: Response): void {
    const view = forgottenView({ sendsMail: this.invitations.sendsMail });
    response.send(this.shell.page(request, response, { template: 'sign-in/forgotten', title: 'New password', view }));
  }

  /** The same answer, as fast, whether or not somebody has this address. */
  @Post('forgotten')
  async forgotten(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    const email = fields.text('email');
    if (await this.signIn.countReset(email, clientAddress(request))) this.invitations.forgotten(email);
    this.shell.goTo(response, '/sign-in', this.invitations.sendsMail ? 'reset-asked' : 'reset-by-admin');
  }

  private welcome(
    request: Request,
    response: Response,
    { person, token, problem = null }: Shown & { readonly problem?: string | null },
  ): string {
    const view = welcomeView({
      name: person.name,
      email: person.email,
      isReset: person.status !== 'invited',
      action: `/welcome/${token}`,
      problem,
    });
    return this.shell.page(request, response, { template: 'sign-in/welcome', title: 'Choose a password', view });
  }

  private async orGone(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LinkGone)) throw error;
      const page = {
        template: 'sign-in/gone',
        title: 'This link has ended',
        view: goneView(this.invitations.sendsMail),
      };
      response.status(HttpStatus.NOT_FOUND).send(this.shell.page(request, response, page));
    }
  }
}

interface Shown {
  readonly person: PersonRecord;
  readonly token: string;
}
