import type { Application, Economics, Evaluation, Rating, Scorecard, ScorecardContent } from '../../domain/index.js';

/** Plain data with its keys in the order in which they are written; undefined members are left out. */
export interface Portable {
  readonly [key: string]: unknown;
}

/** The evaluation in the order of keys that people read it in, without what is null or empty. */
export function portableOf(evaluation: Evaluation): Portable {
  const { requisition } = evaluation;
  return compact({
    schema: evaluation.schema,
    rubric: evaluation.rubric,
    requisition: compact({
      id: requisition.id,
      title: requisition.title,
      organisation: requisition.organisation,
      stage: requisition.stage,
      transitionPlan: requisition.transitionPlan,
      economics: unlessEmpty(economicsOf(requisition.economics)),
    }),
    applications: evaluation.applications.map(applicationOf),
  });
}

function economicsOf(economics: Economics): Portable {
  return compact({
    currency: economics.currency,
    salary: economics.salary,
    agencyFee: economics.agencyFee,
    timeToHireDays: economics.timeToHireDays,
    rampUpWeeks: economics.rampUpWeeks,
    growthWeeks: unlessEmpty({ ...economics.growthWeeks }),
    backfillCost: economics.backfillCost,
    firstYearRetention: unlessEmpty(compact({ ...economics.firstYearRetention })),
  });
}

function applicationOf(application: Application): Portable {
  return compact({
    id: application.id,
    candidate: { name: application.candidate.name },
    source: application.source,
    history: listed(
      application.history.map(({ title, organisation, from, to }) => compact({ title, organisation, from, to })),
    ),
    scorecards: application.scorecards.map(scorecardOf),
  });
}

function scorecardOf(scorecard: Scorecard): Portable {
  return compact({
    interviewer: scorecard.interviewer,
    submittedAt: scorecard.submittedAt,
    ...contentOf(scorecard),
    amendments: listed(
      scorecard.amendments.map(({ at, reason, before }) => ({ at, reason, before: contentOf(before) })),
    ),
  });
}

function contentOf(content: ScorecardContent): Portable {
  return compact({
    recommendation: content.recommendation,
    keyTakeaway: content.keyTakeaway,
    tells: listed(content.tells),
    ratings: content.ratings.map(ratingOf),
  });
}

function ratingOf({ criterion, rating, verification, evidence }: Rating): Portable {
  return compact({ criterion, rating, verification, evidence });
}

function compact(members: Portable): Portable {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined));
}

function unlessEmpty(members: Portable): Portable | null {
  return Object.keys(members).length === 0 ? null : members;
}

function listed<T>(entries: readonly T[]): readonly T[] | null {
  return entries.length === 0 ? null : entries;
}
