import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AssessmentsService, type AssessedShortlist, type AssessmentSource } from './assessments.service.js';

/** An assessment weighs all candidates of a requisition together: who is blind on one of them reads an older one, or none. */
@Injectable()
export class ReadableAssessments {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly access: AccessService,
  ) {}

  /** The newest one that the caller may read, noted as read; null when there is none. */
  async newest(caller: Caller, requisitionId: string): Promise<AssessmentSource | null> {
    const id = await this.newestId(caller, requisitionId);
    return id === null ? null : this.assessments.sourceOf(id);
  }

  /** As `newest`, and no more of it than a shortlist shows. */
  async newestShortlist(caller: Caller, requisitionId: string): Promise<AssessedShortlist | null> {
    const id = await this.newestId(caller, requisitionId);
    return id === null ? null : this.assessments.shortlistOf(id);
  }

  private async newestId(caller: Caller, requisitionId: string): Promise<string | null> {
    for (const id of await this.assessments.newest(requisitionId)) {
      if (!(await this.access.may(caller, 'assessment:read', id))) continue;
      await this.access.authorise(caller, 'assessment:read', id);
      return id;
    }
    return null;
  }
}
