import type { Application, Assessment, Evaluation, ScorecardContent } from '../../domain/index.js';

/** What stands where a candidate's name stood. */
export const ERASED_NAME = 'Erased candidate';
/** What stands where words about them stood: a rating keeps that there was evidence, not what it said. */
export const ERASED_WORDS = '(erased)';

/** One application as a stored document knows it. */
export interface Redaction {
  /** Its id in that document: a file may have given one that says the person's name. */
  readonly publicId: string;
  /** Its id here, which says nothing. */
  readonly id: string;
}

/** The evaluation without the name, the history and the words of one application; ratings stay, as nobody's. */
export function redactEvaluation(evaluation: Evaluation, redaction: Redaction): Evaluation {
  const { publicId, id } = redaction;
  return {
    ...evaluation,
    applications: evaluation.applications.map((application) =>
      application.id === publicId || application.id === id ? redactedApplication(application, id) : application,
    ),
  };
}

function redactedApplication(application: Application, id: string): Application {
  return {
    ...application,
    id,
    candidate: { name: ERASED_NAME },
    history: [],
    scorecards: application.scorecards.map((scorecard) => ({
      ...scorecard,
      ...redactedContent(scorecard),
      amendments: scorecard.amendments.map((amendment) => ({
        ...amendment,
        reason: ERASED_WORDS,
        before: redactedContent(amendment.before),
      })),
    })),
  };
}

function redactedContent({ recommendation, tells, ratings }: ScorecardContent): ScorecardContent {
  return {
    recommendation,
    keyTakeaway: null,
    tells,
    ratings: ratings.map((rating) => ({ ...rating, evidence: rating.evidence === null ? null : ERASED_WORDS })),
  };
}

/**
 * The assessment without the name of one application. Its sentences are the engine's own: beside the name itself, only
 * those on the seat say it. Ids of ratings begin with the application's.
 */
export function redactAssessment(assessment: Assessment, redaction: Redaction): Assessment {
  const { publicId, id } = redaction;
  const names = assessment.applications
    .filter((application) => application.id === publicId || application.id === id)
    .map(({ candidate }) => candidate);
  const nameless = {
    ...assessment,
    applications: assessment.applications.map((application) =>
      application.id === publicId || application.id === id ? { ...application, candidate: ERASED_NAME } : application,
    ),
    seat: mapTexts(assessment.seat, (text) => names.reduce(withoutName, text)),
  };
  return publicId === id ? nameless : mapTexts(nameless, (text) => otherId(text, redaction));
}

/** Whole words only: somebody may be called Will. */
function withoutName(text: string, name: string): string {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu'), ERASED_NAME);
}

function otherId(text: string, { publicId, id }: Redaction): string {
  if (text === publicId) return id;
  return text.startsWith(`${publicId}/`) ? id + text.slice(publicId.length) : text;
}

/** The same plain data with every text, however deep, made into another; keys stay. */
function mapTexts<Value>(value: Value, make: (text: string) => string): Value {
  const mapped = (each: unknown): unknown => {
    if (typeof each === 'string') return make(each);
    if (Array.isArray(each)) return each.map(mapped);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, mapped(inner)]));
  };
  return mapped(value) as Value;
}
