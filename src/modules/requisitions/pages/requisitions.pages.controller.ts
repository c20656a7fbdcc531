import { Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Invalid, StaleVersion } from '../../../common/errors.js';
import { Who } from '../../../common/http/caller.js';
import { Form, type FormFields } from '../../../common/http/form-fields.js';
import { IdPipe } from '../../../common/http/id.pipe.js';
import { Allow } from '../../../common/http/rule.js';
import type { Caller } from '../../../domain/index.js';
import { AccessService } from '../../access/access.service.js';
import { Shell } from '../../access/shell.service.js';
import { RequisitionsService, type RequisitionRecord } from '../requisitions.service.js';
import { problemsByField } from './form-problems.js';
import { REQUISITION_FIELD_NAMES, requisitionFormView } from './requisition-form.presenter.js';
import { requisitionListView } from './requisition-list.presenter.js';
import { RequisitionLists } from './requisition-lists.service.js';
import {
  parseRequisition,
  readRequisition,
  typedOf,
  type FormErrors,
  type InstalledRubric,
  type RequisitionTyped,
} from './requisition.form.js';
import { RequisitionsQuery } from './requisitions.query.js';
import { Seats, type Seat } from './seats.service.js';
import { versionIn } from './version-field.js';

const NOTHING: RequisitionTyped = { title: '', organisation: '', seat: '', transitionPlan: '', economics: {} };

interface Typed {
  readonly typed: RequisitionTyped;
  readonly errors: FormErrors;
}

/** The list of requisitions, and the form that opens or changes one. */
@Controller('requisitions')
export class RequisitionsPages {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly lists: RequisitionLists,
    private readonly seats: Seats,
    private readonly access: AccessService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('requisition:list')
  async list(
    @Who() caller: Caller,
    @Query() query: RequisitionsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const mayOpen = await this.access.may(caller, 'requisition:create');
    const view = requisitionListView({ ...(await this.lists.of(caller, query)), mayOpen });
    response.send(this.shell.page(request, response, { template: 'requisitions/list', title: 'Requisitions', view }));
  }

  @Get('new')
  @Allow('requisition:create')
  async blank(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.send(await this.newForm(request, response, { typed: NOTHING, errors: {} }));
  }

  @Post('new')
  @Allow('requisition:create')
  async open(
    @Who() { personId }: Caller,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const typed = readRequisition(fields);
    const { command, errors } = parseRequisition(typed, await this.known());
    const outcome =
      command === null
        ? { errors }
        : await orErrors(() => this.requisitions.create({ ...command, openedBy: personId }));
    if ('errors' in outcome) {
      response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      response.send(await this.newForm(request, response, { typed, errors: outcome.errors }));
      return;
    }
    this.shell.goTo(response, `/requisitions/${outcome.done.id}`, 'requisition-opened');
  }

  @Get(':id/edit')
  @Allow('requisition:update')
  async edit(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const [requisition, seat] = await Promise.all([this.requisitions.get(id), this.seats.of(caller, id)]);
    const typed = typedOf(requisition);
    response.send(await this.editForm(request, response, { requisition, seat, form: { typed, errors: {} } }));
  }

  @Post(':id/edit')
  @Allow('requisition:update')
  async change(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const [requisition, seat] = await Promise.all([this.requisitions.get(id), this.seats.of(caller, id)]);
    const typed = readRequisition(fields);
    const rubrics = await this.rubricsFor(seat);
    const { command, errors } = parseRequisition(typed, rubrics, seat.stands === null ? null : requisition);
    const outcome =
      command === null ? { errors } : await orErrors(() => this.requisitions.update(id, versionIn(fields), command));
    if ('errors' in outcome) {
      response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      const form = { typed, errors: outcome.errors };
      response.send(await this.editForm(request, response, { requisition, seat, form }));
      return;
    }
    this.shell.goTo(response, `/requisitions/${id}`, 'saved');
  }

  private async newForm(request: Request, response: Response, form: Typed): Promise<string> {
    const view = requisitionFormView({ ...form, rubrics: await this.known(), existing: null });
    return this.shell.page(request, response, { template: 'requisitions/form', title: 'Open a requisition', view });
  }

  private async editForm(
    request: Request,
    response: Response,
    {
      requisition: { id, version, title },
      seat,
      form,
    }: { readonly requisition: RequisitionRecord; readonly seat: Seat; readonly form: Typed },
  ): Promise<string> {
    const existing = { id, version, title, seatStands: seat.stands, seatWords: seat.words };
    const view = requisitionFormView({ ...form, rubrics: await this.rubricsFor(seat), existing });
    const page = { template: 'requisitions/form', title: `Change · ${title}`, view };
    return this.shell.page(request, response, page);
  }

  /** Every one that is known here; of a rated requisition its own alone. */
  private async rubricsFor({ reference, rubric, stands }: Seat): Promise<readonly InstalledRubric[]> {
    return stands === null ? this.known() : [{ reference, rubric }];
  }

  private async known(): Promise<readonly InstalledRubric[]> {
    return (await this.requisitions.rubricLibrary()).list();
  }
}

/** What was done, or what was wrong with it, beside the fields. @throws what is not about a field */
async function orErrors<T>(act: () => Promise<T>): Promise<{ readonly done: T } | { readonly errors: FormErrors }> {
  try {
    return { done: await act() };
  } catch (error) {
    if (error instanceof Invalid) return { errors: problemsByField(error.problems, REQUISITION_FIELD_NAMES) };
    if (error instanceof StaleVersion) return { errors: { '': CHANGED_MEANWHILE } };
    throw error;
  }
}

const CHANGED_MEANWHILE =
  'Somebody changed this requisition after you opened the form. What you typed is still here: compare it with the requisition, and save again to put yours in its place.';
