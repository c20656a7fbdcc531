import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PageQuery } from '../../common/page.js';
import { insertRow, locked, pageRows, run, updateVersion } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ApplicationRow } from './application.entity.js';
import { CandidateRow } from './candidate.entity.js';

export interface ApplicationWithName {
  readonly row: ApplicationRow;
  readonly candidateName: string;
}

@Injectable()
export class ApplicationsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the candidate has an application for the requisition already. */
  insert(row: Omit<ApplicationRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, ApplicationRow, row, ['requisitionId', 'candidateId']);
  }

  async insertCandidate(row: Omit<CandidateRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, CandidateRow, row);
  }

  findCandidate(id: string): Promise<CandidateRow | null> {
    return this.units.manager.getRepository(CandidateRow).findOneBy({ id });
  }

  async find(id: string): Promise<ApplicationWithName | null> {
    const row = await this.units.manager.getRepository(ApplicationRow).findOneBy({ id });
    return row === null ? null : ((await this.withNames([row]))[0] ?? null);
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  async findLocked(id: string): Promise<ApplicationWithName | null> {
    await run(this.units.manager, `SELECT 1 FROM "applications" WHERE "id" = ?${locked(this.units.manager)}`, [id]);
    return this.find(id);
  }

  async page(requisitionId: string, page: PageQuery): Promise<ApplicationWithName[]> {
    return this.withNames(await pageRows(this.units.manager, ApplicationRow, { page, where: { requisitionId } }));
  }

  /** All of a requisition, in order of arrival. */
  async all(requisitionId: string): Promise<ApplicationWithName[]> {
    return this.withNames(
      await this.units.manager.getRepository(ApplicationRow).find({ where: { requisitionId }, order: { seq: 'ASC' } }),
    );
  }

  update(
    id: string,
    expectedVersion: number,
    changes: Partial<Pick<ApplicationRow, 'source' | 'history'>>,
  ): Promise<void> {
    return updateVersion(this.units.manager, ApplicationRow, { id, expectedVersion, changes });
  }

  /** A candidate's name stands on all of their applications, so each of these has changed. */
  async rename(candidateId: string, name: string, exceptApplication: string): Promise<void> {
    await run(this.units.manager, `UPDATE "candidates" SET "name" = ?, "version" = "version" + 1 WHERE "id" = ?`, [
      name,
      candidateId,
    ]);
    await run(
      this.units.manager,
      `UPDATE "applications" SET "version" = "version" + 1 WHERE "candidate_id" = ? AND "id" <> ?`,
      [candidateId, exceptApplication],
    );
  }

  private async withNames(rows: readonly ApplicationRow[]): Promise<ApplicationWithName[]> {
    const candidates = await this.units.manager
      .getRepository(CandidateRow)
      .findBy({ id: In(rows.map(({ candidateId }) => candidateId)) });
    const names = new Map(candidates.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({ row, candidateName: names.get(row.candidateId) ?? '' }));
  }
}
