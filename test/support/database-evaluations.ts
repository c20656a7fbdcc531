import fc from 'fast-check';
import {
  RECOMMENDATIONS,
  VERIFICATIONS,
  type Amendment,
  type Application,
  type Evaluation,
  type Rating,
  type Rubric,
  type Scorecard,
  type ScorecardContent,
} from '../../src/domain/index.js';

/** Words as people write them, with what an encoding, a JSON or a SQL string could get wrong. */
const word = fc.constantFrom(
  'Łukasz',
  'Nguyễn',
  'Ωμέγα',
  '王小明',
  'عمر',
  "O'Brien",
  '"quoted"',
  'back\\slash',
  '100 %',
  '<b>',
  '{{x}}',
  '👩‍💻',
  '--',
  ';',
  '?',
  '$1',
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const amount = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
const time = fc.integer({ min: 0, max: 200_000 });
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().replace('.000Z', 'Z');

function ratingOf(criterion: string): fc.Arbitrary<Rating> {
  return fc.oneof(
    fc.record({
      criterion: fc.constant(criterion),
      rating: fc.constantFrom(1, 2, 3, 4, 5),
      verification: fc.constantFrom(...VERIFICATIONS),
      evidence: text,
    }),
    fc.record({
      criterion: fc.constant(criterion),
      rating: fc.constant('not-observed' as const),
      verification: fc.constant(null),
      evidence: fc.option(text),
    }),
  );
}

function contents(rubric: Rubric): fc.Arbitrary<ScorecardContent> {
  return fc.record({
    recommendation: fc.option(fc.constantFrom(...RECOMMENDATIONS)),
    keyTakeaway: fc.option(text),
    tells: fc.subarray(rubric.tells.map(({ id }) => id)),
    ratings: fc.shuffledSubarray(rubric.criteria.map(({ id }) => id)).chain((ids) => fc.tuple(...ids.map(ratingOf))),
  });
}

function scorecards(rubric: Rubric): fc.Arbitrary<Scorecard[]> {
  const amendments = fc.array(fc.record({ reason: line, before: contents(rubric) }), { maxLength: 2 });
  const one = fc
    .record({ interviewer: line.map((name) => `I ${name}`), minute: time, content: contents(rubric), amendments })
    .map(({ interviewer, minute, content, amendments: list }) => ({
      interviewer,
      submittedAt: at(minute),
      ...content,
      amendments: list.map((amendment, index): Amendment => ({ at: at(minute + index), ...amendment })),
    }));
  return fc.uniqueArray(one, { maxLength: 3, selector: ({ interviewer }) => interviewer });
}

function applications(rubric: Rubric): fc.Arbitrary<Application[]> {
  const history = fc.array(
    fc.record({
      title: line,
      organisation: line,
      from: fc.constantFrom('2014', '2014-03', '2014-03-01'),
      to: fc.option(fc.constantFrom('2020', '2021-06')),
    }),
    { maxLength: 2 },
  );
  const one = fc.record({
    id: line,
    candidate: fc.record({ name: line }),
    source: fc.constantFrom('external' as const, 'internal' as const),
    history,
    scorecards: scorecards(rubric),
  });
  return fc.uniqueArray(one, { maxLength: 3, selector: ({ id }) => id });
}

let count = 0;

/** Any evaluation that the reader would let through, each with a requisition id of its own. */
export function evaluations(rubric: Rubric): fc.Arbitrary<Evaluation> {
  const economics = fc.record({
    currency: fc.option(fc.constantFrom('EUR', 'USD')),
    salary: amount,
    agencyFee: amount,
    timeToHireDays: fc.option(fc.integer({ min: 1, max: 365 })),
    rampUpWeeks: fc.option(fc.double({ min: 0.5, max: 52, noNaN: true })),
    growthWeeks: fc
      .dictionary(fc.constantFrom(...rubric.stages.map(({ id }) => id)), fc.integer({ min: 1, max: 104 }))
      .map((weeks) => ({ ...weeks })),
    backfillCost: amount,
    firstYearRetention: fc.record({
      inside: fc.option(fc.double({ min: 0.01, max: 1, noNaN: true })),
      outside: fc.option(fc.constantFrom(0.5, 0.92)),
    }),
  });
  return fc.record({
    schema: fc.constant('arcbrief.evaluation/1' as const),
    rubric: fc.constant(`${rubric.id}@${rubric.version}`),
    requisition: fc.record({
      id: line.map((name) => `${name} ${(count += 1)}`),
      title: line,
      organisation: fc.option(line),
      stage: fc.constantFrom(...rubric.stages.map(({ id }) => id)),
      transitionPlan: fc.option(text),
      economics,
    }),
    applications: applications(rubric),
  });
}
