import type { TableOptions } from 'typeorm';
import {
  atLeast,
  capped,
  filled,
  id,
  instant,
  integer,
  line,
  oneOf,
  optional,
  reference,
  seq,
  sha256,
  text,
  unique,
} from './columns.js';

/** Who rates and who is rated. */
export const PEOPLE: readonly TableOptions[] = [
  {
    name: 'interviewers',
    columns: [
      seq('interviewers'),
      id(),
      integer('version'),
      instant('created_at'),
      line('handle', 100),
      line('name', 300),
      optional(line('email', 254)),
    ],
    uniques: [unique('uq_interviewers_id', 'id'), unique('uq_interviewers_handle', 'handle')],
    checks: [
      atLeast('interviewers', 'version', 1),
      filled('interviewers', 'handle', 100),
      filled('interviewers', 'name', 300),
      filled('interviewers', 'email', 254),
    ],
  },
  {
    name: 'candidates',
    columns: [seq('candidates'), id(), integer('version'), instant('created_at'), line('name', 300)],
    uniques: [unique('uq_candidates_id', 'id')],
    checks: [atLeast('candidates', 'version', 1), filled('candidates', 'name', 300)],
  },
];

/** What is rated, on which rubric. */
export const REQUISITIONS: readonly TableOptions[] = [
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
      optional(line('external_id', 100)),
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
      filled('requisitions', 'external_id', 100),
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
      optional(line('external_id', 100)),
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
      filled('applications', 'external_id', 100),
      oneOf('applications', 'source', ['external', 'internal']),
      capped('applications', 'history', 200_000),
    ],
    foreignKeys: [
      reference('fk_applications_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_applications_candidate', 'candidate_id', ['candidates', 'id']),
    ],
  },
];
