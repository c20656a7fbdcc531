import {
  Table,
  type MigrationInterface,
  type QueryRunner,
  type TableForeignKeyOptions,
  type TableOptions,
} from 'typeorm';
import {
  atLeast,
  capped,
  filled,
  id,
  instant,
  integer,
  key,
  line,
  oneOf,
  optional,
  seq,
  sha256,
  text,
} from './columns.js';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { isPostgres, layGuards } from './guards.js';

function reference(name: string, column: string, [table, target]: readonly [string, string]): TableForeignKeyOptions {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: [target],
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  };
}

function unique(name: string, ...columnNames: readonly string[]): { name: string; columnNames: string[] } {
  return { name, columnNames: [...columnNames] };
}

const PEOPLE: readonly TableOptions[] = [
  {
    name: 'interviewers',
    columns: [
      seq('interviewers'),
      id(),
      integer('version'),
      instant('created_at'),
      line('handle', 300),
      line('name', 300),
      optional(line('email', 320)),
    ],
    uniques: [unique('uq_interviewers_id', 'id'), unique('uq_interviewers_handle', 'handle')],
    checks: [
      atLeast('interviewers', 'version', 1),
      filled('interviewers', 'handle', 300),
      filled('interviewers', 'name', 300),
      filled('interviewers', 'email', 320),
    ],
  },
  {
    name: 'candidates',
    columns: [seq('candidates'), id(), integer('version'), instant('created_at'), line('name', 300)],
    uniques: [unique('uq_candidates_id', 'id')],
    checks: [atLeast('candidates', 'version', 1), filled('candidates', 'name', 300)],
  },
];

const REQUISITIONS: readonly TableOptions[] = [
  {
    name: 'rubric_versions',
    columns: [
      seq('rubric_versions'),
      id(),
      instant('created_at'),
      line('reference', 300),
      line('rubric_id', 280),
      integer('version'),
      sha256('sha256'),
      text('content'),
    ],
    uniques: [unique('uq_rubric_versions_id', 'id'), unique('uq_rubric_versions_reference', 'reference')],
    checks: [
      atLeast('rubric_versions', 'version', 1),
      { name: 'ck_rubric_versions_sha256', expression: 'length("sha256") = 64' },
    ],
  },
  {
    name: 'requisitions',
    columns: [
      seq('requisitions'),
      id(),
      integer('version'),
      instant('created_at'),
      optional(line('external_id', 300)),
      line('rubric', 300),
      line('title', 300),
      optional(line('organisation', 300)),
      line('stage', 300),
      optional(text('transition_plan')),
      text('economics'),
      optional(instant('rated_at')),
    ],
    uniques: [unique('uq_requisitions_id', 'id'), unique('uq_requisitions_external_id', 'external_id')],
    indices: [{ name: 'ix_requisitions_rubric', columnNames: ['rubric', 'seq'] }],
    checks: [
      atLeast('requisitions', 'version', 1),
      filled('requisitions', 'external_id', 300),
      filled('requisitions', 'title', 300),
      filled('requisitions', 'organisation', 300),
      capped('requisitions', 'transition_plan', 20_000),
    ],
    foreignKeys: [reference('fk_requisitions_rubric', 'rubric', ['rubric_versions', 'reference'])],
  },
  {
    name: 'applications',
    columns: [
      seq('applications'),
      id(),
      integer('version'),
      instant('created_at'),
      optional(line('external_id', 300)),
      id('requisition_id'),
      id('candidate_id'),
      line('source', 8),
      text('history'),
    ],
    uniques: [
      unique('uq_applications_id', 'id'),
      unique('uq_applications_candidate', 'requisition_id', 'candidate_id'),
      unique('uq_applications_external_id', 'requisition_id', 'external_id'),
    ],
    indices: [
      { name: 'ix_applications_requisition', columnNames: ['requisition_id', 'seq'] },
      { name: 'ix_applications_candidate', columnNames: ['candidate_id'] },
    ],
    checks: [
      atLeast('applications', 'version', 1),
      filled('applications', 'external_id', 300),
      oneOf('applications', 'source', ['external', 'internal']),
      capped('applications', 'history', 200_000),
    ],
    foreignKeys: [
      reference('fk_applications_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_applications_candidate', 'candidate_id', ['candidates', 'id']),
    ],
  },
];

