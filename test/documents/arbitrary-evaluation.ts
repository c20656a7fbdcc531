import fc from 'fast-check';
import { isBlank, lineProblem, normaliseText, textProblem } from '../../src/common/documents/text.js';
import { toUtc } from '../../src/common/documents/timestamp.js';
import { RATINGS, RECOMMENDATIONS, SOURCES, VERIFICATIONS } from '../../src/domain/index.js';
import type { Amendment, Application, Evaluation, Rating, Rubric, Scorecard } from '../../src/domain/index.js';

/** Texts that YAML, terminals or careless code have tripped over. */
const NASTY = [
  'yes',
  'no',
  'null',
  '~',
  'true',
  'NaN',
  '.inf',
  '1',
  '1e3',
  '0x1F',
  '0o17',
  '2014',
  '2026-11-02',
  '2026-11-02T10:00:00Z',
  '=',
  '<<',
  '- item',
  '? key',
  'key: value',
  ': start',
  'end:',
  '# comment',
  'a #b',
  'a# b',
  '*alias',
  '&anchor',
  '!tag',
  '%dir',
  '@at',
  '`tick',
  '|',
  '>',
  '>-',
  '|+2',
  '[a, b]',
  '{a: b}',
  'a, b',
  'a ] b',
  '"quoted"',
  "'quoted'",
  'it\'s "both"',
  '\\n',
  'back\\slash',
  '---',
  '...',
  '--- a',
  'constructor',
  '__proto__',
  'Łukasz Żółć',
  'Nguyễn Thị Hồng',
  'Ωμέγα',
  '王小明',
  'عمر خالد',
  'אבי כהן',
  'अनिता देशपांडे',
  '👩‍👩‍👧‍👦 family',
  '🏳️‍🌈',
  'e\u0301 would be é',
  'A\u030A',
  'ﬁn',
  'zero\u200bwidth',
  'soft\u00adhyphen',
  'nbsp\u00a0here',
  '\u200fمن اليمين',
  '<script>alert(1)</script>',
  '{{#each}}',
  '${x}',
  '%s',
  "'; DROP TABLE x; --",
  'x'.repeat(300),
  `${'long words '.repeat(20)}end`,
  ` ${'lead'}`,
  'trail ',
  '  both  ',
  'two  spaces inside a rather long sentence that would otherwise be folded over lines',
].map(normaliseText);

const NASTY_TEXTS = [
  'one\ntwo',
  'one\n\ntwo',
  'ends\n',
  'ends twice\n\n',
  '\nstarts',
  '\n\n starts indented',
  ' indented\nfirst',
  'a\n  b\nc',
  'tab\there',
  '\ttab first',
  'a\n\tb',
  'a \nb',
  'a\n ',
  '- list\n- list',
  'key: v\nother: w',
  '# no\n# comment',
  '---\nnot a document',
  '...\nno end',
  'one\n...\ntwo',
  '| block',
  `${'a long first line '.repeat(9)}\nand a second`,
  'line\u2028separator',
  'para\u2029graph',
  'nel is refused',
  '\u202eturned around\u202c',
  `${'word '.repeat(60)}end`,
  `${'word  '.repeat(60)}end`,
  'x'.repeat(2000),
  'ends with backslash\\',
  '"',
  "'",
  '""',
  '\\',
].map(normaliseText);

const line = fc
  .oneof(
    fc.constantFrom(...NASTY),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ minLength: 1, maxLength: 120 }),
  )
  .map(normaliseText)
  .filter((text) => !isBlank(text) && lineProblem(text) === null && [...text].length <= 300);

const text = fc
  .oneof(
    line,
    fc.constantFrom(...NASTY_TEXTS),
    fc
      .array(
        fc.oneof(fc.constantFrom(...NASTY, '', ' ', '  ', '\t'), fc.string({ unit: 'grapheme', maxLength: 100 })),
        { maxLength: 6 },
      )
      .map((lines) => lines.join('\n')),
    fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\t', ':', '#', '-', '"', "'", '\\', '>', '|', 'é', ','),
      minLength: 1,
      maxLength: 200,
    }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  )
  .map(normaliseText)
  .filter((value) => !isBlank(value) && textProblem(value) === null);

