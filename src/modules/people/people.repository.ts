import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findByIds, findRow, insertRow, pageRows, updateVersion } from '../../database/rows.js';
import { inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InterviewerRow } from './interviewer.entity.js';

@Injectable()
export class PeopleRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the handle is taken. */
  insert(row: Omit<InterviewerRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, InterviewerRow, { row, unlessExists: ['handle'] });
  }

  /** Null when there is none. */
  find(id: string, { forChange = false }: { readonly forChange?: boolean } = {}): Promise<InterviewerRow | null> {
    return findRow(this.units.manager, InterviewerRow, { where: { id }, forChange });
  }

  rename({ id, version }: InterviewerRow, name: string): Promise<void> {
    return updateVersion(this.units.manager, InterviewerRow, { id, expectedVersion: version, changes: { name } });
  }

  /** Null when nobody has this handle. */
  findByHandle(handle: string): Promise<InterviewerRow | null> {
    return findRow(this.units.manager, InterviewerRow, { where: { handle } });
  }

  /** Those of these handles whose interviewer is a person who signs in, in the order in which they came. */
  async withAccount(handles: readonly string[]): Promise<readonly string[]> {
    const { manager } = this.units;
    const { rows } = await run<{ handle: string }>(
      manager,
      `SELECT i."handle" FROM "interviewers" i JOIN "people" p ON p."interviewer_id" = i."id"` +
        ` WHERE ${inList(manager, 'i."handle"')} ORDER BY i."seq"`,
      [JSON.stringify(handles)],
    );
    return rows.map(({ handle }) => handle);
  }

  /** Those of these handles, in no order. */
  async named(handles: readonly string[]): Promise<readonly Pick<InterviewerRow, 'id' | 'handle' | 'name'>[]> {
    const { manager } = this.units;
    const statement = `SELECT "id", "handle", "name" FROM "interviewers" WHERE ${inList(manager, '"handle"')}`;
    return (await run<Pick<InterviewerRow, 'id' | 'handle' | 'name'>>(manager, statement, [JSON.stringify(handles)]))
      .rows;
  }

  /** Those that there are, in no order. */
  findAll(ids: readonly string[]): Promise<readonly InterviewerRow[]> {
    return findByIds(this.units.manager, InterviewerRow, ids);
  }

  /** Nobody signs in as them: somebody types their scorecards. In order of arrival. */
  async withoutAccount(limit: number): Promise<readonly Pick<InterviewerRow, 'id' | 'name' | 'handle'>[]> {
    const statement =
      `SELECT i."id", i."name", i."handle" FROM "interviewers" i` +
      ` WHERE NOT EXISTS (SELECT 1 FROM "people" p WHERE p."interviewer_id" = i."id") ORDER BY i."seq" LIMIT ?`;
    return (await run<Pick<InterviewerRow, 'id' | 'name' | 'handle'>>(this.units.manager, statement, [limit])).rows;
  }

  /** Up to one row more than the page shows, oldest first. */
  page(page: PageQuery): Promise<readonly InterviewerRow[]> {
    return pageRows(this.units.manager, InterviewerRow, { page });
  }
}
