import { ApplicationRow } from '../modules/applications/application.entity.js';
import { CandidateRow } from '../modules/applications/candidate.entity.js';
import { AssessmentRow } from '../modules/assessments/assessment.entity.js';
import { BriefCounterRow } from '../modules/briefs/brief-counter.entity.js';
import { BriefRow } from '../modules/briefs/brief.entity.js';
import { InterviewerRow } from '../modules/people/interviewer.entity.js';
import { RequisitionRow } from '../modules/requisitions/requisition.entity.js';
import { RubricVersionRow } from '../modules/requisitions/rubric-version.entity.js';
import { RatingRow } from '../modules/scorecards/rating.entity.js';
import { ScorecardRevisionRow } from '../modules/scorecards/scorecard-revision.entity.js';
import { ScorecardRow } from '../modules/scorecards/scorecard.entity.js';
import { IdempotencyKeyRow } from './idempotency-key.entity.js';

/** Every table of the product, for the data source; nothing else reads this list. */
export const ENTITIES = [
  RubricVersionRow,
  RequisitionRow,
  CandidateRow,
  ApplicationRow,
  InterviewerRow,
  ScorecardRow,
  ScorecardRevisionRow,
  RatingRow,
  AssessmentRow,
  BriefRow,
  BriefCounterRow,
  IdempotencyKeyRow,
] as const;
