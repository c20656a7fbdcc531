import { distinct, frozen } from './guard-kinds.js';
import type { Guard } from './guards.js';

/** What stands where words about an erased candidate stood. The repository of erasures writes the same. */
const ERASED_WORDS = '(erased)';

const CANDIDATE_OF = (application: string): string =>
  `(SELECT x."candidate_id" FROM "applications" x WHERE x."id" = ${application})`;

const APPLICATION_OF = (scorecard: string): string =>
  `(SELECT s."application_id" FROM "scorecards" s WHERE s."id" = ${scorecard})`;

/** This candidate is being erased in this transaction: the row gets its end before the transaction does. */
const underWay = (candidate: string): string =>
  `EXISTS (SELECT 1 FROM "erasures" e WHERE e."finished_at" IS NULL AND e."candidate_id" = ${candidate})`;

/** Somebody who applied for this requisition is. */
const underWayIn = (requisition: string): string =>
  `EXISTS (SELECT 1 FROM "erasures" e JOIN "applications" a ON a."candidate_id" = e."candidate_id"` +
  ` WHERE e."finished_at" IS NULL AND a."requisition_id" = ${requisition})`;

const erased = (candidate: string): string =>
  `EXISTS (SELECT 1 FROM "erasures" e WHERE e."candidate_id" = ${candidate})`;

const otherThan = (column: string, words: string): string => `NEW."${column}" IS DISTINCT FROM ${words}`;

const REQUISITION_OF_ASSESSMENT = (assessment: string): string =>
  `(SELECT a."requisition_id" FROM "assessments" a WHERE a."id" = ${assessment})`;

/** Everything of an issued brief but what it shows. */
const BRIEF_IDENTITY = distinct(
  'seq',
  'id',
  'created_at',
  'number',
  'kind',
  'assessment_id',
  'application_id',
  'paper',
  'input_sha256',
);

/** Those of earlier migrations, each with the one exception: words about a candidate who is being erased may go. */
export const LOOSENED_GUARDS: readonly Guard[] = [
  {
    name: 'tr_applications_moved',
    table: 'applications',
    on: 'UPDATE',
    refuses:
      `${distinct('requisition_id', 'candidate_id')} OR (${distinct('external_id')} AND NOT` +
      ` (NEW."external_id" IS NULL AND ${underWay('NEW."candidate_id"')}))`,
    message: 'immutable: an application stays with its person and its requisition',
  },
  {
    name: 'tr_scorecard_revisions_no_update',
    table: 'scorecard_revisions',
    on: 'UPDATE',
    refuses:
      `NOT ${underWay(CANDIDATE_OF(APPLICATION_OF('NEW."scorecard_id"')))} OR ` +
      `${distinct('seq', 'scorecard_id', 'revision', 'at', 'recommendation', 'tells', 'setting')} OR ` +
      `NEW."key_takeaway" IS NOT NULL OR (NEW."revision" > 1 AND ${otherThan('reason', `'${ERASED_WORDS}'`)})`,
    message: 'immutable: a revision of a scorecard cannot be changed',
  },
  {
    name: 'tr_ratings_no_update',
    table: 'ratings',
    on: 'UPDATE',
    refuses:
      `NOT ${underWay(
        `(SELECT a."candidate_id" FROM "scorecard_revisions" v JOIN "scorecards" s ON s."id" = v."scorecard_id"` +
          ` JOIN "applications" a ON a."id" = s."application_id" WHERE v."seq" = NEW."revision_seq")`,
      )} OR ${distinct('revision_seq', 'position', 'criterion', 'rating', 'verification')} OR ` +
      otherThan('evidence', `'${ERASED_WORDS}'`),
    message: 'immutable: a submitted rating cannot be changed',
  },
  {
    name: 'tr_assessments_no_update',
    table: 'assessments',
    on: 'UPDATE',
    refuses:
      `NOT ${underWayIn('NEW."requisition_id"')} OR ` +
      distinct(
        'seq',
        'id',
        'created_at',
        'requisition_id',
        'rubric',
        'input_sha256',
        'engine',
        'pool',
        'scorecards',
        'expected',
        'calibration',
      ),
    message: 'immutable: an assessment cannot be changed',
  },
  {
    name: 'tr_assessment_shortlists_no_update',
    table: 'assessment_shortlists',
    on: 'UPDATE',
    refuses: `NOT ${underWayIn(REQUISITION_OF_ASSESSMENT('NEW."assessment_id"'))} OR ${distinct('assessment_id')}`,
    message: 'immutable: what a shortlist shows cannot be changed',
  },
  {
    name: 'tr_briefs_update',
    table: 'briefs',
    on: 'UPDATE',
    refuses:
      `${BRIEF_IDENTITY} OR ((${distinct('snapshot', 'snapshot_sha256', 'erased_at')}) AND NOT` +
      ` (${underWayIn(REQUISITION_OF_ASSESSMENT('NEW."assessment_id"'))} AND NOT (${distinct('pdf_sha256')})))` +
      // The first note of its PDF's hash, and never another.
      ` OR (${distinct('pdf_sha256')} AND (OLD."pdf_sha256" IS NOT NULL OR NEW."pdf_sha256" IS NULL))`,
    message: 'immutable: an issued brief cannot be changed',
  },
  {
    name: 'tr_debriefs_no_update',
    table: 'debriefs',
    on: 'UPDATE',
    refuses:
      `NOT ${underWay(CANDIDATE_OF('NEW."application_id"'))} OR ` +
      `${distinct('seq', 'id', 'created_at', 'application_id', 'person_id')} OR NEW."reason" IS NOT NULL`,
    message: 'immutable: an opened debrief cannot be changed',
  },
  {
    name: 'tr_decisions_no_update',
    table: 'decisions',
    on: 'UPDATE',
    refuses:
      `NOT ${underWay(CANDIDATE_OF('NEW."application_id"'))} OR ` +
      `${distinct('seq', 'id', 'created_at', 'application_id', 'number', 'person_id', 'decision', 'assessment_id', 'advice')}` +
      ` OR ${otherThan('reason', `'${ERASED_WORDS}'`)}`,
    message: 'immutable: a recorded decision cannot be changed',
  },
];

