/** The only file of the domain that other layers import. */

export { LEAST_CELL, type Group, type ImpactState } from './adverse-impact/impact.js';
export {
  publishedByPart,
  publishedImpact,
  type PublishedGroup,
  type PublishedImpact,
} from './adverse-impact/published-impact.js';
export type { AssessInput } from './assessment/assess.js';
export { assess, ENGINE_VERSION } from './assessment/assess.js';
export type {
  ApplicationAssessment,
  Assessment,
  Completeness,
  CriterionReading,
  DimensionMeasurement,
  EconomicsCell,
  EconomicsComparison,
  EconomicsRow,
  Flag,
  FlagId,
  Guidance,
  ObservedReading,
  PairComparison,
  PanelSummary,
  RankReading,
  Reading,
  ReadingStatus,
  Robustness,
  Route,
  SeatAdvice,
  Severity,
  SkipRisk,
  SkipRiskLevel,
  UnobservedReading,
} from './assessment/assessment.js';
export { FLAG_IDS } from './assessment/assessment.js';
export type {
  Amendment,
  Application,
  Economics,
  Evaluation,
  HistoryEntry,
  Rating,
  RatingOrNotObserved,
  RatingValue,
  Recommendation,
  Requisition,
  Scorecard,
  ScorecardContent,
  Source,
  Verification,
} from './assessment/panel.js';
export { parseCalibration } from './assessment/parse-calibration.js';
export {
  NO_ECONOMICS,
  RATINGS,
  ratingId,
  RECOMMENDATIONS,
  SOURCES,
  tellId,
  VERIFICATIONS,
} from './assessment/panel.js';
export { isReady } from './assessment/fills-seat.js';
export { evaluationSha256 } from './assessment/evaluation-hash.js';
export { inCanonicalOrder, inputSha256 } from './assessment/input.js';
export { saturatedSentence } from './assessment/sentences/panel.js';
export { routeInWords, routeSentence, seatRouteInWords, seatSentence } from './assessment/sentences/route.js';
export { RATING_WORDS, RECOMMENDATION_WORDS, SKIP_RISK_WORDS } from './assessment/words.js';
export type { FrozenCalibration } from './measurement/calibration.js';
export { ENOUGH_CANDIDATES, type Observation, type Variances } from './measurement/measurement.js';
export { calibrate, type CalibrationRecord, type DimensionRecord } from './assessment/calibrate.js';
export {
  compareCalibrations,
  type CalibrationChanges,
  type DimensionChanges,
} from './assessment/compare-calibrations.js';
export { calibrationAdvice, type CalibrationAdvice } from './interviewer-findings/advice.js';
export type { DatedRating } from './interviewer-findings/dated-rating.js';
export type { Findings, Gated, Measured } from './interviewer-findings/findings.js';
export { interviewerFindings } from './interviewer-findings/interviewer-findings.js';
export { timeToSubmit, type HandIn, type TimeToSubmit } from './interviewer-findings/time-to-submit.js';
export { calibrateApplications } from './calibrate/calibrate-applications.js';
export type { CalibrateOptions } from './calibrate/calibrate-ratings.js';
export { calibrateRatings } from './calibrate/calibrate-ratings.js';
export { COMPONENT_WORDS, COMPONENTS } from './calibrate/confounded.js';
export type { RatingsCalibration } from './calibrate/ratings-calibration.js';
export { standingOf } from './assessment/readings.js';
export { canonicalJson, canonicalSha256 } from './canonical.js';
export type { Criterion, EconomicsDefaultInput, Rubric, Signals, Stage, Tell } from './rubric/rubric.js';
export {
  criteriaOf,
  dimensionName,
  dimensionsOf,
  foundationsOf,
  requiredDimensions,
  rubricReference,
  stageOf,
} from './rubric/rubric-order.js';
export { rubricProblems } from './rubric/validate.js';
export { seesScores } from './access/blindness.js';
export { decide, type Decision } from './access/decide.js';
export type { Caller, MemberRole, Role, Scope } from './access/roles.js';
export { MEMBER_ROLES, ROLES, SCOPES } from './access/roles.js';
export type { Action, ObjectKind } from './access/rules.js';
export { ruleOf, RULES } from './access/rules.js';
export { NO_STANDING, type Standing } from './access/standing.js';
export {
  AGAIN,
  CARRIES,
  CHECK_MONTHS,
  dueCheck,
  WHEREABOUTS,
  type Again,
  type Carries,
  type CheckMonths,
  type Hire,
  type Outcome,
  type Whereabouts,
} from './outcomes/outcome.js';
export { outcomeReport, type Advice, type GroupRate, type OutcomeReport } from './outcomes/outcome-report.js';
export type { Rate } from './outcomes/rates.js';
export type { PracticeRating, PracticeSet, Vignette } from './practice/practice.js';
export { practiceFeedback, type PracticeFeedback } from './practice/practice-feedback.js';
export { practiceProblems } from './practice/practice-problems.js';
export { practiceStanding, type PracticeStanding } from './practice/practice-standing.js';