const SCORECARDS: readonly TableOptions[] = [
  {
    name: 'scorecards',
    columns: [
      seq('scorecards'),
      id(),
      integer('version'),
      instant('created_at'),
      id('requisition_id'),
      id('application_id'),
      id('interviewer_id'),
      line('status', 9),
      integer('revision'),
      optional(text('draft')),
      optional(instant('submitted_at')),
      optional(line('rubric', 300)),
    ],
    uniques: [
      unique('uq_scorecards_id', 'id'),
      unique('uq_scorecards_interviewer', 'application_id', 'interviewer_id'),
    ],
    indices: [
      { name: 'ix_scorecards_application', columnNames: ['application_id', 'seq'] },
      { name: 'ix_scorecards_requisition', columnNames: ['requisition_id', 'seq'] },
      { name: 'ix_scorecards_rubric', columnNames: ['rubric', 'seq'] },
      { name: 'ix_scorecards_interviewer', columnNames: ['interviewer_id'] },
    ],
    checks: [
      atLeast('scorecards', 'version', 1),
      oneOf('scorecards', 'status', ['draft', 'submitted']),
      {
        name: 'ck_scorecards_state',
        expression:
          `("status" = 'draft' AND "draft" IS NOT NULL AND "revision" = 0 AND "submitted_at" IS NULL AND "rubric" IS NULL)` +
          ` OR ("status" = 'submitted' AND "draft" IS NULL AND "revision" >= 1 AND "submitted_at" IS NOT NULL AND "rubric" IS NOT NULL)`,
      },
    ],
    foreignKeys: [
      reference('fk_scorecards_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_scorecards_application', 'application_id', ['applications', 'id']),
      reference('fk_scorecards_interviewer', 'interviewer_id', ['interviewers', 'id']),
      reference('fk_scorecards_rubric', 'rubric', ['rubric_versions', 'reference']),
    ],
  },
  {
    name: 'scorecard_revisions',
    columns: [
      seq('scorecard_revisions'),
      id('scorecard_id'),
      integer('revision'),
      instant('at'),
      optional(text('reason')),
      optional(line('recommendation', 11)),
      optional(text('key_takeaway')),
      text('tells'),
    ],
    uniques: [unique('uq_scorecard_revisions_revision', 'scorecard_id', 'revision')],
    checks: [
      atLeast('scorecard_revisions', 'revision', 1),
      {
        name: 'ck_scorecard_revisions_reason',
        expression: `("revision" = 1 AND "reason" IS NULL) OR ("revision" > 1 AND "reason" IS NOT NULL AND length(trim("reason")) > 0 AND length("reason") <= 20000)`,
      },
      oneOf('scorecard_revisions', 'recommendation', ['strong-no', 'no', 'yes', 'strong-yes', 'no-decision']),
      capped('scorecard_revisions', 'key_takeaway', 20_000),
    ],
    foreignKeys: [reference('fk_scorecard_revisions_scorecard', 'scorecard_id', ['scorecards', 'id'])],
  },
  {
    name: 'ratings',
    withoutRowid: true,
    columns: [
      key(integer('revision_seq'), 'ratings'),
      key(integer('position'), 'ratings'),
      line('criterion', 300),
      optional(integer('rating')),
      optional(line('verification', 12)),
      optional(text('evidence')),
    ],
    uniques: [unique('uq_ratings_criterion', 'revision_seq', 'criterion')],
    checks: [
      atLeast('ratings', 'position', 0),
      filled('ratings', 'criterion', 300),
      // Listed, not a range: SQLite would keep 3.5 in an integer column.
      { name: 'ck_ratings_rating', expression: '"rating" IN (1, 2, 3, 4, 5)' },
      oneOf('ratings', 'verification', ['claimed', 'probed', 'corroborated']),
      capped('ratings', 'evidence', 20_000),
      {
        name: 'ck_ratings_observed',
        expression:
          `("rating" IS NULL AND "verification" IS NULL)` +
          ` OR ("rating" IS NOT NULL AND "verification" IS NOT NULL AND "evidence" IS NOT NULL AND length(trim("evidence")) > 0)`,
      },
    ],
    foreignKeys: [reference('fk_ratings_revision', 'revision_seq', ['scorecard_revisions', 'seq'])],
  },
];

