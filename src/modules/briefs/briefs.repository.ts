import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findRow, findRows, insertRow, pageRows } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { BriefCounterRow } from './brief-counter.entity.js';
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

  /** Nobody else issues a brief until this unit ends; whoever did is seen by what this unit reads next. */
  async holdNumbers(): Promise<void> {
    await findRow(this.units.manager, BriefCounterRow, { where: { name: 'brief' }, forChange: true });
  }

  /** A newly issued brief. */
  async insert(row: Omit<BriefRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, BriefRow, { row });
  }

  /** Null when there is none. */
  find(id: string): Promise<BriefRow | null> {
    return findRow(this.units.manager, BriefRow, { where: { id } });
  }

  /** Null when none was issued under this number. */
  findByNumber(number: number): Promise<BriefRow | null> {
    return findRow(this.units.manager, BriefRow, { where: { number } });
  }

  /** The first one that was issued of this assessment for this application (null: the shortlist) on this paper. */
  async firstOf(wanted: Pick<BriefRow, 'assessmentId' | 'applicationId' | 'paper'>): Promise<BriefRow | null> {
    const { assessmentId, applicationId, paper } = wanted;
    const issued = await findRows(this.units.manager, BriefRow, { assessmentId, paper });
    return issued.find((row) => row.applicationId === applicationId) ?? null;
  }

  /** Up to one row more than the page shows, oldest first. */
  page(page: PageQuery): Promise<readonly BriefRow[]> {
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
