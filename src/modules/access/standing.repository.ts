import { Injectable } from '@nestjs/common';
import { inList, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { NO_STANDING, type Caller, type MemberRole, type ObjectKind, type Standing } from '../../domain/index.js';
import { PlacedObjects, THEIRS, type Found, type Place } from './placed-objects.repository.js';

/** How a caller stands to an object, and what it shows of whom. */
export interface Placed {
  readonly standing: Standing;
  /** Applications whose scores somebody has read who reads this object, other than what they typed themselves. */
  readonly shows: readonly string[];
  /** For whom they hold the pen: the object is a draft that an interviewer without an account dictates. */
  readonly transcribes: { readonly applicationId: string; readonly interviewerId: string } | null;
}

/** What nobody but one person has had a hand in: reading it again tells them nothing. Twice that person. */
const TYPED_ALONE =
  `(SELECT t."application_id", t."interviewer_id" FROM "transcriptions" t WHERE t."person_id" = ? AND NOT EXISTS (` +
  `SELECT 1 FROM "transcriptions" o WHERE o."application_id" = t."application_id"` +
  ` AND o."interviewer_id" = t."interviewer_id" AND o."person_id" <> ?))`;

/**
 * Reads the few facts that access depends on straight from the tables of the modules that own them: asking each
 * module's service would load whole records for every request, and would make every module depend on every other.
 */
@Injectable()
export class StandingRepository {
  constructor(
    private readonly units: UnitOfWork,
    private readonly objects: PlacedObjects,
  ) {}

  /** Null when there is no such object. */
  async standingOf(caller: Caller, kind: ObjectKind, id: string): Promise<Pick<Placed, 'standing'> | null> {
    const found = await this.objects.find(caller, kind, id);
    return found === null ? null : { standing: await this.standing(caller, kind, found) };
  }

  /** As `standingOf`, with what the object shows of whom: of a large requisition that takes longer than all the rest. */
  async of(caller: Caller, kind: ObjectKind, id: string): Promise<Placed | null> {
    const found = await this.objects.find(caller, kind, id);
    if (found === null) return null;
    const standing = await this.standing(caller, kind, found);
    const { place, interviewerId } = found;
    if (place === null) return { standing, shows: [], transcribes: null };
    const [applicationId] = place.applicationIds ?? [];
    if (interviewerId === undefined || applicationId === undefined || !standing.unattended)
      return { standing, shows: await this.shown(caller, place), transcribes: null };
    if (standing.draft) return { standing, shows: [], transcribes: { applicationId, interviewerId } };
    return { standing, shows: await this.shown(caller, place, interviewerId), transcribes: null };
  }

  /** Whether they owe any scorecard, or are a candidate anywhere: who neither does nor is, is blind to nothing. */
  async mayBeBlind({ personId, email }: Caller): Promise<boolean> {
    const rows = await this.rows(
      `SELECT 1 FROM "scorecards" WHERE "interviewer_id" = ${THEIRS} AND "status" = 'draft'` +
        ` UNION ALL SELECT 1 FROM "candidates" WHERE "email" = ? UNION ALL SELECT 1 FROM "candidates" WHERE "person_id" = ? LIMIT 1`,
      [personId, email, personId],
    );
    return rows.length > 0;
  }

  private async standing(caller: Caller, kind: ObjectKind, { place, facts }: Found): Promise<Standing> {
    if (place === null) return { ...NO_STANDING, ...facts };
    return {
      ...NO_STANDING,
      member: await this.memberRoles(caller, place.requisitionId),
      card: await this.ownCard(caller, place),
      subject: await this.isSubject(caller, kind, place),
      ...facts,
    };
  }

  /** As `of`, for applications: four statements for any number of them. One that there is not is not there. */
  async ofApplications(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    const list = JSON.stringify(ids);
    const applications = await this.rows<{
      id: string;
      requisition_id: string;
      email: string | null;
      person_id: string | null;
    }>(
      `SELECT a."id", a."requisition_id", c."email", c."person_id" FROM "applications" a` +
        ` JOIN "candidates" c ON c."id" = a."candidate_id" WHERE ${this.in('a."id"')}`,
      [list],
    );
    const members = await this.rows<{ requisition_id: string; role: MemberRole }>(
      `SELECT "requisition_id", "role" FROM "requisition_members" WHERE "person_id" = ? ORDER BY "role"`,
      [caller.personId],
    );
    const cards = await this.rows<{ application_id: string; status: 'draft' | 'submitted' }>(
      `SELECT "application_id", "status" FROM "scorecards" WHERE "interviewer_id" = ${THEIRS} AND ${this.in('"application_id"')}`,
      [caller.personId, list],
    );
    const card = new Map(cards.map(({ application_id: id, status }) => [id, status]));
    return new Map(
      applications.map(({ id, requisition_id: requisitionId, email, person_id: personId }) => [
        id,
        {
          ...NO_STANDING,
          member: members.filter((row) => row.requisition_id === requisitionId).map(({ role }) => role),
          card: card.get(id) ?? 'none',
          subject: email === caller.email || personId === caller.personId,
        },
      ]),
    );
  }

  private async memberRoles({ personId }: Caller, requisitionId: string): Promise<readonly MemberRole[]> {
    const rows = await this.rows<{ role: MemberRole }>(
      `SELECT "role" FROM "requisition_members" WHERE "requisition_id" = ? AND "person_id" = ? ORDER BY "role"`,
      [requisitionId, personId],
    );
    return rows.map(({ role }) => role);
  }

  private async ownCard({ personId }: Caller, place: Place): Promise<Standing['card']> {
    const { requisitionId, applicationIds } = place;
    const within = applicationIds === null ? '' : ` AND ${this.in('"application_id"')}`;
    const rows = await this.rows<{ status: 'draft' | 'submitted' }>(
      `SELECT "status" FROM "scorecards" WHERE "requisition_id" = ? AND "interviewer_id" = ${THEIRS}${within}`,
      [requisitionId, personId, ...(applicationIds === null ? [] : [JSON.stringify(applicationIds)])],
    );
    if (rows.length === 0) return 'none';
    return rows.some(({ status }) => status === 'draft') ? 'draft' : 'submitted';
  }

  /** What shows several applications beside each other is closed to each of the candidates. */
  private async isSubject({ personId, email }: Caller, kind: ObjectKind, place: Place): Promise<boolean> {
    const isOne = kind === 'application' || kind === 'scorecard';
    // From the few files of one person, and not from the many applications of a requisition.
    const rows = await this.rows(
      `SELECT 1 FROM (SELECT "id" FROM "candidates" WHERE "email" = ? UNION SELECT "id" FROM "candidates" WHERE "person_id" = ?) c` +
        ` JOIN "applications" a ON a."candidate_id" = c."id" WHERE a."requisition_id" = ?${isOne ? ` AND ${this.in('a."id"')}` : ''}`,
      [email, personId, place.requisitionId, ...(isOne ? [JSON.stringify(place.applicationIds ?? [])] : [])],
    );
    return rows.length > 0;
  }

  /** Those of which there is something of somebody else to see. */
  private async shown(
    { personId }: Caller,
    { requisitionId, applicationIds }: Place,
    interviewerId: string | null = null,
  ): Promise<readonly string[]> {
    const within = applicationIds === null ? '' : ` AND ${this.in('"application_id"')}`;
    const rows = await this.rows<{ application_id: string }>(
      `SELECT DISTINCT "application_id" FROM "scorecards" WHERE "requisition_id" = ? AND "status" = 'submitted'` +
        ` AND "interviewer_id" <> COALESCE(${THEIRS}, '') AND ("application_id", "interviewer_id") NOT IN ${TYPED_ALONE}` +
        `${within}${interviewerId === null ? '' : ' AND "interviewer_id" = ?'}`,
      [
        ...[requisitionId, personId, personId, personId],
        ...(applicationIds === null ? [] : [JSON.stringify(applicationIds)]),
        ...(interviewerId === null ? [] : [interviewerId]),
      ],
    );
    return rows.map(({ application_id: id }) => id);
  }

  private in(column: string): string {
    return inList(this.units.manager, column);
  }

  private async rows<Row = unknown>(statement: string, values: readonly SqlValue[]): Promise<readonly Row[]> {
    return (await run<Row>(this.units.manager, statement, values)).rows;
  }
}
