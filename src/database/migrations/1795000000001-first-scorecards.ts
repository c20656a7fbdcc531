import type { TableOptions } from 'typeorm';
import {
  atLeast,
  capped,
  filled,
  id,
  instant,
  integer,
  line,
  key,
  oneOf,
  optional,
  reference,
  seq,
  sha256,
  text,
  unique,
} from './columns.js';

/** What interviewers wrote. */
export const SCORECARDS: readonly TableOptions[] = [
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
      line('criterion', 100),
      optional(integer('rating')),
      optional(line('verification', 12)),
      optional(text('evidence')),
    ],
    uniques: [unique('uq_ratings_criterion', 'revision_seq', 'criterion')],
    checks: [
      atLeast('ratings', 'position', 0),
      filled('ratings', 'criterion', 100),
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

/** What was made of it. */
export const RESULTS: readonly TableOptions[] = [
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
      integer('scorecards'),
      text('expected'),
      text('content'),
    ],
    uniques: [
      unique('uq_assessments_id', 'id'),
      unique('uq_assessments_input', 'requisition_id', 'input_sha256', 'engine', 'scorecards'),
    ],
    indices: [{ name: 'ix_assessments_requisition', columnNames: ['requisition_id', 'seq'] }],
    checks: [
      { name: 'ck_assessments_input', expression: 'length("input_sha256") = 64' },
      atLeast('assessments', 'scorecards', 0),
    ],
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
      key(line('key', 128), 'idempotency_keys'),
      key(line('route', 255), 'idempotency_keys'),
      instant('created_at'),
      sha256('request_sha256'),
      optional(integer('status')),
      optional(text('response')),
    ],
    indices: [{ name: 'ix_idempotency_keys_created', columnNames: ['created_at'] }],
    checks: [filled('idempotency_keys', 'key', 128)],
  },
];
