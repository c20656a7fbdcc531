import { Injectable } from '@nestjs/common';
import { inRanges, type Ranges } from '../../common/ranges.js';
import { run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, ObjectKind, Standing } from '../../domain/index.js';
import { ScoreReadsRepository } from './score-reads.repository.js';

/** What an object belongs to, and whose scorecards it shows. */
export interface Place {
  readonly requisitionId: string;
  /** The applications whose scorecards it shows; null: all of the requisition. */
  readonly applicationIds: readonly string[] | null;
}

/** A place with what only this object tells. */
export interface Found {
  readonly place: Place | null;
  readonly facts: Partial<Standing>;
  /** Whose scorecard it is, where it is one. */
  readonly interviewerId?: string;
}

/** Under which a person rates as of now: the caller may have been put on their first panel since they were recognised. */
export const THEIRS = `(SELECT "interviewer_id" FROM "people" WHERE "id" = ?)`;

/** Where an object belongs: what a route's `:id` names, read straight from the table of its kind. */
@Injectable()
export class PlacedObjects {
  constructor(
    private readonly units: UnitOfWork,
    private readonly reads: ScoreReadsRepository,
  ) {}

  /** Null when there is no such object. */
  async find(caller: Caller, kind: ObjectKind, id: string): Promise<Found | null> {
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
        hasRead: (await this.reads.unnoted(caller.personId, [row.application_id])).length === 0,
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

  private async rows<Row = unknown>(statement: string, values: readonly SqlValue[]): Promise<readonly Row[]> {
    return (await run<Row>(this.units.manager, statement, values)).rows;
  }
}