/** Nothing more is written about somebody who was erased. `asFailure` makes a refusal in words of it. */
const GONE = 'erased: this candidate was erased, and nothing more is written about them';

function closed(name: string, table: string, refuses: string, on: Guard['on'] = 'INSERT'): Guard {
  return { name, table, on, refuses, message: GONE };
}

export const ERASURE_GUARDS: readonly Guard[] = [
  {
    name: 'tr_erasures_insert',
    table: 'erasures',
    on: 'INSERT',
    refuses: `NEW."finished_at" IS NOT NULL`,
    message: 'immutable: an erasure has an end when it is done',
  },
  {
    name: 'tr_erasures_update',
    table: 'erasures',
    on: 'UPDATE',
    refuses:
      `OLD."finished_at" IS NOT NULL OR NEW."finished_at" IS NULL OR ` +
      distinct('seq', 'candidate_id', 'created_at', 'person_id', 'applications'),
    message: 'immutable: an erasure stands once it is done',
  },
  ...frozen('erasures', 'an erasure').filter(({ on }) => on === 'DELETE'),
  closed(
    'tr_candidates_erased',
    'candidates',
    `EXISTS (SELECT 1 FROM "erasures" e WHERE e."candidate_id" = NEW."id" AND e."finished_at" IS NOT NULL)`,
    'UPDATE',
  ),
  closed('tr_applications_erased', 'applications', erased('NEW."candidate_id"')),
  closed(
    'tr_applications_emptied',
    'applications',
    `(${distinct('history', 'source')}) AND ${erased('NEW."candidate_id"')} AND NOT ${underWay('NEW."candidate_id"')}`,
    'UPDATE',
  ),
  closed('tr_briefs_erased', 'briefs', erased(CANDIDATE_OF('NEW."application_id"'))),
  closed('tr_scorecards_erased', 'scorecards', erased(CANDIDATE_OF('NEW."application_id"'))),
  closed(
    'tr_scorecard_revisions_erased',
    'scorecard_revisions',
    erased(CANDIDATE_OF(APPLICATION_OF('NEW."scorecard_id"'))),
  ),
  closed('tr_debriefs_erased', 'debriefs', erased(CANDIDATE_OF('NEW."application_id"'))),
  closed('tr_decisions_erased', 'decisions', erased(CANDIDATE_OF('NEW."application_id"'))),
];
