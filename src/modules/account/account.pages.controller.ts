import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { ROLE_WORDS, Shell } from '../access/shell.service.js';
import { accountView } from './account.presenter.js';

/** One's own account: name, password, second step, sessions and tokens. */
@Controller('account')
export class AccountPages {
  constructor(private readonly shell: Shell) {}

  @Get()
  @Allow('account:read')
  show(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): void {
    const { name, email } = caller;
    const view = accountView({ name, email, roles: caller.roles.map((role) => ROLE_WORDS[role]) });
    response.send(this.shell.page(request, response, { template: 'account/account', title: 'Account', view }));
  }
}
