import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery } from '../../common/page.js';
import { insertRow, pageRows } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InterviewerRow } from './interviewer.entity.js';

@Injectable()
export class PeopleRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the handle is taken. */
  insert(row: Omit<InterviewerRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, InterviewerRow, row, ['handle']);
  }

  find(id: string): Promise<InterviewerRow | null> {
    return this.units.manager.getRepository(InterviewerRow).findOneBy({ id });
  }

  findByHandle(handle: string): Promise<InterviewerRow | null> {
    return this.units.manager.getRepository(InterviewerRow).findOneBy({ handle });
  }

  findAll(ids: readonly string[]): Promise<InterviewerRow[]> {
    return this.units.manager.getRepository(InterviewerRow).findBy({ id: In([...ids]) });
  }

  page(page: PageQuery): Promise<InterviewerRow[]> {
    return pageRows(this.units.manager, InterviewerRow, { page });
  }
}
