import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '../../../common/clock.js';
import { Conflict } from '../../../common/errors.js';
import { Who } from '../../../common/http/caller.js';
import { Form, type FormFields } from '../../../common/http/form-fields.js';
import { IdPipe } from '../../../common/http/id.pipe.js';
import { Allow } from '../../../common/http/rule.js';
import type { Caller } from '../../../domain/index.js';
import { Shell } from '../../access/shell.service.js';
import { ApplicationsService } from '../../applications/applications.service.js';
import { RequisitionsService } from '../../requisitions/requisitions.service.js';
import { AssignmentsService } from '../assignments.service.js';
import { isLate } from '../kits.service.js';
import { parseAssign, parseDues, readAssign, type AssignTyped, type FormErrors } from './kits.form.js';
import { kitsView } from './kits.presenter.js';

interface Asked {
  readonly caller: Caller;
  readonly id: string;
  readonly request: Request;
  readonly response: Response;
}

/** What comes back with a form that was refused. */
interface Refused {
  readonly typed?: AssignTyped;
  readonly typedDues?: Readonly<Record<string, string>>;
  readonly errors?: FormErrors;
  readonly problem?: string;
}

/** Who interviews one candidate. */
@Controller('applications/:id/kits')
export class KitsPages {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly applications: ApplicationsService,
    private readonly requisitions: RequisitionsService,
    private readonly shell: Shell,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('scorecard:open')
  async show(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.send({ caller, id, request, response });
  }

  @Post()
  @Allow('scorecard:open')
  async assign(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const asked = { caller, id, request, response };
    const typed = readAssign(fields);
    const { assignments, errors } = parseAssign(typed, (await this.assignmentsOf(asked)).unassigned);
    if (Object.keys(errors).length > 0) return this.refuse(asked, { typed, errors });
    await this.act(asked, () => this.assignments.assign(caller, id, assignments), { typed });
  }

  @Post('due')
  @Allow('scorecard:open')
  async setDues(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const asked = { caller, id, request, response };
    const { kits } = await this.assignmentsOf(asked);
    const scorecards = kits.map(({ scorecardId }) => scorecardId);
    const { dues, errors } = parseDues(fields, scorecards);
    const names = fields.names().filter((name) => name.startsWith('due.'));
    const typedDues = Object.fromEntries(names.map((name) => [name, fields.text(name)]));
    if (Object.keys(errors).length > 0) return this.refuse(asked, { typedDues, errors });
    await this.act(asked, () => this.assignments.setDues(caller, id, dues), { typedDues });
  }

  @Post('withdraw')
  @Allow('scorecard:open')
  async withdraw(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const asked = { caller, id, request, response };
    await this.act(asked, () =>
      this.assignments.withdraw(caller, { applicationId: id, scorecardId: fields.text('scorecard') }),
    );
  }

  private async act(asked: Asked, change: () => Promise<unknown>, typed: Refused = {}): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return this.refuse(asked, { ...typed, problem: error.message }, HttpStatus.CONFLICT);
    }
    this.shell.goTo(
      asked.response,
      `/applications/${asked.id}/kits`,
      typed.typed === undefined ? 'saved' : 'kits-assigned',
    );
  }

  private refuse(asked: Asked, refused: Refused, status = HttpStatus.UNPROCESSABLE_ENTITY): Promise<void> {
    asked.response.status(status);
    return this.send(asked, refused);
  }

  private async assignmentsOf({ caller, id }: Asked) {
    const { requisitionId } = await this.applications.get(id);
    return this.assignments.of(caller, { applicationId: id, requisitionId });
  }

  private async send(asked: Asked, refused: Refused = {}): Promise<void> {
    const { id, request, response } = asked;
    const application = await this.applications.get(id);
    const { rubric } = await this.requisitions.rubricOf(application.requisitionId);
    const { isBlind, unassigned, kits } = await this.assignmentsOf(asked);
    const now = this.clock.now();
    const { typed = null, typedDues = {}, errors = {}, problem = null } = refused;
    const view = kitsView({
      application: { id, candidate: application.candidate.name },
      requisition: await this.requisitions.get(application.requisitionId),
      rubric,
      isBlind,
      unassigned,
      kits: kits.map((kit) => ({ ...kit, isLate: isLate(kit, now) })),
      typed,
      typedDues,
      errors,
      problem,
    });
    const title = `Interview kits · ${application.candidate.name}`;
    response.send(this.shell.page(request, response, { template: 'applications/kits', title, view }));
  }
}
