import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Browsers } from '../access/browsers.service.js';
import { ROLE_WORDS, Shell } from '../access/shell.service.js';
import { ShownOnce } from '../access/shown-once.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { InvitationsService, type SentLink } from '../sign-in/invitations.service.js';
import { Colleagues } from './colleagues.service.js';
import { personErrors, rolesIn, typedInvitation, versionIn } from './people.form.js';
import { inviteView, peopleView, personView, type TypedInvitation } from './people.presenter.js';

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/** Who may sign in, for admins. */
@Controller('people')
@ApiExcludeController()
export class PeoplePages {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly accounts: AccountsService,
    private readonly invitations: InvitationsService,
    private readonly shownOnce: ShownOnce,
    private readonly browsers: Browsers,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('person:list')
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const people = await this.accounts.list();
    const view = peopleView(
      people.map((person) => ({ ...person, roles: person.roles.map((role) => ROLE_WORDS[role]) })),
    );
    response.send(this.shell.page(request, response, { template: 'people/list', title: 'People', view }));
  }

  @Get('invite')
  @Allow('person:invite')
  showInvite(@Req() request: Request, @Res() response: Response): void {
    const typed = { name: '', email: '', roles: ['interviewer'] };
    response.send(this.invitePage(request, response, { typed, errors: NO_ERRORS }));
  }

  @Post()
  @Allow('person:invite')
  async invite(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const typed = typedInvitation(fields);
    try {
      const sent = await this.colleagues.invite(caller, { ...typed, roles: rolesIn(typed.roles) });
      this.goToPerson(request, response, sent);
    } catch (error) {
      const html = this.invitePage(request, response, { typed, errors: personErrors(error) });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
    }
  }

  @Get(':id')
  @Allow('person:update')
  async show(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    response.send(await this.personPage(request, response, { id, errors: NO_ERRORS }));
  }

  @Post(':id/name')
  @Allow('person:update')
  async changeName(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    const name = fields.text('name').trim();
    try {
      await this.colleagues.changeName(caller, id, { version: versionIn(fields), name });
    } catch (error) {
      const html = await this.personPage(request, response, { id, name, errors: personErrors(error) });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
      return;
    }
    this.shell.goTo(response, `/people/${id}`, 'saved');
  }

  @Post(':id/roles')
  @Allow('person:update')
  async changeRoles(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    try {
      const change = { version: versionIn(fields), roles: rolesIn(fields.list('roles')) };
      await this.colleagues.changeRoles(caller, id, change);
    } catch (error) {
      const html = await this.personPage(request, response, { id, errors: personErrors(error) });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
      return;
    }
    // Whoever changes their own goes on, as everybody after a change: under a new session.
    if (id === caller.personId) await this.browsers.signIn(request, response, id);
    this.shell.goTo(response, `/people/${id}`, 'saved');
  }

  @Post(':id/link')
  @Allow('person:update')
  async sendLink(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() _fields: FormFields,
  ): Promise<void> {
    this.goToPerson(request, response, await this.colleagues.sendLink(caller, id));
  }

  @Post(':id/second-step-off')
  @Allow('person:update')
  async removeSecondStep(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() _fields: FormFields,
  ): Promise<void> {
    await this.colleagues.removeSecondStep(caller, id);
    this.shell.goTo(response, `/people/${id}`, 'saved');
  }

  @Post(':id/disable')
  @Allow('person:update')
  async disable(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    await this.colleagues.disable(caller, id, versionIn(fields));
    this.shell.goTo(response, `/people/${id}`, 'person-disabled');
  }

  @Post(':id/enable')
  @Allow('person:update')
  async enable(
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id') id: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    await this.colleagues.enable(caller, id, versionIn(fields));
    this.shell.goTo(response, `/people/${id}`, 'person-enabled');
  }

  /** Where the mail left, that is said; where it did not, the admin sees the link, once. */
  private goToPerson(request: Request, response: Response, { kind, person, url, mailed }: SentLink): void {
    const path = `/people/${person.id}`;
    if (mailed) return this.shell.goTo(response, path, kind === 'invitation' ? 'invitation-sent' : 'link-sent');
    const session = this.browsers.sessionOf(request);
    const mailFailed = this.invitations.sendsMail;
    if (session !== null) this.shownOnce.put(session.id, { kind: 'link', personId: person.id, url, mailFailed });
    this.shell.goTo(response, path);
  }

  private invitePage(
    request: Request,
    response: Response,
    { typed, errors }: { readonly typed: TypedInvitation; readonly errors: ReadonlyMap<string, string> },
  ): string {
    const view = inviteView(typed, { errors, sendsMail: this.invitations.sendsMail });
    return this.shell.page(request, response, { template: 'people/invite', title: 'Invite somebody', view });
  }

  private async personPage(request: Request, response: Response, { id, name, errors }: ShownPerson): Promise<string> {
    const person = await this.accounts.get(id);
    const link = this.shownOnce.take(this.browsers.sessionOf(request)?.id ?? '', 'link');
    if (link !== null) response.setHeader('Cache-Control', 'no-store, no-transform');
    const facts = {
      ...person,
      sendsMail: this.invitations.sendsMail,
      link: link?.personId === id ? link : null,
    };
    const view = personView(facts, { typed: name ?? null, errors });
    return this.shell.page(request, response, { template: 'people/person', title: person.name, view });
  }
}

interface ShownPerson {
  readonly id: string;
  /** As it was typed, where it was refused. */
  readonly name?: string;
  readonly errors: ReadonlyMap<string, string>;
}
