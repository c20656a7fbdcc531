import { Injectable } from '@nestjs/common';
import { findByIds, findRow, insertRow, updateVersion } from '../../database/rows.js';
import { alone, inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ROLES, type Role } from '../../domain/index.js';
import { PersonRoleRow } from './person-role.entity.js';
import { PersonRow } from './person.entity.js';

type By =
  | { readonly id: string }
  | { readonly email: string }
  | { readonly oidcSubject: string }
  | { readonly interviewerId: string };

@Injectable()
export class AccountsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when somebody has this address already. */
  insert(row: Omit<PersonRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, PersonRow, { row, unlessExists: ['email'] });
  }

  /** Null when there is none. */
  find(by: By, { forChange = false }: { readonly forChange?: boolean } = {}): Promise<PersonRow | null> {
    return findRow(this.units.manager, PersonRow, { where: by, forChange });
  }

  /** Nobody else who asks this goes on until this unit ends: whoever counts people may act on it. */
  alone(): Promise<void> {
    return alone(this.units.manager);
  }

  async count(): Promise<number> {
    const { rows } = await run<{ n: number | string }>(this.units.manager, `SELECT count(*) AS n FROM "people"`, []);
    return Number(rows[0]?.n ?? 0);
  }

  /** Everybody, in order of arrival: a company's interviewers fit on one page. */
  async all(): Promise<readonly PersonRow[]> {
    const { manager } = this.units;
    const { rows } = await run<{ id: string }>(manager, `SELECT "id" FROM "people"`, []);
    const ids = rows.map(({ id }) => id);
    return [...(await findByIds(manager, PersonRow, ids))].sort((a, b) => a.seq - b.seq);
  }

  update(
    id: string,
    expectedVersion: number,
    changes: Partial<Omit<PersonRow, 'id' | 'seq' | 'version'>>,
  ): Promise<void> {
    return updateVersion(this.units.manager, PersonRow, { id, expectedVersion, changes });
  }

  /** By person, in the order in which roles are listed. */
  async rolesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Role[]>> {
    const { manager } = this.units;
    const { rows } = await run<{ person_id: string; role: string }>(
      manager,
      `SELECT "person_id", "role" FROM "person_roles" WHERE ${inList(manager, '"person_id"')}`,
      [JSON.stringify(personIds)],
    );
    const held = new Set(rows.map(({ person_id: id, role }) => `${id} ${role}`));
    return new Map(personIds.map((id) => [id, ROLES.filter((role) => held.has(`${id} ${role}`))]));
  }

  async setRoles(personId: string, roles: readonly Role[]): Promise<void> {
    const { manager } = this.units;
    await run(manager, `DELETE FROM "person_roles" WHERE "person_id" = ?`, [personId]);
    for (const role of roles) await insertRow(manager, PersonRoleRow, { row: { personId, role } });
  }

  /** How many can administer: active, and admin. */
  async countAdmins(): Promise<number> {
    const { rows } = await run<{ n: number | string }>(
      this.units.manager,
      `SELECT count(*) AS n FROM "people" p JOIN "person_roles" r ON r."person_id" = p."id" WHERE r."role" = 'admin' AND p."status" = 'active'`,
      [],
    );
    return Number(rows[0]?.n ?? 0);
  }
}
