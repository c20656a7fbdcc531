import { Injectable } from '@nestjs/common';
import type { PageQuery } from '../../common/page.js';
import { findRow, insertRow, pageRows, updateVersion } from '../../database/rows.js';
import { inList, isPostgres, locked, run, shared } from '../../database/sql.js';
import { MEMBER_ROLES, type MemberRole } from '../../domain/index.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RequisitionMemberRow } from './requisition-member.entity.js';
import { RequisitionRow } from './requisition.entity.js';
import { RubricVersionRow } from './rubric-version.entity.js';

const OF_MEMBER = `SELECT "requisition_id" FROM "requisition_members" WHERE "person_id" = ? AND "role" IN (?, ?)`;
const IN_STATE = {
  open: `${OF_MEMBER} AND "requisition_id" IN (SELECT "id" FROM "requisitions" WHERE "closed_at" IS NULL)`,
  closed: `${OF_MEMBER} AND "requisition_id" IN (SELECT "id" FROM "requisitions" WHERE "closed_at" IS NOT NULL)`,
  any: OF_MEMBER,
} as const;

/** Whose requisitions: all of everybody where nobody is named. */
export interface RequisitionScope {
  readonly memberId?: string | null;
  /** In which they belong to it; either when left out. */
  readonly role?: MemberRole | null;
  readonly state?: RequisitionState;
}

export type RequisitionState = keyof typeof IN_STATE;

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

  /** As `find`, and it is neither closed nor changed until this unit ends; others may rely on the same meanwhile. */
  async findStanding(id: string): Promise<RequisitionRow | null> {
    const { manager } = this.units;
    if (isPostgres(manager)) await run(manager, `SELECT 1 FROM "requisitions" WHERE "id" = ?${shared(manager)}`, [id]);
    return this.find(id);
  }

  /** Null when no file gave this id. */
  findByExternalId(externalId: string): Promise<RequisitionRow | null> {
    return findRow(this.units.manager, RequisitionRow, { where: { externalId } });
  }

  /** Up to one row more than the page shows, oldest first; only those of this member in this state, if one is given. */
  page(
    page: PageQuery,
    { memberId = null, role = null, state = 'any' }: RequisitionScope,
  ): Promise<readonly RequisitionRow[]> {
    const within =
      memberId === null
        ? undefined
        : {
            property: 'id' as const,
            select: IN_STATE[state],
            values: [memberId, role ?? 'recruiter', role ?? 'hiring-manager'],
          };
    return pageRows(this.units.manager, RequisitionRow, { page, within });
  }

  /** In no order. */
  async membersOf(requisitionId: string): Promise<readonly RequisitionMemberRow[]> {
    const { rows } = await run<RequisitionMemberRow>(
      this.units.manager,
      `SELECT "requisition_id" AS "requisitionId", "person_id" AS "personId", "role" FROM "requisition_members" WHERE "requisition_id" = ?`,
      [requisitionId],
    );
    return rows;
  }

  /** @returns false when they were there already. */
  addMember(row: RequisitionMemberRow): Promise<boolean> {
    const unlessExists = ['requisitionId', 'personId', 'role'] as const;
    return insertRow(this.units.manager, RequisitionMemberRow, { row, unlessExists });
  }

  /** Nobody writes as this person, on the strength of what they may now, until this unit ends. */
  async holdRightsOf(personId: string): Promise<void> {
    const { manager } = this.units;
    if (isPostgres(manager)) await run(manager, `SELECT 1 FROM "people" WHERE "id" = ?${locked(manager)}`, [personId]);
  }

  async removeMember({ requisitionId, personId, role }: RequisitionMemberRow): Promise<void> {
    await run(
      this.units.manager,
      `DELETE FROM "requisition_members" WHERE "requisition_id" = ? AND "person_id" = ? AND "role" = ?`,
      [requisitionId, personId, role],
    );
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

  /** By id. */
  async titlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { manager } = this.units;
    const { rows } = await run<{ id: string; title: string }>(
      manager,
      `SELECT "id", "title" FROM "requisitions" WHERE ${inList(manager, '"id"')}`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  async findRubricSha256(reference: string): Promise<string | null> {
    const { rows } = await run<{ sha256: string }>(
      this.units.manager,
      `SELECT "sha256" FROM "rubric_versions" WHERE "reference" = ?`,
      [reference],
    );
    return rows[0]?.sha256 ?? null;
  }

  /** Every rubric that is kept here, by name and hash. */
  async keptRubrics(): Promise<readonly Pick<RubricVersionRow, 'reference' | 'sha256'>[]> {
    const { rows } = await run<Pick<RubricVersionRow, 'reference' | 'sha256'>>(
      this.units.manager,
      `SELECT "reference", "sha256" FROM "rubric_versions" ORDER BY "seq"`,
      [],
    );
    return rows;
  }

  /** What this member's requisitions are called and rated on, oldest first. */
  async rubricUses(memberId: string): Promise<readonly Pick<RequisitionRow, 'id' | 'title' | 'rubric'>[]> {
    const { rows } = await run<Pick<RequisitionRow, 'id' | 'title' | 'rubric'>>(
      this.units.manager,
      `SELECT "id", "title", "rubric" FROM "requisitions" WHERE "id" IN (${OF_MEMBER}) ORDER BY "seq"`,
      [memberId, ...MEMBER_ROLES],
    );
    return rows;
  }

  /** Null when it is not kept here. */
  findRubric(reference: string): Promise<RubricVersionRow | null> {
    return findRow(this.units.manager, RubricVersionRow, { where: { reference } });
  }

  /** Keeps the first one of a reference. @returns false when there was one. */
  insertRubric(row: Omit<RubricVersionRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, RubricVersionRow, { row, unlessExists: ['reference'] });
  }
}
