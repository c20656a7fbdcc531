import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { ArcbriefError, Conflict, Invalid, StaleVersion } from '../../common/errors.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { Shell } from '../access/shell.service.js';
import { DebriefPage } from './debrief-page.service.js';
import { NO_CHANGE, NO_DECISION, readChange, readDecision } from './debrief.form.js';
import type { DebriefForms } from './debrief-forms.presenter.js';
import { debriefView } from './debrief.presenter.js';
import { DebriefsService } from './debriefs.service.js';

const NOTHING_TYPED: DebriefForms = {
  open: { reason: '' },
  change: NO_CHANGE,
  decision: NO_DECISION,
  errors: {},
  problem: null,
};

/** The debrief: where the panel talks, and where a person decides. */
@Controller('applications/:id/debrief')
export class DebriefPages {
  constructor(
    private readonly shell: Shell,
    private readonly access: AccessService,
    private readonly debriefs: DebriefsService,
    private readonly pages: DebriefPage,
  ) {}

  @Get()
  @Allow('debrief:read')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    // Handed back, not sent: whether the caller may is asked once more before it leaves.
    return this.page({ request, response, caller, id }, NOTHING_TYPED);
  }

  @Post()
  @Allow('debrief:open')
  async open(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() form: FormFields,
  ): Promise<void> {
    const typed = form.text('openReason');
    const reason = typed.trim() === '' ? null : typed;
    await this.orAgain({ request, response, caller, id }, { ...NOTHING_TYPED, open: { reason: typed } }, async () => {
      await this.debriefs.open(id, caller.personId, { reason });
      this.shell.goTo(response, `/applications/${id}/debrief`, 'debrief-opened');
    });
  }

  @Post('ratings')
  @Allow('debrief:read')
  async change(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() form: FormFields,
  ): Promise<void> {
    const { changeable } = await this.pages.of(caller, id);
    const { typed, command, errors } = readChange(form, changeable);
    const forms = { ...NOTHING_TYPED, change: typed, errors };
    await this.orAgain({ request, response, caller, id }, forms, async () => {
      if (command === null) throw new Invalid('invalid-form', []);
      const { scorecardId, expectedVersion, rating, reason } = command;
      await this.access.authorise(caller, 'scorecard:write', scorecardId);
      const card = changeable.find((one) => one.id === scorecardId);
      if (card === undefined) throw new Invalid('invalid-form', []);
      const ratings = card.content.ratings.map((one) => (one.criterion === rating.criterion ? rating : one));
      const content = { ...card.content, ratings };
      await this.debriefs.change(scorecardId, { personId: caller.personId, expectedVersion, content, reason });
      this.shell.goTo(response, `/applications/${id}/debrief`, 'debrief-changed');
    });
  }

  @Post('decisions')
  @Allow('decision:record')
  async decide(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() form: FormFields,
  ): Promise<void> {
    const { typed, command, errors } = readDecision(form);
    const forms = { ...NOTHING_TYPED, decision: typed, errors };
    await this.orAgain({ request, response, caller, id }, forms, async () => {
      if (command === null) throw new Invalid('invalid-form', []);
      if (command.assessmentId !== null) await this.access.authorise(caller, 'assessment:read', command.assessmentId);
      await this.debriefs.decide(id, { ...command, personId: caller.personId });
      this.shell.goTo(response, `/applications/${id}/debrief`, 'decision-recorded');
    });
  }

  /** Does it; what the rules refuse comes back as the page, with what was typed and all that is wrong. */
  private async orAgain(asked: Asked, forms: DebriefForms, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const again = refused(error, forms);
      if (again === null) throw error;
      const page = await this.page(asked, again);
      // It shows scores, and leaves by itself: whether the caller may is asked once more.
      await this.access.authorise(asked.caller, 'debrief:read', asked.id);
      asked.response.status(error instanceof Invalid ? 422 : 409).send(page);
    }
  }

  private async page({ request, response, caller, id }: Asked, forms: DebriefForms): Promise<string> {
    const { input } = await this.pages.of(caller, id);
    const view = debriefView({ ...input, forms });
    const title = `Debrief, ${input.candidate}`;
    return this.shell.page(request, response, { template: 'debriefs/show', title, view });
  }
}

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller;
  readonly id: string;
}

/** Null for what the page cannot say. */
function refused(error: unknown, forms: DebriefForms): DebriefForms | null {
  if (error instanceof Invalid) {
    const errors = Object.fromEntries(error.problems.map(({ path, message }) => [fieldOf(error.code, path), message]));
    return { ...forms, errors: { ...errors, ...forms.errors } };
  }
  if (error instanceof Conflict || error instanceof StaleVersion)
    return { ...forms, problem: `${(error satisfies ArcbriefError).message} What you typed is still below.` };
  return null;
}

/** The page's name for what the service calls its field. */
function fieldOf(code: string, path: string): string {
  if (code === 'scorecards-missing' || code === 'invalid-debrief') return 'openReason';
  if (code === 'invalid-scorecard') return path.startsWith('reason') ? 'why' : 'evidence';
  return path;
}
