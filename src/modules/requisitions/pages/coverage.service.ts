import { Injectable } from '@nestjs/common';
import type { Rubric } from '../../../domain/index.js';
import { PanelsService } from '../panels.service.js';
import { RequisitionsService, type RequisitionRecord } from '../requisitions.service.js';
import { coverageWords } from './coverage.presenter.js';

const AT_ONCE = 20;

export interface CoverageGap {
  readonly requisition: RequisitionRecord;
  /** Whole sentences; one at least. */
  readonly gaps: readonly string[];
}

/** What the panels of somebody's open requisitions leave out. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly panels: PanelsService,
  ) {}

  /** Of the oldest ones, as many as anybody mends in a day, in order of arrival: one read for all panels, and one for each rubric. */
  async gapsOf(recruiterId: string): Promise<readonly CoverageGap[]> {
    const { items } = await this.requisitions.list(
      { limit: AT_ONCE },
      { memberId: recruiterId, role: 'recruiter', state: 'open' },
    );
    const panels = await this.panels.ofAll(items.map(({ id }) => id));
    const rubrics = new Map<string, Rubric>();
    for (const { id, rubric: reference } of items)
      if (!rubrics.has(reference)) rubrics.set(reference, (await this.requisitions.rubricOf(id)).rubric);
    return items.flatMap((requisition) => {
      const rubric = rubrics.get(requisition.rubric);
      if (rubric === undefined) return [];
      // Who covers what is missed by nobody's name.
      const panel = (panels.get(requisition.id) ?? []).map(({ criteria }) => ({ name: '', criteria }));
      const { gaps } = coverageWords({ rubric, stage: requisition.stage, panel });
      return gaps.length === 0 ? [] : [{ requisition, gaps }];
    });
  }
}
