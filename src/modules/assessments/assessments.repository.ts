import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { insertRow, pageRows } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AssessmentRow } from './assessment.entity.js';

@Injectable()
export class AssessmentsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** The row of this input: the one that was there, or this one. */
  async insertOnce(row: Omit<AssessmentRow, 'seq'>): Promise<AssessmentRow> {
    await insertRow(this.units.manager, AssessmentRow, row, ['requisitionId', 'inputSha256', 'engine']);
    const { requisitionId, inputSha256, engine } = row;
    return this.units.manager.getRepository(AssessmentRow).findOneByOrFail({ requisitionId, inputSha256, engine });
  }

  find(id: string): Promise<AssessmentRow | null> {
    return this.units.manager.getRepository(AssessmentRow).findOneBy({ id });
  }

  page(requisitionId: string, page: PageQuery): Promise<AssessmentRow[]> {
    return pageRows(this.units.manager, AssessmentRow, { page, where: { requisitionId } });
  }
}
