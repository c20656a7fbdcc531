import { Injectable } from '@nestjs/common';
import { findRows, insertRow } from '../../database/rows.js';
import { inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { CheckMonths, Hire } from '../../domain/index.js';
import { OutcomeRow } from './outcome.entity.js';

/** Somebody who was put into a seat, as a line of a list. */
export interface HiredLine {
  readonly applicationId: string;
  readonly candidate: string;
  /** Its title. */
  readonly requisition: string;
  readonly decidedAt: string;
}

/** More nobody asks about in a day. */
const MOST = 100;

const LAST = `d."number" = (SELECT max(l."number") FROM "decisions" l WHERE l."application_id" = d."application_id")`;
const FILLED = `d."decision" IN ('hire', 'promote', 'grow')`;

@Injectable()
export class OutcomesRepository {
  constructor(private readonly units: UnitOfWork) {}

  async insert(row: Omit<OutcomeRow, 'seq'>): Promise<void> {
    await insertRow(this.units.manager, OutcomeRow, { row });
  }

  /** In order of arrival. */
  ofApplication(applicationId: string): Promise<readonly OutcomeRow[]> {
    return findRows(this.units.manager, OutcomeRow, { applicationId });
  }

  /**
   * Who was put into a seat before `before`, in the requisitions that somebody belongs to, and the last check is not made;
   * the oldest decision first.
   */
  async hired(personId: string, before: string): Promise<readonly HiredLine[]> {
    const statement =
      `SELECT d."application_id" AS "applicationId", c."name" AS "candidate", r."title" AS "requisition",` +
      ` d."created_at" AS "decidedAt" FROM "decisions" d JOIN "applications" a ON a."id" = d."application_id"` +
      ` JOIN "candidates" c ON c."id" = a."candidate_id" JOIN "requisitions" r ON r."id" = a."requisition_id"` +
      ` WHERE ${LAST} AND ${FILLED} AND d."created_at" <= ?` +
      ` AND r."id" IN (SELECT m."requisition_id" FROM "requisition_members" m WHERE m."person_id" = ?)` +
      ` AND NOT EXISTS (SELECT 1 FROM "erasures" e WHERE e."candidate_id" = c."id")` +
      ` AND NOT EXISTS (SELECT 1 FROM "outcomes" o WHERE o."application_id" = a."id" AND o."months" = 12)` +
      ` ORDER BY d."seq" LIMIT ${MOST}`;
    return (await run<HiredLine>(this.units.manager, statement, [before, personId])).rows;
  }

  /** Which checks were made, by application. */
  async madeOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, readonly CheckMonths[]>> {
    const { manager } = this.units;
    const statement = `SELECT "application_id" AS "applicationId", "months" FROM "outcomes" WHERE ${inList(manager, '"application_id"')}`;
    const { rows } = await run<Pick<OutcomeRow, 'applicationId' | 'months'>>(manager, statement, [
      JSON.stringify(applicationIds),
    ]);
    const groups = Map.groupBy(rows, ({ applicationId }) => applicationId);
    return new Map([...groups].map(([id, some]) => [id, some.map(({ months }) => months)]));
  }

  /** Everybody with an outcome, each with the last check, and of one that was made twice the newer. */
  async hires(): Promise<readonly Hire[]> {
    const statement =
      `SELECT o."application_id" AS "applicationId", o."months", o."whereabouts", o."carries", o."again", o."decision",` +
      ` o."route", o."probability" FROM "outcomes" o WHERE NOT EXISTS (SELECT 1 FROM "outcomes" n` +
      ` WHERE n."application_id" = o."application_id" AND (n."months" > o."months"` +
      ` OR (n."months" = o."months" AND n."seq" > o."seq"))) ORDER BY o."application_id"`;
    const { rows } = await run<Omit<OutcomeRow, 'seq' | 'id' | 'createdAt' | 'personId'>>(
      this.units.manager,
      statement,
      [],
    );
    return rows.map(({ applicationId, months, whereabouts, carries, again, decision, route, probability }) => ({
      application: applicationId,
      decision,
      route,
      probability: probability === null ? null : probability / 10_000,
      outcome: { months, whereabouts, carries, again },
    }));
  }
}
