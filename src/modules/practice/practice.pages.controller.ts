import { Controller, Get, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { RubricReferencePipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { practiceView } from './practice.presenter.js';
import { NOTHING_RATED, readPractice, type PracticeForm } from './practice.form.js';
import type { OwnVignette } from './own-practice.js';
import { PracticeService } from './practice.service.js';
import { vignetteView } from './vignette.presenter.js';

/** Practice candidates: which wait, how near the key one was, and rating one. */
@Controller('practice')
@ApiExcludeController()
export class PracticePages {
  constructor(
    private readonly practice: PracticeService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('practice:read')
  async list(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    const view = practiceView(await this.practice.of(caller));
    response.send(this.shell.page(request, response, { template: 'practice/list', title: 'Practice', view }));
  }

  @Get(':reference/:vignette')
  @Allow('practice:read')
  async show(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Who() caller: Caller,
    @Param('reference', RubricReferencePipe) reference: string,
    @Param('vignette') id: string,
  ): Promise<string> {
    return this.page(request, response, {
      own: await this.practice.vignetteOf(caller, reference, id),
      form: NOTHING_RATED,
    });
  }

  @Post(':reference/:vignette')
  @Allow('practice:rate')
  async rate(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('reference', RubricReferencePipe) reference: string,
    @Param('vignette') id: string,
    @Form() fields: FormFields,
  ): Promise<void> {
    const own = await this.practice.vignetteOf(caller, reference, id);
    const form = readPractice(fields, own.vignette, own.rubric);
    if (form.errors.size > 0 && own.feedback === null) {
      response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(this.page(request, response, { own, form }));
      return;
    }
    // Sent twice, or from two tabs: the first stands, and is what they are shown.
    const isFirst =
      own.feedback === null && (await this.practice.rate(caller, { reference, id, ratings: form.ratings }));
    this.shell.goTo(response, `/practice/${reference}/${id}`, isFirst ? 'practice-rated' : 'practice-rated-before');
  }

  private page(request: Request, response: Response, { own, form }: Shown): string {
    const { title } = own.vignette;
    const view = vignetteView(own, form);
    return this.shell.page(request, response, { template: 'practice/vignette', title, view });
  }
}

interface Shown {
  readonly own: OwnVignette;
  readonly form: PracticeForm;
}
