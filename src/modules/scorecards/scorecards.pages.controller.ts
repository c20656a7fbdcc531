import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Invalid, StaleVersion } from '../../common/errors.js';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Browsers } from '../access/browsers.service.js';
import { Shell } from '../access/shell.service.js';
import { amendmentView, type AmendmentState } from './scorecard-amend.presenter.js';
import { comparisonView } from './scorecard-compare.presenter.js';
import { missing, readScorecardForm, reasonProblem, unstorable, type FormErrors } from './scorecard.form.js';
import { scorecardView } from './scorecard.presenter.js';
import { submittedView } from './scorecard-read.presenter.js';
import { ScorecardPagesService, type ScorecardScene } from './scorecard-pages.service.js';
import { ScorecardSubmitted } from './scorecards.errors.js';
import { differencesOf, merged } from './view/scorecard-differences.js';
import { FIELDS, inputOf, withRest, type ScorecardInput } from './view/scorecard-input.js';

interface Exchange {
  readonly caller: Caller;
  readonly request: Request;
  readonly response: Response;
}

const NO_ERRORS: FormErrors = new Map();

/** The interview kit with the scorecard; submitted, the scorecard with its history; and its amendment. */
@ApiExcludeController()
@Controller('scorecards')
export class ScorecardPages {
  constructor(
    private readonly scorecards: ScorecardPagesService,
    private readonly shell: Shell,
    private readonly browsers: Browsers,
  ) {}

  @Get(':id')
  @Allow('scorecard:read')
  async show(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const scene = await this.scorecards.scene(id, caller);
    const exchange = { caller, request, response };
    if (scene.card.status === 'submitted') return this.submitted(exchange, scene);
    const input = inputOf(scene.card, scene.subject.rubric);
    return this.kit(exchange, scene, { input, errors: NO_ERRORS, saved: true });
  }

  /** For the page's script: which version is stored, and what its forms must carry since a new sign-in. */
  @Get(':id/draft')
  @Allow('scorecard:write')
  async state(@Who() { personId }: Caller, @Param('id', IdPipe) id: string, @Req() request: Request): Promise<object> {
    const { version, status } = (await this.scorecards.scene(id, { interviewerId: null })).card;
    return { version, status, personId, csrf: this.browsers.csrfOf(request) };
  }

  /** For the page's script: stores what was typed. */
  @Post(':id/draft')
  @Allow('scorecard:write')
  async autosave(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() fields: FormFields,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    const { subject } = await this.scorecards.scene(id, caller);
    const { input, version } = readScorecardForm(fields, subject.rubric);
    const problems = [...unstorable(input, subject.rubric)];
    if (problems.length > 0)
      throw new Invalid(
        'invalid-scorecard',
        problems.map(([path, message]) => ({ path, message })),
      );
    const { kind, card } = await this.scorecards.save(id, version, input);
    if (kind === 'submitted') throw new ScorecardSubmitted();
    if (kind === 'changed') throw new StaleVersion(version, card.version);
    response.status(HttpStatus.OK);
    return { version: card.version };
  }

  @Post(':id')
  @Allow('scorecard:write')
  async save(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() fields: FormFields,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const exchange = { caller, request, response };
    const scene = await this.scorecards.scene(id, caller);
    const { rubric, kit } = scene.subject;
    const { input: typed, version, task, choices, copy } = readScorecardForm(fields, rubric);
    const stored = inputOf(scene.card, rubric);
    // Choices were made between two texts: they count only while the other text is the stored one.
    const decided = version === scene.card.version ? merged(typed, stored, choices) : typed;
    const input = task === 'rest' ? withRest(decided, kit) : decided;

    const problems = unstorable(input, rubric);
    if (problems.size > 0) return this.refused(exchange, scene, { input, errors: problems, saved: false });
    if (task === 'compare' && scene.card.status === 'draft')
      return this.compare(exchange, scene, { mine: input, copy });
    const { kind, card } = await this.scorecards.save(id, version, input);
    const now = { ...scene, card };
    if (kind === 'changed') return this.compare(exchange, now, { mine: input, copy });
    if (kind === 'submitted') return this.overtaken(exchange, now, input);
    if (task !== 'submit' || card.status === 'submitted')
      return this.shell.goTo(response, `/scorecards/${id}${keptFragment(copy)}`, 'saved');
    const errors = missing(input, rubric, kit);
    if (errors.size > 0) return this.refused(exchange, now, { input, errors, saved: true });
    await this.scorecards.submit(card);
    this.shell.goTo(response, `/scorecards/${id}`, 'scorecard-submitted');
  }