const RESULTS: readonly TableOptions[] = [
  {
    name: 'assessments',
    columns: [
      seq('assessments'),
      id(),
      instant('created_at'),
      id('requisition_id'),
      line('rubric', 300),
      sha256('input_sha256'),
      line('engine', 40),
      text('evaluation'),
      text('pool'),
      text('content'),
    ],
    uniques: [
      unique('uq_assessments_id', 'id'),
      unique('uq_assessments_input', 'requisition_id', 'input_sha256', 'engine'),
    ],
    indices: [{ name: 'ix_assessments_requisition', columnNames: ['requisition_id', 'seq'] }],
    checks: [{ name: 'ck_assessments_input', expression: 'length("input_sha256") = 64' }],
    foreignKeys: [
      reference('fk_assessments_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_assessments_rubric', 'rubric', ['rubric_versions', 'reference']),
    ],
  },
  {
    name: 'briefs',
    columns: [
      seq('briefs'),
      id(),
      instant('created_at'),
      integer('number'),
      line('kind', 15),
      id('assessment_id'),
      optional(id('application_id')),
      line('paper', 6),
      sha256('input_sha256'),
      text('snapshot'),
      sha256('snapshot_sha256'),
      optional(sha256('pdf_sha256')),
    ],
    uniques: [unique('uq_briefs_id', 'id'), unique('uq_briefs_number', 'number')],
    indices: [
      { name: 'ix_briefs_assessment', columnNames: ['assessment_id', 'seq'] },
      { name: 'ix_briefs_application', columnNames: ['application_id', 'seq'] },
    ],
    checks: [
      atLeast('briefs', 'number', 1),
      {
        name: 'ck_briefs_kind',
        expression: `("kind" = 'hiring-brief' AND "application_id" IS NOT NULL) OR ("kind" = 'shortlist-brief' AND "application_id" IS NULL)`,
      },
      oneOf('briefs', 'paper', ['A4', 'Letter']),
      { name: 'ck_briefs_snapshot_sha256', expression: 'length("snapshot_sha256") = 64' },
      { name: 'ck_briefs_pdf_sha256', expression: 'length("pdf_sha256") = 64' },
    ],
    foreignKeys: [
      reference('fk_briefs_assessment', 'assessment_id', ['assessments', 'id']),
      reference('fk_briefs_application', 'application_id', ['applications', 'id']),
    ],
  },
  {
    name: 'brief_counters',
    columns: [key(line('name', 20), 'brief_counters'), integer('last')],
    checks: [atLeast('brief_counters', 'last', 0)],
  },
  {
    name: 'idempotency_keys',
    columns: [
      key(line('key', 255), 'idempotency_keys'),
      key(line('route', 255), 'idempotency_keys'),
      instant('created_at'),
      sha256('body_sha256'),
      optional(integer('status')),
      optional(text('response')),
    ],
    indices: [{ name: 'ix_idempotency_keys_created', columnNames: ['created_at'] }],
    checks: [filled('idempotency_keys', 'key', 255)],
  },
];

const TABLES = [...PEOPLE, ...REQUISITIONS, ...SCORECARDS, ...RESULTS];

/** Requisitions, applications, people, scorecards with revisions, assessments, briefs. One set for both databases. */
export class FirstTables1795000000001 implements MigrationInterface {
  readonly name = 'FirstTables1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table));
    await runner.query(`INSERT INTO "brief_counters" ("name", "last") VALUES ('brief', 0)`);
    await layGuards(runner, FIRST_GUARDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE "${name}"`);
    if (!isPostgres(runner)) return;
    for (const { name, on } of FIRST_GUARDS) {
      await runner.query(`DROP FUNCTION "${name}"()`);
      if (on === 'DELETE') await runner.query(`DROP FUNCTION "${name}_truncate"()`);
    }
  }
}
