import { Injectable } from '@nestjs/common';
import { findRow, insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, Findings, HandIn } from '../../domain/index.js';
import { InterviewerFindingsRow } from './interviewer-findings.entity.js';
import type { FoundOfInterviewer } from './worker/task.js';

/** What calibrations say of single interviewers, and what of theirs a reader may know to be in. */
@Injectable()
export class FindingsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** What is there already stays as it is. */
  async keep(calibrationId: string, found: readonly FoundOfInterviewer[]): Promise<void> {
    for (const each of found) {
      const row = { calibrationId, ...each };
      const unlessExists = ['calibrationId', 'interviewerId'] as const;
      await insertRow(this.units.manager, InterviewerFindingsRow, { row, unlessExists });
    }
  }

  /** Null when the calibration says nothing of them. */
  async of(calibrationId: string, interviewerId: string): Promise<Findings | null> {
    const where = { calibrationId, interviewerId };
    const row = await findRow(this.units.manager, InterviewerFindingsRow, { where });
    return row && (JSON.parse(row.findings) as Findings);
  }

  /** The rubrics that an interviewer has rated on, as far as the reader may know of it. Sorted. */
  async ratedRubrics(interviewerId: string, reader: Reader): Promise<readonly string[]> {
    const { rows } = await run<{ rubric: string }>(
      this.units.manager,
      // One scorecard of each is enough to know.
      `SELECT r."reference" AS "rubric" FROM "rubric_versions" r WHERE EXISTS (SELECT 1 FROM "scorecards" s` +
        ` WHERE s."rubric" = r."reference" AND ${SUBMITTED_BEFORE_THE_READER}) ORDER BY r."reference"`,
      valuesOf(interviewerId, reader),
    );
    return rows.map(({ rubric }) => rubric);
  }

  /**
   * When their last scorecards with a kit were asked for (they are opened with it), due and handed in, as far as the reader
   * may know that they are in. The newest first.
   */
  async handIns(interviewerId: string, reader: Reader): Promise<readonly HandIn[]> {
    const { rows } = await run<HandIn>(
      this.units.manager,
      `SELECT s."created_at" AS "askedAt", k."due_at" AS "dueAt", s."submitted_at" AS "submittedAt" FROM "scorecards" s` +
        ` JOIN "kits" k ON k."scorecard_id" = s."id" WHERE ${SUBMITTED_BEFORE_THE_READER} ORDER BY s."seq" DESC LIMIT ${LAST}`,
      valuesOf(interviewerId, reader),
    );
    return rows;
  }
}

/** Of somebody who rates often, the habits of today and not of years ago. */
const LAST = 100;

type Reader = Pick<Caller, 'personId' | 'email'>;

/** An interviewer's scorecards that are in, but for those of candidates on whom the reader still owes their own, and of the reader. */
const SUBMITTED_BEFORE_THE_READER =
  `s."interviewer_id" = ? AND s."status" = 'submitted' AND NOT EXISTS (SELECT 1 FROM "scorecards" o` +
  ` JOIN "people" p ON p."interviewer_id" = o."interviewer_id" WHERE o."application_id" = s."application_id" AND o."status" = 'draft' AND p."id" = ?)` +
  ` AND NOT EXISTS (SELECT 1 FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id"` +
  ` WHERE a."id" = s."application_id" AND (c."email" = ? OR c."person_id" = ?))`;

function valuesOf(interviewerId: string, { personId, email }: Reader): readonly string[] {
  return [interviewerId, personId, email, personId];
}