  @Get(':id/amend')
  @Allow('scorecard:write')
  async showAmendment(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const scene = await this.scorecards.scene(id, caller);
    if (scene.card.status === 'draft') return this.shell.goTo(response, `/scorecards/${id}`);
    const input = inputOf(scene.card, scene.subject.rubric);
    const state = { input, errors: NO_ERRORS, saved: true, reason: '', overtaken: null };
    response.send(await this.amendment({ caller, request, response }, scene, state));
  }

  @Post(':id/amend')
  @Allow('scorecard:write')
  async amend(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Form() fields: FormFields,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const scene = await this.scorecards.scene(id, caller);
    const { rubric } = scene.subject;
    const { input, version, copy } = readScorecardForm(fields, rubric);
    const reason = fields.text(FIELDS.reason);
    const problem = reasonProblem(reason);
    const errors = new Map([
      ...(problem === null ? [] : [[FIELDS.reason, problem] as const]),
      ...unstorable(input, rubric),
      ...missing(input, rubric, []),
    ]);
    const exchange = { caller, request, response };
    const state = { input, errors, saved: false, reason };
    if (errors.size > 0) {
      const html = await this.amendment(exchange, scene, { ...state, overtaken: null });
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
    } else if (version === scene.card.version) {
      await this.scorecards.amend(id, version, { input, reason });
      this.shell.goTo(response, `/scorecards/${id}${keptFragment(copy)}`, 'scorecard-amended');
    } else {
      const html = await this.amendment(exchange, scene, { ...state, overtaken: 'amended' });
      response.status(HttpStatus.CONFLICT).send(html);
    }
  }

  private kit(
    { caller, request, response }: Exchange,
    { subject, card }: ScorecardScene,
    state: { readonly input: ScorecardInput; readonly errors: FormErrors; readonly saved: boolean },
  ): string {
    const view = scorecardView(subject, { ...state, version: card.version, personId: caller.personId });
    const title = state.errors.size > 0 ? `Not submitted: ${subject.candidate}` : `Interview kit: ${subject.candidate}`;
    return this.shell.page(request, response, { template: 'scorecards/kit', title, view });
  }

  private refused(
    exchange: Exchange,
    scene: ScorecardScene,
    state: { readonly input: ScorecardInput; readonly errors: FormErrors; readonly saved: boolean },
  ): void {
    exchange.response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(this.kit(exchange, scene, state));
  }

  private compare(
    { request, response }: Exchange,
    { subject, card }: ScorecardScene,
    { mine, copy }: { readonly mine: ScorecardInput; readonly copy: string | null },
  ): void {
    const differences = differencesOf(mine, inputOf(card, subject.rubric), subject.rubric);
    const view = comparisonView(subject, { mine, differences, version: card.version, copy });
    const title = `Two texts: ${subject.candidate}`;
    response.status(HttpStatus.CONFLICT);
    response.send(this.shell.page(request, response, { template: 'scorecards/compare', title, view }));
  }

  /** What came too late for the draft is not lost: it stands in the form for an amendment. */
  private async overtaken(exchange: Exchange, scene: ScorecardScene, input: ScorecardInput): Promise<void> {
    const state = { input, errors: NO_ERRORS, saved: false, reason: '', overtaken: 'submitted' as const };
    exchange.response.status(HttpStatus.CONFLICT).send(await this.amendment(exchange, scene, state));
  }

  private async amendment(
    { caller, request, response }: Exchange,
    { subject, card }: ScorecardScene,
    state: Omit<AmendmentState, 'sighted' | 'version' | 'personId' | 'differences'>,
  ): Promise<string> {
    const sighted = (await this.scorecards.othersOf(card, caller)).length > 0;
    const differences = differencesOf(state.input, inputOf(card, subject.rubric), subject.rubric);
    const { personId } = caller;
    const view = amendmentView(subject, { ...state, differences, sighted, version: card.version, personId });
    const title = `Amend: ${subject.candidate}`;
    return this.shell.page(request, response, { template: 'scorecards/amend', title, view });
  }

  private async submitted({ caller, request, response }: Exchange, scene: ScorecardScene): Promise<string> {
    const { card, subject, interviewer } = scene;
    const view = submittedView(subject, {
      interviewer,
      submittedAt: card.submittedAt ?? card.createdAt,
      content: card.content,
      amendments: card.amendments,
      mayAmend: await this.scorecards.mayWrite(caller, card.id),
      own: card.interviewerId === caller.interviewerId,
      others: await this.scorecards.othersOf(card, caller),
      personId: caller.personId,
    });
    const title = `Scorecard: ${subject.candidate}`;
    return this.shell.page(request, response, { template: 'scorecards/show', title, view });
  }
}

/** Tells the script which of its copies the server has taken; a fragment is seen by the browser alone. */
function keptFragment(copy: string | null): string {
  return copy === null ? '' : `#kept-${copy}`;
}
