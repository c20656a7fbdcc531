import fc from 'fast-check';
import type {
  Amendment,
  Application,
  AssessInput,
  Economics,
  Rating,
  Requisition,
  Rubric,
  Scorecard,
  ScorecardContent,
} from '../../src/domain/index.js';
import { arcRubric, craftRubric } from './rubric.js';

/** Admissible input of the engine: small panels with gaps, ties, extremes, amendments and half-given economics. */

const INTERVIEWERS = ['ana', 'ben', 'carla', 'deniz', 'Émile'] as const;

const anyRubric = fc.constantFrom(arcRubric(), craftRubric());

export const anyAssessInput: fc.Arbitrary<AssessInput> = anyRubric.chain((rubric) =>
  fc.record({
    rubric: fc.constant(rubric),
    requisition: anyRequisition(rubric),
    applications: applicationsOf(rubric, 'app'),
    pool: fc.option(applicationsOf(rubric, 'other'), { nil: undefined }),
  }),
);

function anyRequisition(rubric: Rubric): fc.Arbitrary<Requisition> {
  return fc.record({
    id: fc.constant('req-1'),
    title: fc.constant('Head of Payments'),
    organisation: fc.constantFrom(null, 'Example Bank'),
    stage: fc.constantFrom(...rubric.stages.map(({ id }) => id)),
    transitionPlan: fc.constantFrom(null, 'Twelve weeks beside the present lead.'),
    economics: anyEconomics(rubric),
  });
}

function anyEconomics(rubric: Rubric): fc.Arbitrary<Economics> {
  const perhaps = (max: number) => fc.option(fc.nat(max), { nil: null });
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  const grown = fc.subarray([...rubric.stages.map(({ id }) => id), ...(rubric.closeness ? [rubric.closeness.id] : [])]);
  return fc.record({
    currency: fc.constantFrom(null, 'EUR'),
    salary: perhaps(300_000),
    agencyFee: perhaps(80_000),
    timeToHireDays: perhaps(300),
    rampUpWeeks: perhaps(60),
    growthWeeks: grown.map((ids) => Object.fromEntries(ids.map((id, index) => [id, 8 * index]))),
    backfillCost: perhaps(80_000),
    firstYearRetention: fc.record({ inside: share, outside: share }),
  });
}

function applicationsOf(rubric: Rubric, prefix: string): fc.Arbitrary<readonly Application[]> {
  return fc.uniqueArray(anyApplication(rubric, prefix), { maxLength: 5, selector: ({ id }) => id });
}

function anyApplication(rubric: Rubric, prefix: string): fc.Arbitrary<Application> {
  return fc.record({
    id: fc.nat(20).map((number) => `${prefix}-${number}`),
    candidate: fc.record({ name: fc.constantFrom('A. Candidate', '王小明', 'عمر') }),
    source: fc.constantFrom('internal', 'external'),
    history: fc.constant([]),
    scorecards: fc
      .subarray([...INTERVIEWERS])
      .chain((panel) => fc.tuple(...panel.map((who) => anyScorecard(rubric, who)))),
  });
}

function anyScorecard(rubric: Rubric, interviewer: string): fc.Arbitrary<Scorecard> {
  return fc
    .record({
      content: anyContent(rubric),
      submittedAt: anyTime,
      amendments: fc.array(anyAmendment(rubric), { maxLength: 2 }),
    })
    .map(({ content, submittedAt, amendments }) => ({ interviewer, submittedAt, amendments, ...content }));
}

function anyAmendment(rubric: Rubric): fc.Arbitrary<Amendment> {
  return fc.record({ at: anyTime, reason: fc.constant('Misheard.'), before: anyContent(rubric) });
}

function anyContent(rubric: Rubric): fc.Arbitrary<ScorecardContent> {
  return fc.record({
    recommendation: fc.constantFrom(null, 'yes', 'no'),
    keyTakeaway: fc.constantFrom(null, 'Knows the data.'),
    tells: fc.subarray(rubric.tells.map(({ id }) => id)),
    ratings: fc
      .subarray(rubric.criteria.map(({ id }) => id))
      .chain((ids) => fc.oneof({ weight: 4, arbitrary: mixed(ids) }, { weight: 1, arbitrary: flat(ids) })),
  });
}

const anyRating = fc.constantFrom<Rating['rating'][]>(1, 2, 3, 4, 5, 'not-observed');

function mixed(ids: readonly string[]): fc.Arbitrary<readonly Rating[]> {
  return fc.tuple(
    ...ids.map((id) => fc.tuple(anyRating, anyVerification).map(([rating, how]) => asRating(id, rating, how))),
  );
}

function flat(ids: readonly string[]): fc.Arbitrary<readonly Rating[]> {
  return anyRating.map((rating) => ids.map((id) => asRating(id, rating, 'claimed')));
}

const anyVerification = fc.constantFrom('claimed', 'probed', 'corroborated');

function asRating(
  criterion: string,
  rating: Rating['rating'],
  verification: NonNullable<Rating['verification']>,
): Rating {
  if (rating === 'not-observed') return { criterion, rating, verification: null, evidence: null };
  return { criterion, rating, verification, evidence: 'What was heard.' };
}

const anyTime = fc.nat(72).map((hours) => new Date(Date.UTC(2026, 10, 2) + hours * 3_600_000).toISOString());
