import { Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Conflict, Invalid, StaleVersion } from '../../../common/errors.js';
import { Who } from '../../../common/http/caller.js';
import { Form, type FormFields } from '../../../common/http/form-fields.js';
import { IdPipe } from '../../../common/http/id.pipe.js';
import { Allow } from '../../../common/http/rule.js';
import type { Caller } from '../../../domain/index.js';
import { AccessService } from '../../access/access.service.js';
import { Shell } from '../../access/shell.service.js';
import { AccountsService } from '../../people/accounts.service.js';
import { RequisitionsService, type Member } from '../requisitions.service.js';
import { chosenMember } from './people-choices.presenter.js';
import { RequisitionOverview } from './requisition-overview.service.js';
import { requisitionView } from './requisition.presenter.js';
import { ApplicationsQuery } from './requisitions.query.js';
import { versionIn } from './version-field.js';

interface Asked {
  readonly caller: Caller;
  readonly id: string;
  readonly request: Request;
  readonly response: Response;
}

/** One requisition: what it shows, who belongs to it, and its end. */
@Controller('requisitions/:id')
export class RequisitionPages {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly accounts: AccountsService,
    private readonly overview: RequisitionOverview,
    private readonly access: AccessService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('requisition:read')
  async show(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { after }: ApplicationsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.send({ caller, id, request, response }, { after: after ?? null });
  }

  @Post('people')
  @Allow('requisition:members')
  async add(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const member = await this.member(fields);
    const asked = { caller, id, request, response };
    if (member === null) return this.refuse(asked, 'Choose whom to add.');
    await this.act(asked, () => this.requisitions.addMember(id, member, versionIn(fields)));
  }

  @Post('people/remove')
  @Allow('requisition:members')
  async remove(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const member = chosenMember(fields.text('member'));
    const asked = { caller, id, request, response };
    if (member === null) return this.refuse(asked, 'Choose whom to take off.');
    // Whoever takes themselves off has no page here to come back to.
    const to = member.personId === caller.personId ? '/requisitions' : `/requisitions/${id}`;
    await this.act(asked, () => this.requisitions.removeMember(id, member, versionIn(fields)), to);
  }

  @Post('close')
  @Allow('requisition:update')
  async close(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const done = await this.tried({ caller, id, request, response }, () =>
      this.requisitions.close(id, versionIn(fields)),
    );
    if (done) this.shell.goTo(response, `/requisitions/${id}`, 'requisition-closed');
  }

  @Post('reopen')
  @Allow('requisition:update')
  async reopen(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const done = await this.tried({ caller, id, request, response }, () =>
      this.requisitions.reopen(id, versionIn(fields)),
    );
    if (done) this.shell.goTo(response, `/requisitions/${id}`, 'requisition-reopened');
  }

  /** Null for nobody, and for somebody who does not have that role. */
  private async member(fields: FormFields): Promise<Member | null> {
    const member = chosenMember(fields.text('member'));
    const person = (await this.accounts.list()).find(({ id }) => id === member?.personId);
    return member !== null && person?.roles.includes(member.role) === true ? member : null;
  }

  private async act(asked: Asked, change: () => Promise<unknown>, to = `/requisitions/${asked.id}`): Promise<void> {
    if (!(await this.tried(asked, change))) return;
    this.shell.goTo(asked.response, (await this.reads(asked)) ? to : '/', 'saved');
  }

  /** An admin may set who belongs to a requisition that they do not see. */
  private reads({ caller, id }: Asked): Promise<boolean> {
    return this.access.may(caller, 'requisition:read', id);
  }

  /** False when it was refused, and the page says why. @throws what is not about the requisition as it is now */
  private async tried(asked: Asked, change: () => Promise<unknown>): Promise<boolean> {
    try {
      await change();
      return true;
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof StaleVersion) || !(await this.reads(asked))) throw error;
      const problem = error instanceof StaleVersion ? CHANGED_MEANWHILE : error.message;
      await this.refuse(asked, problem, HttpStatus.CONFLICT);
      return false;
    }
  }

  private async refuse(
    asked: Asked,
    problem: string,
    status: HttpStatus = HttpStatus.UNPROCESSABLE_ENTITY,
  ): Promise<void> {
    if (!(await this.reads(asked))) throw new Invalid('invalid-member', [{ path: 'member', message: problem }]);
    asked.response.status(status);
    await this.send(asked, { problem });
  }

  private async send(
    { caller, id, request, response }: Asked,
    { after = null, problem = null }: { readonly after?: string | null; readonly problem?: string | null },
  ): Promise<void> {
    const input = await this.overview.of(caller, id, after);
    const view = requisitionView({ ...input, problem });
    response.send(
      this.shell.page(request, response, { template: 'requisitions/show', title: input.requisition.title, view }),
    );
  }
}

const CHANGED_MEANWHILE =
  'Somebody changed this requisition after you opened the page. This is how it is now: do it again if it is still right.';