const id = fc.oneof(
  fc.constantFrom(
    'ana',
    'a1',
    'null',
    'yes',
    '1',
    '1.5',
    '007',
    '1e3',
    '0x1F',
    '2014-03',
    'Ana.B+c@d-e_f',
    'éa',
    'true',
    'عمر',
    '123e4567-e89b-12d3-a456-426614174000',
    '-'.padStart(2, 'a'),
  ),
  fc.stringMatching(/^[a-z0-9][a-z0-9._@+-]{0,20}$/),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const amount = optional(
  fc.oneof(
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.double({ min: 0, max: 1e12, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  ),
);
const weeks = fc.double({ min: 0, max: 520, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const year = fc.integer({ min: 1900, max: 2100 }).map(String);
const partialDate = fc.oneof(
  year,
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
);
const moment = fc.date({
  min: new Date('1901-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});

/** Admissible evaluations of a rubric, as the reader gives them: any of them must survive being written and read. */
export function arbitraryEvaluation(rubric: Rubric, reference: string): fc.Arbitrary<Evaluation> {
  const dimensions = [
    ...rubric.stages.map((stage) => stage.id),
    ...(rubric.closeness === null ? [] : [rubric.closeness.id]),
  ];
  const rating = (criterion: string): fc.Arbitrary<Rating> =>
    fc.oneof(
      fc.record({
        criterion: fc.constant(criterion),
        rating: fc.constantFrom(...RATINGS),
        verification: fc.constantFrom(...VERIFICATIONS),
        evidence: text,
      }),
      fc.record({
        criterion: fc.constant(criterion),
        rating: fc.constant('not-observed' as const),
        verification: fc.constant(null),
        evidence: optional(text),
      }),
    );
  const content = fc.record({
    recommendation: optional(fc.constantFrom(...RECOMMENDATIONS)),
    keyTakeaway: optional(text),
    tells: fc.shuffledSubarray(rubric.tells.map((tell) => tell.id)),
    ratings: fc
      .shuffledSubarray(
        rubric.criteria.map((criterion) => criterion.id),
        { maxLength: 5 },
      )
      .chain((ids) => fc.tuple(...ids.map(rating))),
  });
  const amendments = fc.array(fc.record({ at: moment, reason: text, before: content }), { maxLength: 2 });
  const scorecard: fc.Arbitrary<Scorecard> = fc
    .record({ interviewer: id, at: moment, content, amendments })
    .map(({ interviewer, at, ...rest }) => {
      const times = [at, ...rest.amendments.map((amendment) => amendment.at)]
        .sort((a, b) => a.getTime() - b.getTime())
        .map((time) => toUtc(time.toISOString()));
      return {
        interviewer,
        submittedAt: times[0] ?? '',
        ...rest.content,
        amendments: rest.amendments.map((amendment, index): Amendment => ({
          ...amendment,
          at: times[index + 1] ?? '',
        })),
      };
    });
  const application: fc.Arbitrary<Application> = fc.record({
    id,
    candidate: fc.record({ name: line }),
    source: fc.constantFrom(...SOURCES),
    history: fc.array(fc.record({ title: line, organisation: line, from: partialDate, to: fc.constant(null) }), {
      maxLength: 2,
    }),
    scorecards: fc.uniqueArray(scorecard, { maxLength: 3, selector: ({ interviewer }) => interviewer }),
  });
  return fc.record({
    schema: fc.constant('arcbrief.evaluation/1' as const),
    rubric: fc.constant(reference),
    requisition: fc.record({
      id,
      title: line,
      organisation: optional(line),
      stage: fc.constantFrom(...rubric.stages.map((stage) => stage.id)),
      transitionPlan: optional(text),
      economics: fc.record({
        currency: optional(fc.constantFrom('EUR', 'USD')),
        salary: amount,
        agencyFee: amount,
        timeToHireDays: optional(weeks),
        rampUpWeeks: optional(weeks),
        growthWeeks: fc
          .subarray(dimensions)
          .chain((keys) =>
            fc
              .tuple(...keys.map(() => weeks))
              .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0]))),
          ),
        backfillCost: amount,
        firstYearRetention: fc.record({ inside: optional(share), outside: optional(share) }),
      }),
    }),
    applications: fc.uniqueArray(application, { maxLength: 3, selector: (entry) => entry.id }),
  });
}
