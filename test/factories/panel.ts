import type {
  Application,
  Rating,
  RatingOrNotObserved,
  Requisition,
  Rubric,
  Scorecard,
  Verification,
} from '../../src/domain/index.js';
import { NO_ECONOMICS } from '../../src/domain/index.js';

/** Ratings by criterion id, or by dimension id for all criteria of it. */
export type Given = Readonly<Record<string, RatingOrNotObserved>>;

export function requisition(stage: string, overrides: Partial<Requisition> = {}): Requisition {
  return {
    id: 'req-1',
    title: 'Head of Payments',
    organisation: 'Example Bank',
    stage,
    transitionPlan: null,
    economics: NO_ECONOMICS,
    ...overrides,
  };
}

export interface ScorecardOptions extends Partial<Pick<Scorecard, 'tells' | 'amendments' | 'submittedAt'>> {
  readonly verification?: Verification;
}

/** One submitted scorecard; a criterion named by itself goes before its dimension. */
export function scorecard(
  rubric: Rubric,
  interviewer: string,
  given: Given,
  options: ScorecardOptions = {},
): Scorecard {
  return {
    interviewer,
    submittedAt: options.submittedAt ?? '2026-11-02T10:00:00Z',
    recommendation: null,
    keyTakeaway: null,
    tells: options.tells ?? [],
    ratings: ratings(rubric, given, options.verification),
    amendments: options.amendments ?? [],
  };
}

export function ratings(rubric: Rubric, given: Given, verification: Verification = 'probed'): readonly Rating[] {
  return rubric.criteria.flatMap(({ id, dimension }): readonly Rating[] => {
    const rating = given[id] ?? given[dimension];
    if (rating === undefined) return [];
    if (rating === 'not-observed') return [{ criterion: id, rating, verification: null, evidence: null }];
    return [{ criterion: id, rating, verification, evidence: `What was heard on ${id}.` }];
  });
}

export function application(
  id: string,
  scorecards: readonly Scorecard[],
  overrides: Partial<Application> = {},
): Application {
  return { id, candidate: { name: `Candidate ${id}` }, source: 'external', history: [], scorecards, ...overrides };
}
