import { Injectable } from '@nestjs/common';
import { run, shared } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ROLES, type Caller, type Role } from '../../domain/index.js';

/** Who a caller is as of now, for writes: as `StandingRepository`, straight from the tables. */
@Injectable()
export class CallersRepository {
  constructor(private readonly units: UnitOfWork) {}

  /**
   * The caller as they stand now: their roles, their address. Whoever takes a right of theirs away waits until this
   * unit ends, or has done it before.
   *
   * @returns null when their account, session or token opens nothing any more
   */
  async hold(caller: Caller): Promise<Caller | null> {
    const { personId, via } = caller;
    const end = shared(this.units.manager);
    const [person] = await this.rows<{ name: string; email: string; interviewer_id: string | null }>(
      `SELECT "name", "email", "interviewer_id" FROM "people" WHERE "id" = ? AND "status" = 'active'${end}`,
      personId,
    );
    const [door] =
      via.kind === 'session'
        ? await this.rows(`SELECT 1 FROM "sessions" WHERE "id" = ?${end}`, via.sessionId)
        : await this.rows(`SELECT 1 FROM "api_tokens" WHERE "id" = ? AND "revoked_at" IS NULL${end}`, via.tokenId);
    if (person === undefined || door === undefined) return null;
    const held = await this.rows<{ role: Role }>(`SELECT "role" FROM "person_roles" WHERE "person_id" = ?`, personId);
    const roles = ROLES.filter((role) => held.some((row) => row.role === role));
    return { ...caller, name: person.name, email: person.email, interviewerId: person.interviewer_id, roles };
  }

  private async rows<Row = unknown>(statement: string, value: string): Promise<readonly Row[]> {
    return (await run<Row>(this.units.manager, statement, [value])).rows;
  }
}
