import { ApiTokenRow } from '../modules/access/api-token.entity.js';
import { AuditEventRow } from '../modules/access/audit-event.entity.js';
import { ScoreReadRow } from '../modules/access/score-read.entity.js';
import { TranscriptionRow } from '../modules/access/transcription.entity.js';
import { SessionRow } from '../modules/access/session.entity.js';
import { GroupAnswerRow } from '../modules/adverse-impact/group-answer.entity.js';
import { GroupSecretRow } from '../modules/adverse-impact/group-secret.entity.js';
import { ApplicationRow } from '../modules/applications/application.entity.js';
import { CandidateRow } from '../modules/applications/candidate.entity.js';
import { AssessmentContentRow } from '../modules/assessments/assessment-content.entity.js';
import { AssessmentShortlistRow } from '../modules/assessments/assessment-shortlist.entity.js';
import { AssessmentRow } from '../modules/assessments/assessment.entity.js';
import { BriefCounterRow } from '../modules/briefs/brief-counter.entity.js';
import { BriefRow } from '../modules/briefs/brief.entity.js';
import { CalibrationRow } from '../modules/calibration/calibration.entity.js';
import { InterviewerFindingsRow } from '../modules/calibration/interviewer-findings.entity.js';
import { DebriefRow } from '../modules/debriefs/debrief.entity.js';
import { DecisionRow } from '../modules/debriefs/decision.entity.js';
import { ErasureRow } from '../modules/erasures/erasure.entity.js';
import { OutcomeRow } from '../modules/outcomes/outcome.entity.js';
import { InterviewerRow } from '../modules/people/interviewer.entity.js';
import { PersonRoleRow } from '../modules/people/person-role.entity.js';
import { PersonRow } from '../modules/people/person.entity.js';
import { RecoveryCodeRow } from '../modules/people/recovery-code.entity.js';
import { PracticeRatingRow } from '../modules/practice/practice-rating.entity.js';
import { PanelMemberRow } from '../modules/requisitions/panel-member.entity.js';
import { RequisitionMemberRow } from '../modules/requisitions/requisition-member.entity.js';
import { RequisitionRow } from '../modules/requisitions/requisition.entity.js';
import { RubricVersionRow } from '../modules/requisitions/rubric-version.entity.js';
import { KitRow } from '../modules/scorecards/kit.entity.js';
import { RatingRow } from '../modules/scorecards/rating.entity.js';
import { ScorecardRevisionRow } from '../modules/scorecards/scorecard-revision.entity.js';
import { ScorecardRow } from '../modules/scorecards/scorecard.entity.js';
import { AccountLinkRow } from '../modules/sign-in/account-link.entity.js';
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
  AssessmentContentRow,
  AssessmentShortlistRow,
  CalibrationRow,
  InterviewerFindingsRow,
  BriefRow,
  BriefCounterRow,
  IdempotencyKeyRow,
  PersonRow,
  PersonRoleRow,
  AccountLinkRow,
  RecoveryCodeRow,
  SessionRow,
  ApiTokenRow,
  AuditEventRow,
  ScoreReadRow,
  TranscriptionRow,
  RequisitionMemberRow,
  PanelMemberRow,
  KitRow,
  DebriefRow,
  DecisionRow,
  GroupAnswerRow,
  GroupSecretRow,
  ErasureRow,
  OutcomeRow,
  PracticeRatingRow,
] as const;
