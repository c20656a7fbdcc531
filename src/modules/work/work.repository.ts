import { Injectable } from '@nestjs/common';
import { run, type SqlValue } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';

/** An application, as a line of a list. */
interface Line {
  readonly applicationId: string;
  readonly candidate: string;
  readonly requisition: string;
}

export interface OwnCard extends Line {
  readonly scorecardId: string;
  /** 1 until something was written. */
  readonly version: number;
  readonly dueAt: string | null;
}

export interface DoneCard extends Line {
  readonly scorecardId: string;
  readonly submittedAt: string;
  /** When the debrief was opened; null while it is not. */
  readonly debriefAt: string | null;
}

export interface OpenCard extends Line {
  readonly interviewer: string;
  readonly dueAt: string;
}

export interface BriefLine extends Line {
  readonly number: number;
  readonly issuedAt: string;
}

/** Of one kind: more than these nobody does today, and they are the most urgent ones. */
const MOST = 10;
/** Of what is done: to look something up, or to go to the debrief. */
const MOST_DONE = 5;
/** Several of a candidate become one line. */
const MOST_OPEN = 40;

/**
 * What waits, over all requisitions of one person: one statement a kind, however many records there are. It reads the
 * tables of several modules, because asking each for its records would load what is not shown.
 */
@Injectable()
export class WorkRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** Their own drafts, of open requisitions, the most urgent first. */
  ownCards(caller: Caller): Promise<readonly OwnCard[]> {
    if (caller.interviewerId === null) return Promise.resolve([]);
    return this.rows<OwnCard>(
      `SELECT s."id" AS "scorecardId", s."version", k."due_at" AS "dueAt", ${LINE} FROM "scorecards" s` +
        ` JOIN "applications" a ON a."id" = s."application_id" ${PARTS} LEFT JOIN "kits" k ON k."scorecard_id" = s."id"` +
        ` WHERE s."interviewer_id" = ? AND s."status" = 'draft' AND r."closed_at" IS NULL AND ${NOT_THEIRS}` +
        ` ORDER BY k."due_at" IS NULL, k."due_at", s."seq" LIMIT ${MOST}`,
      [caller.interviewerId, caller.email, caller.personId],
    );
  }

  /** Their own that are in, of open requisitions and undecided applications, the newest first. */
  doneCards(caller: Caller): Promise<readonly DoneCard[]> {
    if (caller.interviewerId === null) return Promise.resolve([]);
    return this.rows<DoneCard>(
      `SELECT s."id" AS "scorecardId", s."submitted_at" AS "submittedAt", b."created_at" AS "debriefAt", ${LINE}` +
        ` FROM "scorecards" s JOIN "applications" a ON a."id" = s."application_id" ${PARTS}` +
        ` LEFT JOIN "debriefs" b ON b."application_id" = a."id"` +
        ` WHERE s."interviewer_id" = ? AND s."status" = 'submitted' AND r."closed_at" IS NULL AND ${NOT_THEIRS}` +
        ` AND NOT EXISTS (SELECT 1 FROM "decisions" e WHERE e."application_id" = a."id")` +
        ` ORDER BY s."seq" DESC LIMIT ${MOST_DONE}`,
      [caller.interviewerId, caller.email, caller.personId],
    );
  }

  /**
   * All scorecards in, and no debrief yet; whoever has a draft there is not told, because then not all are in.
   *
   * @param roles in which they may belong to the requisition, of those that they have
   */
  readyForDebrief(caller: Caller, roles: readonly [string, string]): Promise<readonly Line[]> {
    return this.rows<Line>(
      `SELECT ${LINE} FROM "applications" a ${PARTS} WHERE ${ofMembers('?, ?')} AND ${NOT_THEIRS}` +
        ` AND EXISTS (SELECT 1 FROM "scorecards" s WHERE s."application_id" = a."id")` +
        ` AND NOT EXISTS (SELECT 1 FROM "scorecards" s WHERE s."application_id" = a."id" AND s."status" = 'draft')` +
        ` AND NOT EXISTS (SELECT 1 FROM "debriefs" d WHERE d."application_id" = a."id") ORDER BY a."seq" LIMIT ${MOST}`,
      [caller.personId, ...roles, caller.email, caller.personId],
    );
  }

  /** The newest hiring brief of each application of theirs that nothing was decided on; whether they are blind there, the caller asks. */
  briefs(caller: Caller): Promise<readonly BriefLine[]> {
    return this.rows<BriefLine>(
      `SELECT b."number", b."created_at" AS "issuedAt", ${LINE} FROM "briefs" b` +
        ` JOIN "applications" a ON a."id" = b."application_id" ${PARTS} WHERE ${ofMembers(`'hiring-manager'`)} AND ${NOT_THEIRS}` +
        ` AND NOT EXISTS (SELECT 1 FROM "briefs" n WHERE n."application_id" = b."application_id" AND n."seq" > b."seq")` +
        ` AND NOT EXISTS (SELECT 1 FROM "decisions" e WHERE e."application_id" = a."id") ORDER BY b."seq" DESC LIMIT ${MOST}`,
      [caller.personId, caller.email, caller.personId],
    );
  }

  /**
   * Others' drafts of their requisitions that are due on this day or were before, the oldest first; whether they are
   * blind there, the caller asks.
   *
   * @param today "2026-11-25"
   */
  dueDrafts(caller: Caller, today: string): Promise<readonly OpenCard[]> {
    // The most urgent ones first, and only these with all that a line says.
    const urgent =
      `SELECT s."application_id", s."interviewer_id", s."seq", k."due_at" FROM "scorecards" s` +
      ` JOIN "kits" k ON k."scorecard_id" = s."id" WHERE s."status" = 'draft' AND s."requisition_id" IN` +
      ` (SELECT m."requisition_id" FROM "requisition_members" m JOIN "requisitions" o ON o."id" = m."requisition_id"` +
      ` WHERE m."person_id" = ? AND m."role" = 'recruiter' AND o."closed_at" IS NULL)` +
      ` AND s."interviewer_id" <> ? AND substr(k."due_at", 1, 10) <= ? ORDER BY k."due_at", s."seq" LIMIT ${MOST_OPEN}`;
    return this.rows<OpenCard>(
      `SELECT i."name" AS "interviewer", s."due_at" AS "dueAt", ${LINE} FROM (${urgent}) s` +
        ` JOIN "applications" a ON a."id" = s."application_id" ${PARTS}` +
        ` JOIN "interviewers" i ON i."id" = s."interviewer_id" WHERE ${NOT_THEIRS} ORDER BY s."due_at", s."seq"`,
      [caller.personId, caller.interviewerId ?? '', today, caller.email, caller.personId],
    );
  }

  private rows<Row>(statement: string, values: readonly SqlValue[]): Promise<readonly Row[]> {
    return this.units.read(async () => (await run<Row>(this.units.manager, statement, values)).rows);
  }
}

const LINE = `a."id" AS "applicationId", c."name" AS "candidate", r."title" AS "requisition"`;
const PARTS = `JOIN "candidates" c ON c."id" = a."candidate_id" JOIN "requisitions" r ON r."id" = a."requisition_id"`;
/** Nobody finds their own file anywhere. */
const NOT_THEIRS = `(c."email" IS NULL OR c."email" <> ?) AND (c."person_id" IS NULL OR c."person_id" <> ?)`;

/** Of an open requisition that a person belongs to in one of these roles. */
function ofMembers(roles: string): string {
  return (
    `r."closed_at" IS NULL AND EXISTS (SELECT 1 FROM "requisition_members" m` +
    ` WHERE m."requisition_id" = a."requisition_id" AND m."person_id" = ? AND m."role" IN (${roles}))`
  );
}
