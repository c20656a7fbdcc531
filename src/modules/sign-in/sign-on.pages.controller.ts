import { Controller, Get, HttpStatus, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { NotFound } from '../../common/errors.js';
import { Public } from '../../common/http/rule.js';
import { Cookies } from '../access/cookies.service.js';
import { Seals } from '../access/seals.service.js';
import { Shell } from '../access/shell.service.js';
import { Entrance } from './entrance.service.js';
import { nextPath } from './next-path.js';
import { signInView } from './sign-in.presenter.js';
import { CallbackQuery, SignInQuery } from './sign-in.query.js';
import { SignOnService, type SignOnTicket } from './sign-on.service.js';

const COOKIE = 'arcbrief-sign-on';
const PURPOSE = 'sign-on';
const MINUTES = 10;

/** In, by OpenID Connect. Links and not forms, because the policy of pages lets no form lead to another site. */
@Controller('sign-in')
@Public()
@ApiExcludeController()
export class SignOnPages {
  constructor(
    private readonly signOn: SignOnService,
    private readonly entrance: Entrance,
    private readonly cookies: Cookies,
    private readonly seals: Seals,
    private readonly shell: Shell,
  ) {}

  @Get('with')
  async begin(@Req() request: Request, @Res() response: Response, @Query() query: SignInQuery): Promise<void> {
    if (this.signOn.providerName === null) throw new NoProvider();
    const { url, ticket } = await this.signOn.begin(nextPath(query.next ?? '/'));
    const value = this.seals.seal(PURPOSE, ticket, MINUTES);
    this.cookies.set(request, response, { name: COOKIE, value, seconds: MINUTES * 60 });
    response.redirect(HttpStatus.SEE_OTHER, url);
  }

  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response, @Query() _query: CallbackQuery): Promise<void> {
    const provider = this.signOn.providerName;
    if (provider === null) throw new NoProvider();
    const sealed = this.cookies.read(request, COOKIE) ?? '';
    const ticket = this.seals.open<SignOnTicket>(PURPOSE, sealed);
    this.seals.useUp(PURPOSE, sealed);
    this.cookies.forget(response, COOKIE);
    const person = ticket === null ? null : await this.signOn.finish(request.originalUrl, ticket);
    if (person !== null && ticket !== null)
      // The provider vouches for an address; the second step that somebody chose here is theirs to take here.
      return this.entrance.enterOrAsk(request, response, { person, next: ticket.next, way: 'openid' });
    const refused = `${provider} did not sign you in here: the sign-in took too long, or no account here has the verified address that it told us. Try again, or ask an admin.`;
    const view = signInView({ email: '', next: ticket?.next ?? '/' }, { refused, provider });
    response.status(HttpStatus.UNPROCESSABLE_ENTITY);
    response.send(this.shell.page(request, response, { template: 'sign-in/sign-in', title: 'Sign in', view }));
  }
}

class NoProvider extends NotFound {
  constructor() {
    super('no-provider', 'There is nothing at this address.');
  }
}
