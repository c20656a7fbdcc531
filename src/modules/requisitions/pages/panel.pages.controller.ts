import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Conflict, Invalid, StaleVersion } from '../../../common/errors.js';
import { Form, type FormFields } from '../../../common/http/form-fields.js';
import { IdPipe } from '../../../common/http/id.pipe.js';
import { Allow } from '../../../common/http/rule.js';
import { Shell } from '../../access/shell.service.js';
import { PanelsService, type PanelMember } from '../panels.service.js';
import { problemsByField } from './form-problems.js';
import { PanelChoices } from './panel-choices.service.js';
import { readAddition, readPanel } from './panel.form.js';
import { panelView } from './panel.presenter.js';
import type { FormErrors } from './requisition.form.js';
import { versionIn } from './version-field.js';

interface Asked {
  readonly id: string;
  readonly request: Request;
  readonly response: Response;
}

/** What comes back with a form that was refused. */
interface Refused {
  readonly errors?: FormErrors;
  readonly ticked?: readonly PanelMember[];
  readonly typedName?: string;
  readonly problem?: string;
}

/** Who is to ask about what, for every candidate of a requisition. */
@Controller('requisitions/:id/panel')
export class PanelPages {
  constructor(
    private readonly panels: PanelsService,
    private readonly choices: PanelChoices,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('requisition:panel')
  async show(@Param('id', IdPipe) id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.send({ id, request, response });
  }

  @Post()
  @Allow('requisition:panel')
  async cover(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const { members, errors } = readPanel(fields, await this.choices.of(id));
    const asked = { id, request, response };
    if (Object.keys(errors).length > 0) return this.refuse(asked, { errors, ticked: members });
    await this.act(asked, () => this.panels.cover(id, versionIn(fields), members), { ticked: members });
  }

  @Post('add')
  @Allow('requisition:panel')
  async add(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const addition = readAddition(fields);
    const asked = { id, request, response };
    if (addition === null) return this.refuse(asked, { errors: { name: 'Choose somebody, or write a name.' } });
    const typedName = fields.text('name');
    await this.act(asked, () => this.choices.add(id, addition, versionIn(fields)), { typedName });
  }

  @Post('remove')
  @Allow('requisition:panel')
  async remove(
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
    @Form() fields: FormFields,
  ): Promise<void> {
    const interviewerId = fields.text('interviewer');
    await this.act({ id, request, response }, () => this.panels.remove(id, interviewerId, versionIn(fields)));
  }

  /** Does it and shows the panel again; or shows why not, with what was typed. */
  private async act(asked: Asked, change: () => Promise<unknown>, typed: Refused = {}): Promise<void> {
    try {
      await change();
    } catch (error) {
      if (error instanceof Invalid) {
        const errors = problemsByField(error.problems, {
          name: 'The name',
          who: 'This',
          criteria: 'What they ask about',
        });
        return this.refuse(asked, { ...typed, errors, ...(errors[''] !== undefined && { problem: errors[''] }) });
      }
      if (!(error instanceof Conflict || error instanceof StaleVersion)) throw error;
      const problem = error instanceof StaleVersion ? CHANGED_MEANWHILE : error.message;
      return this.refuse(asked, { ...typed, problem }, HttpStatus.CONFLICT);
    }
    this.shell.goTo(asked.response, `/requisitions/${asked.id}/panel`, 'saved');
  }

  private refuse(asked: Asked, refused: Refused, status = HttpStatus.UNPROCESSABLE_ENTITY): Promise<void> {
    asked.response.status(status);
    return this.send(asked, refused);
  }

  private async send({ id, request, response }: Asked, refused: Refused = {}): Promise<void> {
    const { errors = {}, ticked = [], typedName = '', problem = null } = refused;
    const known = await this.choices.of(id);
    const panel = known.panel.map((member) => {
      const typed = ticked.find(({ interviewerId }) => interviewerId === member.interviewerId);
      const isEmpty = typed !== undefined && errors[`covers.${member.interviewerId}`] !== undefined;
      // Nothing ticked is not everything.
      return { ...member, criteria: isEmpty ? ['-'] : (typed?.criteria ?? member.criteria) };
    });
    const view = panelView({ ...known, panel, errors, typedName, problem });
    const title = `The panel · ${known.requisition.title}`;
    response.send(this.shell.page(request, response, { template: 'requisitions/panel', title, view }));
  }
}

const CHANGED_MEANWHILE =
  'Somebody changed this requisition after you opened the page. What you ticked is still here: look at what is there now, and save again to put yours in its place.';
