import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findRow, insertRow, pageRows } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AssessmentContentRow } from './assessment-content.entity.js';
import { AssessmentShortlistRow } from './assessment-shortlist.entity.js';
import { AssessmentRow } from './assessment.entity.js';

/** What tells one assessment from another. */
type AssessmentInput = Pick<AssessmentRow, 'requisitionId' | 'inputSha256' | 'engine' | 'scorecards'>;

interface ShortlistReadRow {
  readonly created_at: string;
  readonly rubric: string;
  /** JSON. */
  readonly content: string;
}

@Injectable()
export class AssessmentsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /**
   * The row of this input: the one that was there, or this one.
   *
   * @param applicationIds the applications that have scorecards in it
   * @param shortlist what a shortlist shows of it, as JSON
   */
  async insertOnce(
    row: Omit<AssessmentRow, 'seq'>,
    { applicationIds, shortlist }: { readonly applicationIds: readonly string[]; readonly shortlist: string },
  ): Promise<AssessmentRow> {
    const { manager } = this.units;
    const unlessExists = ['requisitionId', 'inputSha256', 'engine', 'scorecards'] as const;
    if (await insertRow(manager, AssessmentRow, { row, unlessExists })) {
      await insertRow(manager, AssessmentShortlistRow, { row: { assessmentId: row.id, content: shortlist } });
      for (const applicationId of applicationIds)
        await insertRow(manager, AssessmentContentRow, { row: { assessmentId: row.id, applicationId } });
    }
    const kept = await this.findByInput(row);
    if (kept === null) throw new Error('an assessment was not written');
    return kept;
  }

  /** The one of this input, if it was computed before. */
  findByInput({ requisitionId, inputSha256, engine, scorecards }: AssessmentInput): Promise<AssessmentRow | null> {
    return findRow(this.units.manager, AssessmentRow, { where: { requisitionId, inputSha256, engine, scorecards } });
  }

  /** Null when there is none. */
  find(id: string): Promise<AssessmentRow | null> {
    return findRow(this.units.manager, AssessmentRow, { where: { id } });
  }

  /** Null when there is no such assessment. */
  async requisitionOf(id: string): Promise<string | null> {
    const statement = `SELECT "requisition_id" AS "requisitionId" FROM "assessments" WHERE "id" = ?`;
    const { rows } = await run<{ requisitionId: string }>(this.units.manager, statement, [id]);
    return rows[0]?.requisitionId ?? null;
  }

  /** What a shortlist shows of it, and no more; null for an assessment from before that was kept. */
  async shortlistOf(id: string): Promise<ShortlistReadRow | null> {
    const { rows } = await run<ShortlistReadRow>(
      this.units.manager,
      `SELECT a."created_at", a."rubric", l."content" FROM "assessment_shortlists" l` +
        ` JOIN "assessments" a ON a."id" = l."assessment_id" WHERE l."assessment_id" = ?`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Ids, newest first. */
  async newest(requisitionId: string, limit: number): Promise<readonly string[]> {
    const { rows } = await run<{ id: string }>(
      this.units.manager,
      `SELECT "id" FROM "assessments" WHERE "requisition_id" = ? ORDER BY "seq" DESC LIMIT ?`,
      [requisitionId, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Up to one row more than the page shows, oldest first. */
  page(requisitionId: string, page: PageQuery): Promise<readonly AssessmentRow[]> {
    return pageRows(this.units.manager, AssessmentRow, { page, where: { requisitionId } });
  }
}
