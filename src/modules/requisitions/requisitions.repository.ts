import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { insertRow, locked, pageRows, run, updateVersion } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RequisitionRow } from './requisition.entity.js';
import { RubricVersionRow } from './rubric-version.entity.js';

@Injectable()
export class RequisitionsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the external id is taken. */
  insert(row: Omit<RequisitionRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, RequisitionRow, row, ['externalId']);
  }

  find(id: string): Promise<RequisitionRow | null> {
    return this.units.manager.getRepository(RequisitionRow).findOneBy({ id });
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  async findLocked(id: string): Promise<RequisitionRow | null> {
    await run(this.units.manager, `SELECT 1 FROM "requisitions" WHERE "id" = ?${locked(this.units.manager)}`, [id]);
    return this.find(id);
  }

  findByExternalId(externalId: string): Promise<RequisitionRow | null> {
    return this.units.manager.getRepository(RequisitionRow).findOneBy({ externalId });
  }

  page(page: PageQuery): Promise<RequisitionRow[]> {
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

  /** Canonical JSON. */
  async rubricContent(reference: string): Promise<string> {
    return (await this.units.manager.getRepository(RubricVersionRow).findOneByOrFail({ reference })).content;
  }

  /** Keeps the first one of a reference. */
  async insertRubric(row: Omit<RubricVersionRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, RubricVersionRow, row, ['reference']);
  }
}
