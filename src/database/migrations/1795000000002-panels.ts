import type { TableColumnOptions, TableOptions } from 'typeorm';
import {
  atLeast,
  capped,
  id,
  instant,
  integer,
  key,
  line,
  oneOf,
  optional,
  reference,
  seq,
  text,
  unique,
} from './columns.js';

/** Who belongs to a requisition, who asks what, and what people decided. */
export const PANELS: readonly TableOptions[] = [
  {
    name: 'requisition_members',
    withoutRowid: true,
    columns: [
      key(id('requisition_id'), 'requisition_members'),
      key(id('person_id'), 'requisition_members'),
      key(line('role', 14), 'requisition_members'),
    ],
    indices: [{ name: 'ix_requisition_members_person', columnNames: ['person_id'] }],
    checks: [oneOf('requisition_members', 'role', ['recruiter', 'hiring-manager'])],
    foreignKeys: [
      reference('fk_requisition_members_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_requisition_members_person', 'person_id', ['people', 'id']),
    ],
  },
  {
    name: 'panel_members',
    columns: [
      seq('panel_members'),
      id(),
      integer('version'),
      instant('created_at'),
      id('requisition_id'),
      id('interviewer_id'),
      text('criteria'),
    ],
    uniques: [
      unique('uq_panel_members_id', 'id'),
      unique('uq_panel_members_interviewer', 'requisition_id', 'interviewer_id'),
    ],
    checks: [atLeast('panel_members', 'version', 1), capped('panel_members', 'criteria', 25_000)],
    foreignKeys: [
      reference('fk_panel_members_requisition', 'requisition_id', ['requisitions', 'id']),
      reference('fk_panel_members_interviewer', 'interviewer_id', ['interviewers', 'id']),
    ],
  },
  {
    name: 'kits',
    withoutRowid: true,
    columns: [key(id('scorecard_id'), 'kits'), text('criteria'), optional(instant('due_at'))],
    checks: [capped('kits', 'criteria', 25_000)],
    foreignKeys: [reference('fk_kits_scorecard', 'scorecard_id', ['scorecards', 'id'])],
  },
  {
    name: 'score_reads',
    withoutRowid: true,
    columns: [key(id('application_id'), 'score_reads'), key(id('person_id'), 'score_reads'), instant('at')],
    indices: [{ name: 'ix_score_reads_person', columnNames: ['person_id'] }],
    foreignKeys: [
      reference('fk_score_reads_application', 'application_id', ['applications', 'id']),
      reference('fk_score_reads_person', 'person_id', ['people', 'id']),
    ],
  },
  {
    name: 'assessment_contents',
    withoutRowid: true,
    columns: [key(id('assessment_id'), 'assessment_contents'), key(id('application_id'), 'assessment_contents')],
    foreignKeys: [
      reference('fk_assessment_contents_assessment', 'assessment_id', ['assessments', 'id']),
      reference('fk_assessment_contents_application', 'application_id', ['applications', 'id']),
    ],
  },
  {
    name: 'debriefs',
    columns: [
      seq('debriefs'),
      id(),
      instant('created_at'),
      id('application_id'),
      id('person_id'),
      optional(text('reason')),
    ],
    uniques: [unique('uq_debriefs_id', 'id'), unique('uq_debriefs_application', 'application_id')],
    checks: [capped('debriefs', 'reason', 20_000)],
    foreignKeys: [
      reference('fk_debriefs_application', 'application_id', ['applications', 'id']),
      reference('fk_debriefs_person', 'person_id', ['people', 'id']),
    ],
  },
  {
    name: 'decisions',
    columns: [
      seq('decisions'),
      id(),
      instant('created_at'),
      id('application_id'),
      integer('number'),
      id('person_id'),
      line('decision', 10),
      text('reason'),
      optional(id('assessment_id')),
      optional(line('advice', 40)),
    ],
    uniques: [unique('uq_decisions_id', 'id'), unique('uq_decisions_number', 'application_id', 'number')],
    checks: [
      atLeast('decisions', 'number', 1),
      oneOf('decisions', 'decision', ['hire', 'promote', 'grow', 'pass', 'hold', 'withdrawn']),
      { name: 'ck_decisions_reason', expression: `length(trim("reason")) > 0 AND length("reason") <= 20000` },
    ],
    foreignKeys: [
      reference('fk_decisions_application', 'application_id', ['applications', 'id']),
      reference('fk_decisions_person', 'person_id', ['people', 'id']),
      reference('fk_decisions_assessment', 'assessment_id', ['assessments', 'id']),
    ],
  },
];

/** Columns that tables of the first migration get, by table. All of them may be empty: old rows do not have them. */
export const ADDED_COLUMNS: Readonly<Record<string, readonly TableColumnOptions[]>> = {
  requisitions: [optional(instant('closed_at'))],
  candidates: [optional(line('email', 254)), optional(id('person_id'))],
  scorecard_revisions: [optional(line('setting', 8))],
};

/** Indexes that tables of the first migration get, by table. */
export const ADDED_INDICES: Readonly<
  Record<string, readonly { readonly name: string; readonly columnNames: string[] }[]>
> = {
  candidates: [
    { name: 'ix_candidates_email', columnNames: ['email'] },
    { name: 'ix_candidates_person', columnNames: ['person_id'] },
  ],
  scorecards: [{ name: 'ix_scorecards_status', columnNames: ['status', 'requisition_id'] }],
};
