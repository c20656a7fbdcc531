import { group, list, number, optionalNumber, optionalText, text, texts } from '../../common/documents/lenient.js';
import { toUtc } from '../../common/documents/timestamp.js';
import { RATINGS, RECOMMENDATIONS, SOURCES, VERIFICATIONS } from '../../domain/index.js';
import type {
  Amendment,
  Application,
  Economics,
  Evaluation,
  HistoryEntry,
  Rating,
  Scorecard,
  ScorecardContent,
} from '../../domain/index.js';

/** The evaluation in plain data that has been checked, with everything optional filled in and times in UTC. */
export function evaluationOf(data: unknown): Evaluation {
  const root = group(data);
  const requisition = group(root.requisition);
  return {
    schema: 'arcbrief.evaluation/1',
    rubric: text(root.rubric),
    requisition: {
      id: text(requisition.id),
      title: text(requisition.title),
      organisation: optionalText(requisition.organisation),
      stage: text(requisition.stage),
      transitionPlan: optionalText(requisition.transitionPlan),
      economics: economicsOf(group(requisition.economics)),
    },
    applications: list(root.applications).map((entry) => applicationOf(group(entry))),
  };
}

/** A year may stand without quotes, and YAML makes it a number. */
export function partialDate(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : optionalText(value);
}

type Members = Readonly<Record<string, unknown>>;

function economicsOf(data: Members): Economics {
  const retention = group(data.firstYearRetention);
  const growth = Object.entries(group(data.growthWeeks)).map(([dimension, weeks]): [string, number] => [
    dimension,
    number(weeks, 0),
  ]);
  return {
    currency: optionalText(data.currency),
    salary: optionalNumber(data.salary),
    agencyFee: optionalNumber(data.agencyFee),
    timeToHireDays: optionalNumber(data.timeToHireDays),
    rampUpWeeks: optionalNumber(data.rampUpWeeks),
    growthWeeks: Object.fromEntries(growth),
    backfillCost: optionalNumber(data.backfillCost),
    firstYearRetention: { inside: optionalNumber(retention.inside), outside: optionalNumber(retention.outside) },
  };
}

function applicationOf(data: Members): Application {
  return {
    id: text(data.id),
    candidate: { name: text(group(data.candidate).name) },
    source: SOURCES.find((source) => source === data.source) ?? 'external',
    history: list(data.history).map((entry) => historyOf(group(entry))),
    scorecards: list(data.scorecards).map((entry) => scorecardOf(group(entry))),
  };
}

function historyOf(data: Members): HistoryEntry {
  return {
    title: text(data.title),
    organisation: text(data.organisation),
    from: partialDate(data.from) ?? '',
    to: partialDate(data.to),
  };
}

function scorecardOf(data: Members): Scorecard {
  return {
    interviewer: text(data.interviewer),
    submittedAt: toUtc(text(data.submittedAt)),
    ...contentOf(data),
    amendments: list(data.amendments).map((entry) => amendmentOf(group(entry))),
  };
}

function amendmentOf(data: Members): Amendment {
  return { at: toUtc(text(data.at)), reason: text(data.reason), before: contentOf(group(data.before)) };
}

function contentOf(data: Members): ScorecardContent {
  return {
    recommendation: RECOMMENDATIONS.find((one) => one === data.recommendation) ?? null,
    keyTakeaway: optionalText(data.keyTakeaway),
    tells: texts(data.tells),
    ratings: list(data.ratings).map((entry) => ratingOf(group(entry))),
  };
}

function ratingOf(data: Members): Rating {
  const value = RATINGS.find((one) => one === data.rating) ?? 'not-observed';
  const verification = VERIFICATIONS.find((one) => one === data.verification) ?? 'claimed';
  return {
    criterion: text(data.criterion),
    rating: value,
    verification: value === 'not-observed' ? null : verification,
    evidence: optionalText(data.evidence),
  };
}
