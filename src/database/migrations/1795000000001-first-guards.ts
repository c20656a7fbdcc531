import { distinct, frozen, versioned } from './guard-kinds.js';
import type { Guard } from './guards.js';

const REVISION_OF_SCORECARD = `(SELECT s."revision" FROM "scorecards" s WHERE s."id" = NEW."scorecard_id")`;

/** The rules of the first migration that no constraint can say. */
export const FIRST_GUARDS: readonly Guard[] = [
  ...frozen('rubric_versions', 'a rubric version in use'),
  versioned('interviewers', 'an interviewer'),
  versioned('candidates', 'a candidate'),
  versioned('requisitions', 'a requisition'),
  {
    name: 'tr_requisitions_rated',
    table: 'requisitions',
    on: 'UPDATE',
    refuses: `OLD."rated_at" IS NOT NULL AND (${distinct('rubric', 'stage', 'rated_at')})`,
    message: 'immutable: rubric and career stage stand once a scorecard is submitted',
  },
  versioned('applications', 'an application'),
  {
    name: 'tr_applications_moved',
    table: 'applications',
    on: 'UPDATE',
    refuses: distinct('requisition_id', 'candidate_id', 'external_id'),
    message: 'immutable: an application stays with its person and its requisition',
  },
  {
    name: 'tr_scorecards_update',
    table: 'scorecards',
    on: 'UPDATE',
    refuses: `${distinct('seq', 'id', 'created_at', 'requisition_id', 'application_id', 'interviewer_id')} OR NEW."version" <> OLD."version" + 1`,
    message: 'immutable: a scorecard stays with its author and its application',
  },
  {
    name: 'tr_scorecards_submitted',
    table: 'scorecards',
    on: 'UPDATE',
    refuses: `OLD."status" = 'submitted' AND (${distinct('status', 'submitted_at', 'rubric', 'draft')} OR NEW."revision" <> OLD."revision" + 1)`,
    message: 'immutable: a submitted scorecard is only ever amended by a new revision',
  },
  {
    name: 'tr_scorecards_revision',
    table: 'scorecards',
    on: 'UPDATE',
    refuses:
      `NEW."revision" <> OLD."revision" AND (NEW."revision" <> OLD."revision" + 1 OR NOT EXISTS` +
      ` (SELECT 1 FROM "scorecard_revisions" v WHERE v."scorecard_id" = NEW."id" AND v."revision" = NEW."revision"))`,
    message: 'immutable: a scorecard moves one revision at a time, to one that is written',
  },
  {
    name: 'tr_scorecards_insert',
    table: 'scorecards',
    on: 'INSERT',
    refuses: `NEW."status" <> 'draft' OR NEW."version" <> 1`,
    message: 'immutable: a scorecard begins as a draft',
  },
  {
    name: 'tr_scorecards_no_delete',
    table: 'scorecards',
    on: 'DELETE',
    refuses: `OLD."status" = 'submitted'`,
    message: 'immutable: a submitted scorecard cannot be deleted',
  },
  ...frozen('scorecard_revisions', 'a revision of a scorecard'),
  {
    name: 'tr_scorecard_revisions_insert',
    table: 'scorecard_revisions',
    on: 'INSERT',
    refuses: `NEW."revision" <> ${REVISION_OF_SCORECARD} + 1`,
    message: 'immutable: revisions follow each other without a gap',
  },
  ...frozen('ratings', 'a submitted rating'),
  {
    name: 'tr_ratings_insert',
    table: 'ratings',
    on: 'INSERT',
    refuses:
      `EXISTS (SELECT 1 FROM "scorecard_revisions" v JOIN "scorecards" s ON s."id" = v."scorecard_id"` +
      ` WHERE v."seq" = NEW."revision_seq" AND s."revision" >= v."revision")`,
    message: 'immutable: a revision in force takes no further rating',
  },
  ...frozen('assessments', 'an assessment'),
  {
    name: 'tr_briefs_update',
    table: 'briefs',
    on: 'UPDATE',
    refuses:
      `OLD."pdf_sha256" IS NOT NULL OR NEW."pdf_sha256" IS NULL OR ` +
      distinct(
        'seq',
        'id',
        'created_at',
        'number',
        'kind',
        'assessment_id',
        'application_id',
        'paper',
        'input_sha256',
        'snapshot',
        'snapshot_sha256',
      ),
    message: 'immutable: an issued brief cannot be changed',
  },
  {
    name: 'tr_briefs_no_delete',
    table: 'briefs',
    on: 'DELETE',
    refuses: null,
    message: 'immutable: an issued brief cannot be deleted',
  },
  {
    name: 'tr_brief_counters_update',
    table: 'brief_counters',
    on: 'UPDATE',
    refuses: `NEW."name" <> OLD."name" OR NEW."last" <> OLD."last" + 1`,
    message: 'immutable: brief numbers go up one at a time',
  },
  {
    name: 'tr_brief_counters_no_delete',
    table: 'brief_counters',
    on: 'DELETE',
    refuses: null,
    message: 'immutable: brief numbers are never given twice',
  },
];
