import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { NotFound } from '../common/errors.js';
import { Form, type FormFields } from '../common/http/form-fields.js';
import { Public } from '../common/http/rule.js';
import { Browsers } from '../modules/access/browsers.service.js';
import { ROLE_WORDS, Shell } from '../modules/access/shell.service.js';
import { Entrance } from '../modules/sign-in/entrance.service.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DemoService } from './demo.service.js';

/** The way in without a password, as one of four made-up people. Only the demo has it, and only on this machine. */
@Controller('demo')
@Public()
@ApiExcludeController()
export class DemoPages {
  constructor(
    private readonly demo: DemoService,
    private readonly entrance: Entrance,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  @Get()
  show(@Req() request: Request, @Res() response: Response): void {
    this.browsers.probe(response);
    const people = DEMO_PEOPLE.map(({ key, name, roles, sees }) => ({
      key,
      name,
      roles: roles.map((role) => ROLE_WORDS[role]).join(', '),
      sees,
      label: `Sign in as ${name}`,
    }));
    const heading = {
      above: null,
      text: 'Who would you like to be?',
      lead: 'Each of them sees what is theirs, and nothing else. You can change at any time.',
      actions: [],
    };
    const view = { heading, people };
    response.send(this.shell.page(request, response, { template: 'demo/choose', title: 'Demo', view }));
  }

  @Post()
  async enter(@Req() request: Request, @Res() response: Response, @Form() fields: FormFields): Promise<void> {
    const person = await this.demo.personOf(fields.text('person'));
    if (person === null) throw new NobodyLikeThat();
    if (person.status !== 'active') return this.shell.goTo(response, '/demo', 'account-closed');
    await this.entrance.enter(request, response, { person, next: '/', way: 'demo' });
  }
}

class NobodyLikeThat extends NotFound {
  constructor() {
    super('nobody-like-that', 'The demo has nobody like that.');
  }
}
