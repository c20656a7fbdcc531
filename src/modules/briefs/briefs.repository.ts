import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findRow, findRows, insertRow, pageRows } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { BriefCounterRow } from './brief-counter.entity.js';
import { BriefRow } from './brief.entity.js';

/** A brief in a list: its snapshot may be as large as all of its scorecards. */
export type IssuedBriefRow = Omit<BriefRow, 'seq' | 'snapshot'>;

const ISSUED =
  `SELECT b."id", b."created_at" AS "createdAt", b."number", b."kind", b."assessment_id" AS "assessmentId",` +
  ` b."application_id" AS "applicationId", b."paper", b."input_sha256" AS "inputSha256",` +
  ` b."snapshot_sha256" AS "snapshotSha256", b."pdf_sha256" AS "pdfSha256", b."erased_at" AS "erasedAt"` +
  ` FROM "briefs" b JOIN "assessments" a ON a."id" = b."assessment_id"`;

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

  /** The hiring briefs of an application, newest first, without what they show. */
  async ofApplication(applicationId: string): Promise<readonly IssuedBriefRow[]> {
    return this.issued(`b."application_id" = ?`, applicationId);
  }

  /** The shortlist briefs of a requisition, newest first, without what they show. */
  async shortlistsOf(requisitionId: string): Promise<readonly IssuedBriefRow[]> {
    return this.issued(`b."application_id" IS NULL AND a."requisition_id" = ?`, requisitionId);
  }

  private async issued(condition: string, value: string): Promise<readonly IssuedBriefRow[]> {
    const statement = `${ISSUED} WHERE ${condition} ORDER BY b."seq" DESC`;
    return (await run<IssuedBriefRow>(this.units.manager, statement, [value])).rows;
  }

  /** The first PDF's hash stays. */
  async notePdf(id: string, sha256: string): Promise<void> {
    await run(this.units.manager, `UPDATE "briefs" SET "pdf_sha256" = ? WHERE "id" = ? AND "pdf_sha256" IS NULL`, [
      sha256,
      id,
    ]);
  }
}
