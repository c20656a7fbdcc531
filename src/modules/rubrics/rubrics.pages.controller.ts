import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DocumentError } from '../../common/documents/problem.js';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { RubricReferencePipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import { decide, type Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { PracticeLibrary } from '../practice/practice-library.service.js';
import { comparisonView } from './rubric-comparison.presenter.js';
import { rubricFormView, type RubricFormState, type RubricProblem } from './rubric-form.presenter.js';
import { RubricShelf } from './rubric-shelf.service.js';
import { rubricView } from './rubric.presenter.js';
import { writeRubric } from './rubric-writer.js';
import { RubricExists } from './rubrics.errors.js';
import { rubricsView } from './rubrics.presenter.js';
import { ComparisonQuery, NewRubricQuery } from './rubrics.query.js';

/** Reading rubrics, comparing two of them, and adding one's own. */
@ApiExcludeController()
@Controller('rubrics')
export class RubricsPages {
  constructor(
    private readonly shelf: RubricShelf,
    private readonly practice: PracticeLibrary,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('rubric:read')
  async list(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    const [rubrics, uses] = [await this.shelf.list(), await this.shelf.uses(caller)];
    const view = rubricsView(rubrics, { uses, mayAdd: decide('rubric:add', caller).allowed });
    response.send(this.shell.page(request, response, { template: 'rubrics/list', title: 'Rubrics', view }));
  }

  @Get('new')
  @Allow('rubric:add')
  async write(@Req() request: Request, @Res() response: Response, @Query() { from }: NewRubricQuery): Promise<void> {
    const text = from === undefined ? '' : writeRubric(await this.shelf.nextVersionOf(from));
    response.send(this.form(request, response, { text, problems: [], preview: null }));
  }

  @Post('new')
  @HttpCode(HttpStatus.OK)
  @Allow('rubric:add')
  async add(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const text = fields.text('text');
    try {
      if (fields.text('step') === 'add') {
        const { reference } = await this.shelf.add(caller, text);
        this.shell.goTo(response, `/rubrics/${reference}`, 'rubric-added');
        return;
      }
      response.send(this.form(request, response, { text, problems: [], preview: await this.shelf.preview(text) }));
    } catch (error) {
      const problems = problemsOf(error);
      response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      response.send(this.form(request, response, { text, problems, preview: null }));
    }
  }

  @Get('compare')
  @Allow('rubric:read')
  async compare(@Req() request: Request, @Res() response: Response, @Query() query: ComparisonQuery): Promise<void> {
    const library = await this.shelf.library();
    const known = library.list();
    const isChosen = query.from !== undefined && query.to !== undefined;
    const [from, to] = [query.from ?? known.at(0)?.reference ?? '', query.to ?? known.at(-1)?.reference ?? ''];
    const pair = isChosen ? ([library.get(from), library.get(to)] as const) : null;
    const view = comparisonView(known, { from, to, pair });
    const title = pair === null ? 'Compare rubrics' : `${from} and ${to}`;
    response.send(this.shell.page(request, response, { template: 'rubrics/compare', title, view }));
  }

  @Get(':reference')
  @Allow('rubric:read')
  async read(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('reference', RubricReferencePipe) reference: string,
  ): Promise<void> {
    const shown = await this.shelf.get(reference);
    const others = (await this.shelf.library())
      .list()
      .filter((other) => other.rubric.id === shown.rubric.id && other.reference !== reference)
      .map((other) => other.reference);
    const view = rubricView({
      ...shown,
      others,
      mayAdd: decide('rubric:add', caller).allowed,
      mayPractise: decide('practice:read', caller).allowed && this.practice.has(reference),
    });
    const title = `${shown.rubric.title} (${reference})`;
    response.send(this.shell.page(request, response, { template: 'rubrics/show', title, view }));
  }

  private form(request: Request, response: Response, state: RubricFormState): string {
    const view = rubricFormView(state);
    return this.shell.page(request, response, { template: 'rubrics/new', title: view.heading.text, view });
  }
}

/** @throws what is not about the text. */
function problemsOf(error: unknown): readonly RubricProblem[] {
  if (error instanceof DocumentError) return error.problems;
  if (error instanceof RubricExists) return [{ path: '', line: null, message: error.message }];
  throw error;
}
