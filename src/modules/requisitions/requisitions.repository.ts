import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findRow, insertRow, pageRows, updateVersion } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RequisitionRow } from './requisition.entity.js';
import { RubricVersionRow } from './rubric-version.entity.js';

@Injectable()
export class RequisitionsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the external id is taken. */
  insert(row: Omit<RequisitionRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, RequisitionRow, { row, unlessExists: ['externalId'] });
  }

  /** Null when there is none. */
  find(id: string): Promise<RequisitionRow | null> {
    return findRow(this.units.manager, RequisitionRow, { where: { id } });
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  findForChange(id: string): Promise<RequisitionRow | null> {
    return findRow(this.units.manager, RequisitionRow, { where: { id }, forChange: true });
  }

  /** Null when no file gave this id. */
  findByExternalId(externalId: string): Promise<RequisitionRow | null> {
    return findRow(this.units.manager, RequisitionRow, { where: { externalId } });
  }

  /** Up to one row more than the page shows, oldest first. */
  page(page: PageQuery): Promise<readonly RequisitionRow[]> {
    return pageRows(this.units.manager, RequisitionRow, { page });
  }

  update(
    id: string,
    expectedVersion: number,
    changes: Partial<Omit<RequisitionRow, 'id' | 'seq' | 'version'>>,
  ): Promise<void> {
    return updateVersion(this.units.manager, RequisitionRow, { id, expectedVersion, changes });
  }

  /** From now on rubric and stage stand. Not a change that its readers see, so the version stays. */
  async noteRated(id: string, at: string): Promise<void> {
    await run(this.units.manager, `UPDATE "requisitions" SET "rated_at" = ? WHERE "id" = ? AND "rated_at" IS NULL`, [
      at,
      id,
    ]);
  }

  async findRubricSha256(reference: string): Promise<string | null> {
    const { rows } = await run<{ sha256: string }>(
      this.units.manager,
      `SELECT "sha256" FROM "rubric_versions" WHERE "reference" = ?`,
      [reference],
    );
    return rows[0]?.sha256 ?? null;
  }

  /** Null when no requisition has named it yet. */
  findRubric(reference: string): Promise<RubricVersionRow | null> {
    return findRow(this.units.manager, RubricVersionRow, { where: { reference } });
  }

  /** Keeps the first one of a reference. */
  async insertRubric(row: Omit<RubricVersionRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, RubricVersionRow, { row, unlessExists: ['reference'] });
  }
}
