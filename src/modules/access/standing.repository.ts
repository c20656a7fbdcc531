import { Injectable } from '@nestjs/common';
import { inRanges, type Ranges } from '../../common/ranges.js';
import { insertRow } from '../../database/rows.js';
import { inList, isPostgres, locked, run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { NO_STANDING, type Caller, type MemberRole, type ObjectKind, type Standing } from '../../domain/index.js';
import { ScoreReadRow } from './score-read.entity.js';

/** What an object belongs to, and whose scorecards it shows. */
interface Place {
  readonly requisitionId: string;
  /** The applications whose scorecards it shows; null: all of the requisition. */
  readonly applicationIds: readonly string[] | null;
}

/** A place with what only this object tells. */
interface Found {
  readonly place: Place | null;
  readonly facts: Partial<Standing>;
  /** Whose scorecard it is, where it is one. */
  readonly interviewerId?: string;
}

/** Who would rate, and who would be rated. */
export interface Parties {
  /** The rater's account, if any. */
  readonly personId: string | null;
  /** The addresses by which they are known, as they were given. */
  readonly emails: readonly (string | null)[];
  readonly candidate: { readonly personId: string | null; readonly email: string | null };
}

/** How a caller stands to an object, and what it shows of whom. */
export interface Placed {
  readonly standing: Standing;
  /** Applications whose scores somebody has read who reads this object, other than what they typed themselves. */
  readonly shows: readonly string[];
  /** For whom they hold the pen: the object is a draft that an interviewer without an account dictates. */
  readonly transcribes: { readonly applicationId: string; readonly interviewerId: string } | null;
}

/** Under which a person rates as of now: the caller may have been put on their first panel since they were recognised. */
const THEIRS = `(SELECT "interviewer_id" FROM "people" WHERE "id" = ?)`;

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
  constructor(private readonly units: UnitOfWork) {}

  /** Null when there is no such object. */
  async standingOf(caller: Caller, kind: ObjectKind, id: string): Promise<Pick<Placed, 'standing'> | null> {
    const found = await this.find(caller, kind, id);
    return found === null ? null : { standing: await this.standing(caller, kind, found) };
  }

  /** As `standingOf`, with what the object shows of whom: of a large requisition that takes longer than all the rest. */
  async of(caller: Caller, kind: ObjectKind, id: string): Promise<Placed | null> {
    const found = await this.find(caller, kind, id);
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

  /** The applications of which this person has not noted yet that they read the scores. */
  async unnoted(personId: string, applicationIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.rows<{ application_id: string }>(
      `SELECT "application_id" FROM "score_reads" WHERE "person_id" = ? AND ${this.in('"application_id"')}`,
      [personId, JSON.stringify(applicationIds)],
    );
    const noted = new Set(rows.map(({ application_id: id }) => id));
    return applicationIds.filter((id) => !noted.has(id));
  }

  /**
   * Nobody is put on the panel of these applications until this unit ends: whoever does it holds the application too.
   * On SQLite no other unit writes meanwhile.
   */
  async hold(applicationIds: readonly string[]): Promise<void> {
    const { manager } = this.units;
    if (!isPostgres(manager)) return;
    await this.rows(`SELECT 1 FROM "applications" WHERE ${this.in('"id"')} ORDER BY "id"${locked(manager)}`, [
      JSON.stringify(applicationIds),
    ]);
  }

  /** Who rates under an interviewer's name, and whose application it is. */
  async parties(interviewerId: string, applicationId: string): Promise<Parties> {
    const raters = await this.rows<{ email: string | null; person_id: string | null; person_email: string | null }>(
      `SELECT i."email", p."id" AS "person_id", p."email" AS "person_email" FROM "interviewers" i` +
        ` LEFT JOIN "people" p ON p."interviewer_id" = i."id" WHERE i."id" = ?`,
      [interviewerId],
    );
    const candidates = await this.rows<{ email: string | null; person_id: string | null }>(
      `SELECT c."email", c."person_id" FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id" WHERE a."id" = ?`,
      [applicationId],
    );
    return {
      personId: raters[0]?.person_id ?? null,
      emails: raters.flatMap(({ email, person_email: own }) => [email, own]),
      candidate: { personId: candidates[0]?.person_id ?? null, email: candidates[0]?.email ?? null },
    };
  }

  async note(personId: string, applicationId: string, at: string): Promise<void> {
    const row = { personId, applicationId, at };
    await insertRow(this.units.manager, ScoreReadRow, { row, unlessExists: ['applicationId', 'personId'] });
  }

  private async find(caller: Caller, kind: ObjectKind, id: string): Promise<Found | null> {
    switch (kind) {
      case 'requisition': {
        const [row] = await this.rows(`SELECT 1 FROM "requisitions" WHERE "id" = ?`, [id]);
        return row === undefined ? null : { place: { requisitionId: id, applicationIds: null }, facts: {} };
      }
      case 'application': {
        const [row] = await this.rows<{ requisition_id: string }>(
          `SELECT "requisition_id" FROM "applications" WHERE "id" = ?`,
          [id],
        );
        return row === undefined
          ? null
          : { place: { requisitionId: row.requisition_id, applicationIds: [id] }, facts: {} };
      }
      case 'scorecard':
        return this.findScorecard(caller, id);
      case 'assessment':
        return this.findAssessment(`SELECT "id", "requisition_id" FROM "assessments" WHERE "id" = ?`, id);
      case 'brief':
        return this.findAssessment(
          `SELECT a."id", a."requisition_id" FROM "briefs" b JOIN "assessments" a ON a."id" = b."assessment_id" WHERE b."id" = ?`,
          id,
        );
      case 'calibration':
        return this.findCalibration(caller, id);
      case 'interviewer':
        return this.findOwned(
          `SELECT p."id" AS "person_id" FROM "interviewers" i LEFT JOIN "people" p ON p."interviewer_id" = i."id" WHERE i."id" = ?`,
          { caller, id },
        );
      case 'person':
        return this.findOwned(`SELECT "id" AS "person_id" FROM "people" WHERE "id" = ?`, { caller, id });
      case 'session':
        return this.findOwned(`SELECT "person_id" FROM "sessions" WHERE "id" = ?`, { caller, id });
      case 'token':
        return this.findOwned(`SELECT "person_id" FROM "api_tokens" WHERE "id" = ?`, { caller, id });
    }
  }

  private async findScorecard(caller: Caller, id: string): Promise<Found | null> {
    const [row] = await this.rows<{
      requisition_id: string;
      application_id: string;
      interviewer_id: string;
      status: string;
      person_id: string | null;
    }>(
      `SELECT s."requisition_id", s."application_id", s."interviewer_id", s."status", p."id" AS "person_id"` +
        ` FROM "scorecards" s LEFT JOIN "people" p ON p."interviewer_id" = s."interviewer_id" WHERE s."id" = ?`,
      [id],
    );
    if (row === undefined) return null;
    return {
      place: { requisitionId: row.requisition_id, applicationIds: [row.application_id] },
      interviewerId: row.interviewer_id,
      facts: {
        author: row.person_id === caller.personId,
        unattended: row.person_id === null,
        draft: row.status === 'draft',
        hasRead: (await this.unnoted(caller.personId, [row.application_id])).length === 0,
      },
    };
  }

  private async findAssessment(statement: string, id: string): Promise<Found | null> {
    const [row] = await this.rows<{ id: string; requisition_id: string }>(statement, [id]);
    if (row === undefined) return null;
    const contents = await this.rows<{ application_id: string }>(
      `SELECT "application_id" FROM "assessment_contents" WHERE "assessment_id" = ?`,
      [row.id],
    );
    const applicationIds = contents.map(({ application_id: applicationId }) => applicationId);
    return { place: { requisitionId: row.requisition_id, applicationIds }, facts: {} };
  }

  /** It belongs to no requisition; it shows something of every application of which a rating is in it. */
  private async findCalibration({ personId, email }: Caller, id: string): Promise<Found | null> {
    const [row] = await this.rows<{ members: string }>(`SELECT "members" FROM "calibrations" WHERE "id" = ?`, [id]);
    if (row === undefined) return null;
    const members = JSON.parse(row.members) as Ranges;
    const isIn = async (applications: string, values: readonly SqlValue[]): Promise<boolean> =>
      (
        await this.rows<{ seq: number }>(
          `SELECT v."seq" FROM "scorecards" s JOIN "scorecard_revisions" v ON v."scorecard_id" = s."id" WHERE s."application_id" IN (${applications})`,
          values,
        )
      ).some(({ seq }) => inRanges(members, seq));
    const owes = await isIn(
      `SELECT "application_id" FROM "scorecards" WHERE "interviewer_id" = ${THEIRS} AND "status" = 'draft'`,
      [personId],
    );
    const own = `SELECT a."id" FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id" WHERE c."email" = ? OR c."person_id" = ?`;
    return { place: null, facts: { card: owes ? 'draft' : 'none', subject: await isIn(own, [email, personId]) } };
  }

  private async findOwned(
    statement: string,
    { caller, id }: { readonly caller: Caller; readonly id: string },
  ): Promise<Found | null> {
    const [row] = await this.rows<{ person_id: string | null }>(statement, [id]);
    return row === undefined ? null : { place: null, facts: { self: row.person_id === caller.personId } };
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
