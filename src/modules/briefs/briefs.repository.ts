import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PageQuery } from '../../common/page.js';
import { insertRow, pageRows, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { BriefRow } from './brief.entity.js';

@Injectable()
export class BriefsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** Taken in the transaction that issues the brief: no gap, no number twice. */
  async nextNumber(): Promise<number> {
    const { rows } = await run<{ last: number }>(
      this.units.manager,
      `UPDATE "brief_counters" SET "last" = "last" + 1 WHERE "name" = 'brief' RETURNING "last"`,
      [],
    );
    const number = rows[0]?.last;
    if (number === undefined) throw new Error('the counter of briefs is missing');
    return number;
  }

  async insert(row: Omit<BriefRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, BriefRow, row);
  }

  find(id: string): Promise<BriefRow | null> {
    return this.units.manager.getRepository(BriefRow).findOneBy({ id });
  }

  findByNumber(number: number): Promise<BriefRow | null> {
    return this.units.manager.getRepository(BriefRow).findOneBy({ number });
  }

  /** The first one that was issued of this assessment for this application (null: the shortlist) on this paper. */
  firstOf({ assessmentId, applicationId, paper }: Pick<BriefRow, 'assessmentId' | 'applicationId' | 'paper'>): Promise<BriefRow | null> {
    return this.units.manager.getRepository(BriefRow).findOne({
      where: { assessmentId, applicationId: applicationId ?? IsNull(), paper },
      order: { number: 'ASC' },
    });
  }

  page(page: PageQuery): Promise<BriefRow[]> {
    return pageRows(this.units.manager, BriefRow, { page });
  }

  /** The first PDF's hash stays. */
  async notePdf(id: string, sha256: string): Promise<void> {
    await run(this.units.manager, `UPDATE "briefs" SET "pdf_sha256" = ? WHERE "id" = ? AND "pdf_sha256" IS NULL`, [
      sha256,
      id,
    ]);
  }
}
