import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { countRows, findByIds, findRow, findRows, insertRow, pageRows, updateVersion } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ApplicationRow } from './application.entity.js';
import { CandidateRow } from './candidate.entity.js';

export interface ApplicationWithName {
  readonly row: ApplicationRow;
  readonly candidate: Pick<CandidateRow, 'name' | 'email' | 'personId'>;
}

@Injectable()
export class ApplicationsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the candidate has an application for the requisition already. */
  insert(row: Omit<ApplicationRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, ApplicationRow, { row, unlessExists: ['requisitionId', 'candidateId'] });
  }

  /** A person who never applied before. */
  async insertCandidate(row: Omit<CandidateRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, CandidateRow, { row });
  }

  /** Null when there is none. */
  findCandidate(id: string): Promise<CandidateRow | null> {
    return findRow(this.units.manager, CandidateRow, { where: { id } });
  }

  /** Null when there is none. */
  async find(id: string): Promise<ApplicationWithName | null> {
    return this.withName(await findRow(this.units.manager, ApplicationRow, { where: { id } }));
  }

  /** As `find`, and nobody else changes it until this unit ends. */
  async findForChange(id: string): Promise<ApplicationWithName | null> {
    return this.withName(await findRow(this.units.manager, ApplicationRow, { where: { id }, forChange: true }));
  }

  /** Up to one row more than the page shows, oldest first. */
  async page(requisitionId: string, page: PageQuery): Promise<readonly ApplicationWithName[]> {
    return this.withNames(await pageRows(this.units.manager, ApplicationRow, { page, where: { requisitionId } }));
  }

  async idsOfCandidate(candidateId: string): Promise<readonly string[]> {
    return (await findRows(this.units.manager, ApplicationRow, { candidateId })).map(({ id }) => id);
  }

  /** How many applications a requisition has. */
  countOf(requisitionId: string): Promise<number> {
    return countRows(this.units.manager, ApplicationRow, { requisitionId });
  }

  /** All of a requisition, in order of arrival. */
  async all(requisitionId: string): Promise<readonly ApplicationWithName[]> {
    return this.withNames(await findRows(this.units.manager, ApplicationRow, { requisitionId }));
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
    await this.changeCandidate(candidateId, exceptApplication, ['name', name]);
  }

  /** As `rename`. */
  async setEmail(candidateId: string, email: string | null, exceptApplication: string): Promise<void> {
    await this.changeCandidate(candidateId, exceptApplication, ['email', email]);
  }

  /** As `rename`. */
  async setPerson(candidateId: string, personId: string | null, exceptApplication: string): Promise<void> {
    await this.changeCandidate(candidateId, exceptApplication, ['person_id', personId]);
  }

  private async changeCandidate(
    candidateId: string,
    exceptApplication: string,
    [column, value]: readonly ['name' | 'email' | 'person_id', string | null],
  ): Promise<void> {
    const { manager } = this.units;
    const statement = `UPDATE "candidates" SET "${column}" = ?, "version" = "version" + 1 WHERE "id" = ?`;
    await run(manager, statement, [value, candidateId]);
    await run(manager, `UPDATE "applications" SET "version" = "version" + 1 WHERE "candidate_id" = ? AND "id" <> ?`, [
      candidateId,
      exceptApplication,
    ]);
  }

  private async withName(row: ApplicationRow | null): Promise<ApplicationWithName | null> {
    return row === null ? null : ((await this.withNames([row]))[0] ?? null);
  }

  private async withNames(rows: readonly ApplicationRow[]): Promise<readonly ApplicationWithName[]> {
    const candidates = await findByIds(
      this.units.manager,
      CandidateRow,
      rows.map(({ candidateId }) => candidateId),
    );
    const known = new Map(candidates.map((candidate) => [candidate.id, candidate]));
    return rows.map((row) => ({
      row,
      candidate: known.get(row.candidateId) ?? { name: '', email: null, personId: null },
    }));
  }
}
