import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AssessmentsService, type AssessmentSource } from './assessments.service.js';

/** An assessment weighs all candidates of a requisition together: who is blind on one of them reads an older one, or none. */
@Injectable()
export class ReadableAssessments {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly access: AccessService,
  ) {}

  /** The newest one that the caller may read, noted as read; null when there is none. */
  async newest(caller: Caller, requisitionId: string): Promise<AssessmentSource | null> {
    for (const id of await this.assessments.newest(requisitionId)) {
      if (!(await this.access.may(caller, 'assessment:read', id))) continue;
      await this.access.authorise(caller, 'assessment:read', id);
      return this.assessments.sourceOf(id);
    }
    return null;
  }
}
