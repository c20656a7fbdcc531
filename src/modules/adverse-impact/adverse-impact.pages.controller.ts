import { Controller, Get, HttpStatus, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { csvOf } from '../../common/documents/csv-text.js';
import { DocumentError } from '../../common/documents/problem.js';
import { Invalid } from '../../common/errors.js';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { AdverseImpact } from './adverse-impact.service.js';
import { impactTable } from './impact-table.js';
import { BLANK_FORMS, impactView, type ImpactForms } from './impact.presenter.js';

const PATH = '/adverse-impact';

/** Group data for admins: figures in aggregate out, answers in, and an applicant's answers taken back. */
@Controller('adverse-impact')
@ApiExcludeController()
export class AdverseImpactPages {
  constructor(
    private readonly impact: AdverseImpact,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('impact:read')
  async show(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    response.send(await this.page(request, response, { caller, forms: BLANK_FORMS }));
  }

  @Get('table.csv')
  @Allow('impact:read')
  async csv(@Who() caller: Caller): Promise<StreamableFile> {
    const bytes = Buffer.from(csvOf(impactTable(await this.impact.report(caller))));
    return new StreamableFile(bytes, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="adverse-impact.csv"',
      length: bytes.length,
    });
  }

  @Post()
  @Allow('groups:write')
  async import(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const text = fields.text('text');
    try {
      await this.impact.import(caller, Buffer.from(text), 'the answers');
      this.shell.goTo(response, PATH, 'groups-imported');
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      const problems = error.problems.map(({ line, message }) =>
        line === null ? `${sentence(message)}` : `Line ${line}: ${sentence(message)}`,
      );
      await this.refuse(request, response, { caller, forms: { ...BLANK_FORMS, text, problems } });
    }
  }

  @Post('withdraw')
  @Allow('groups:write')
  async withdraw(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Form() fields: FormFields,
  ): Promise<void> {
    const applicant = fields.text('applicant');
    try {
      await this.impact.withdraw(caller, applicant);
      this.shell.goTo(response, PATH, 'groups-withdrawn');
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const applicantError = 'Write an e-mail address, or the id of an application.';
      await this.refuse(request, response, { caller, forms: { ...BLANK_FORMS, applicant, applicantError } });
    }
  }

  private async refuse(request: Request, response: Response, shown: ShownForms): Promise<void> {
    const html = await this.page(request, response, shown);
    response.status(HttpStatus.UNPROCESSABLE_ENTITY).send(html);
  }

  private async page(request: Request, response: Response, { caller, forms }: ShownForms): Promise<string> {
    // Figures of groups stay in no cache and on no disk.
    response.setHeader('Cache-Control', 'no-store, no-transform');
    const view = impactView(await this.impact.report(caller), forms);
    return this.shell.page(request, response, { template: 'adverse-impact', title: 'Adverse impact', view });
  }
}

interface ShownForms {
  readonly caller: Caller;
  readonly forms: ImpactForms;
}

function sentence(message: string): string {
  return `${message.replace(/[.]$/, '')}.`;
}
