import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Invalid } from '../../common/errors.js';
import { Who } from '../../common/http/caller.js';
import { clientAddress } from '../../common/http/client-address.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Browsers } from '../access/browsers.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { ROLE_WORDS, Shell } from '../access/shell.service.js';
import { ShownOnce } from '../access/shown-once.service.js';
import { TokensService } from '../access/tokens.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { SecondFactors } from '../people/second-factors.service.js';
import { accountErrors, nameErrors, typedName, typedToken, wantedToken } from './account.form.js';
import { accountView, EMPTY_FORMS, type AccountForms } from './account.presenter.js';
import { OwnAccount } from './own-account.service.js';

/** One's own account: name, password, second step, sessions and tokens. */
@Controller('account')
@ApiExcludeController()
export class AccountPages {
  constructor(
    private readonly account: OwnAccount,
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly shownOnce: ShownOnce,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('account:read')
  async show(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    response.send(await this.page(request, response, { caller, forms: EMPTY_FORMS }));
  }

  @Post('name')
  @Allow('account:update')
  async changeName(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const name = typedName(fields);
    const shown = { caller, forms: { ...EMPTY_FORMS, name }, errorsOf: nameErrors };
    await this.orAgain(request, response, shown, async () => {
      await this.account.changeName(caller, name);
      this.shell.goTo(response, '/account', 'name-changed');
    });
  }

  @Post('password')
  @Allow('account:update')
  async changePassword(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const address = clientAddress(request);
    await this.orAgain(request, response, { caller, forms: EMPTY_FORMS }, async () => {
      await this.account.changePassword(caller, { old: fields.text('old'), chosen: fields.text('password'), address });
      await this.browsers.signIn(request, response, caller.personId);
      this.shell.goTo(response, '/account', 'password-changed');
    });
  }

  @Post('sessions/:id/end')
  @Allow('session:end')
  async endSession(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() _fields: FormFields,
  ): Promise<void> {
    await this.account.endSession(caller, id);
    this.shell.goTo(response, '/account', 'session-ended');
  }

  @Post('tokens')
  @Allow('token:create')
  async createToken(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const forms = { ...EMPTY_FORMS, token: typedToken(fields) };
    await this.orAgain(request, response, { caller, forms }, async () => {
      const { record, token } = await this.account.createToken(caller, wantedToken(forms.token));
      const session = this.browsers.sessionOf(request);
      if (session !== null) this.shownOnce.put(session.id, { kind: 'token', name: record.name, token });
      this.shell.goTo(response, '/account');
    });
  }

  @Post('tokens/:id/revoke')
  @Allow('token:revoke')
  async revokeToken(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() _fields: FormFields,
  ): Promise<void> {
    await this.account.revokeToken(caller, id);
    this.shell.goTo(response, '/account', 'token-revoked');
  }

  private async orAgain(request: Request, response: Response, shown: Shown, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const forms = { ...shown.forms, errors: (shown.errorsOf ?? accountErrors)(error) };
      const html = await this.page(request, response, { ...shown, forms });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
    }
  }

  private async page(request: Request, response: Response, { caller, forms }: Shown): Promise<string> {
    const { personId, name, email, roles } = caller;
    const [person, sessions, tokens] = await Promise.all([
      this.accounts.get(personId),
      this.sessions.of(personId),
      this.tokens.of(personId),
    ]);
    const own = this.browsers.sessionOf(request)?.id ?? '';
    const newToken = this.shownOnce.take(own, 'token');
    // What is in it for this once must not be guessed by the length of a compressed answer.
    if (newToken !== null) response.setHeader('Cache-Control', 'no-store, no-transform');
    const facts = {
      name,
      email,
      roles: roles.map((role) => ROLE_WORDS[role]),
      hasPassword: person.hasPassword,
      recoveryCodesLeft: person.hasSecondFactor ? await this.factors.codesLeft(personId) : null,
      sessions: sessions.map((session) => ({ ...session, own: session.id === own })),
      tokens: [...tokens].reverse().map((token) => ({ ...token, state: this.tokens.stateOf(token) })),
      newToken,
    };
    const view = accountView(facts, forms);
    return this.shell.page(request, response, { template: 'account/account', title: 'Account', view });
  }
}

interface Shown {
  readonly caller: Caller;
  readonly forms: AccountForms;
  /** By field, where they are not what `accountErrors` says. */
  readonly errorsOf?: typeof accountErrors;
}
