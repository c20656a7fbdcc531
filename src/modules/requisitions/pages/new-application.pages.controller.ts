import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Conflict, Invalid } from '../../../common/errors.js';
import { Form, type FormFields } from '../../../common/http/form-fields.js';
import { IdPipe } from '../../../common/http/id.pipe.js';
import { Allow } from '../../../common/http/rule.js';
import { Shell } from '../../access/shell.service.js';
import { ApplicationsService } from '../../applications/applications.service.js';
import { AccountsService, type PersonRecord } from '../../people/accounts.service.js';
import { RequisitionsService } from '../requisitions.service.js';
import { APPLICATION_FIELD_NAMES, applicationFormView } from './application-form.presenter.js';
import {
  NO_APPLICATION,
  parseApplication,
  readApplication,
  withMoreRows,
  type ApplicationTyped,
} from './application.form.js';
import { problemsByField } from './form-problems.js';
import type { FormErrors } from './requisition.form.js';

/** The form that adds a candidate to a requisition. */
@Controller('requisitions/:id/applications/new')
export class NewApplicationPages {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly applications: ApplicationsService,
    private readonly accounts: AccountsService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('application:create')
  async blank(@Param('id', IdPipe) id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    response.send(await this.page(request, response, { id, typed: NO_APPLICATION }));
  }

  @Post()
  @Allow('application:create')
  async add(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const typed = readApplication(fields);
    if (fields.text('more') !== '') {
      response.status(HttpStatus.OK);
      response.send(await this.page(request, response, { id, typed: withMoreRows(typed) }));
      return;
    }
    const errors = await this.tried(id, typed);
    if (errors === null) return this.shell.goTo(response, `/requisitions/${id}`, 'application-added');
    response.status(errors[''] === undefined ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT);
    response.send(await this.page(request, response, { id, typed, errors }));
  }

  /** Null when it is done. @throws what is about neither the form nor the requisition */
  private async tried(id: string, typed: ApplicationTyped): Promise<FormErrors | null> {
    const { command, errors } = parseApplication(
      typed,
      (await this.colleagues()).map((person) => person.id),
    );
    if (command === null) return errors;
    try {
      await this.applications.create(id, command);
      return null;
    } catch (error) {
      if (error instanceof Invalid) return problemsByField(error.problems, APPLICATION_FIELD_NAMES);
      if (error instanceof Conflict) return { '': error.message };
      throw error;
    }
  }

  private async colleagues(): Promise<readonly PersonRecord[]> {
    return (await this.accounts.list()).filter(({ status }) => status !== 'disabled');
  }

  private async page(
    request: Request,
    response: Response,
    { id, typed, errors = {} }: { readonly id: string; readonly typed: ApplicationTyped; readonly errors?: FormErrors },
  ): Promise<string> {
    const requisition = await this.requisitions.get(id);
    const view = applicationFormView({ requisition, typed, errors, colleagues: await this.colleagues() });
    const title = `Add a candidate · ${requisition.title}`;
    return this.shell.page(request, response, { template: 'requisitions/new-application', title, view });
  }
}
