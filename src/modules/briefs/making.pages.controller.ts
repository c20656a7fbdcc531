import { Controller, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Invalid } from '../../common/errors.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import { RECORD_ID } from '../../common/limits.js';
import { Shell } from '../access/shell.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { BriefsService } from './briefs.service.js';

/**
 * What the pages of an application and of a shortlist make: an assessment, a brief. Both weigh or show all candidates of
 * a requisition, so each asks for the right to do that; the form's `application` says to which page to go back.
 */
@Controller()
export class MakingPages {
  constructor(
    private readonly shell: Shell,
    private readonly assessments: AssessmentsService,
    private readonly briefs: BriefsService,
  ) {}

  @Post('requisitions/:id/assess')
  @Allow('assessment:create')
  async assess(@Res() response: Response, @Param('id', IdPipe) id: string, @Form() form: FormFields): Promise<void> {
    await this.assessments.assess(id);
    this.shell.goTo(response, pageOf(id, applicationOf(form)), 'assessed');
  }

  @Post('assessments/:id/briefs')
  @Allow('brief:issue')
  async issue(@Res() response: Response, @Param('id', IdPipe) id: string, @Form() form: FormFields): Promise<void> {
    const paper = form.text('paper');
    if (paper !== 'A4' && paper !== 'Letter')
      throw new Invalid('invalid-brief', [{ path: 'paper', message: 'is neither A4 nor Letter' }]);
    const applicationId = applicationOf(form);
    const { requisitionId } = await this.assessments.get(id);
    // Pressed twice, it is one brief: the same words on the same paper need no second number.
    await this.briefs.issueOnce({ assessmentId: id, applicationId, paper });
    this.shell.goTo(response, pageOf(requisitionId, applicationId), 'brief-issued');
  }
}

function applicationOf(form: FormFields): string | null {
  const id = form.text('application');
  return RECORD_ID.test(id) ? id : null;
}

function pageOf(requisitionId: string, applicationId: string | null): string {
  return applicationId === null ? `/requisitions/${requisitionId}/shortlist` : `/applications/${applicationId}`;
}
