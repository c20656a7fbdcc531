import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitFromCalibration, freezeCalibration, type FrozenCalibration } from './calibration.js';
import { fitDimension, type DimensionFit, type FitOptions } from './fit.js';
import type { Observation, WeightedCriterion } from './measurement.js';
import { indexPool } from './pool.js';
import { credibleInterval } from './posterior.js';
import { rescoreApplication, scoreApplication } from './score.js';
import { probabilityHigher } from './joint-posterior.js';

const CRITERIA = ['a', 'b', 'c'] as const;
type Rate = (application: number, interviewer: number, criterion: number) => number | null;

interface Pool {
  readonly criteria: readonly WeightedCriterion[];
  readonly observations: readonly Observation[];
}

/** From next to nothing to next to everything, by powers of ten. */
const weight = fc.integer({ min: -300, max: 300 }).map((exponent) => 10 ** exponent);
const rating = fc.integer({ min: 1, max: 5 });
const size = fc.record({ applications: fc.integer({ min: 1, max: 6 }), interviewers: fc.integer({ min: 1, max: 5 }) });
const weights = fc.oneof(fc.constant([1, 1, 1]), fc.tuple(weight, weight, weight));

function grid(
  { applications, interviewers }: { readonly applications: number; readonly interviewers: number },
  rate: Rate,
): readonly Observation[] {
  const observations: Observation[] = [];
  for (let p = 0; p < applications; p += 1)
    for (let j = 0; j < interviewers; j += 1)
      CRITERIA.forEach((criterion, c) => {
        const given = rate(p, j, c);
        if (given !== null) observations.push({ application: `p${p}`, interviewer: `j${j}`, criterion, rating: given });
      });
  return observations;
}

/** A pool of a degenerate kind: what is not degenerate of it is random. */
const kind = (rates: (at: (index: number) => number, random: () => number) => Rate, shape = size) =>
  fc
    .record({ shape, weights, ratings: fc.array(rating, { minLength: 90, maxLength: 90 }) })
    .map(({ shape: here, weights: own, ratings }): Pool => {
      let next = 0;
      const random = (): number => ratings[next++ % ratings.length]!;
      return {
        criteria: CRITERIA.map((id, index) => ({ id, weight: own[index]! })),
        observations: grid(
          here,
          rates((index) => ratings[index % ratings.length]!, random),
        ),
      };
    });

const KINDS: Readonly<Record<string, fc.Arbitrary<Pool>>> = {
  'one interviewer': kind(
    (_, random) => random,
    fc.record({ applications: fc.integer({ min: 1, max: 6 }), interviewers: fc.constant(1) }),
  ),
  'one application': kind(
    (_, random) => random,
    fc.record({ applications: fc.constant(1), interviewers: fc.integer({ min: 1, max: 5 }) }),
  ),
  'all ratings equal': kind((at) => () => at(0)),
  'interviewers who never met a common candidate': kind(
    (_, random) => (p, j) => (p === j ? random() : null),
    fc.record({ applications: fc.constant(4), interviewers: fc.constant(4) }),
  ),
  'one rating': kind((at) => (p, j, c) => (p + j + c === 0 ? at(0) : null)),
  'an interviewer who rates everything alike': kind(
    (at, random) => (_, j) => (j === 0 ? at(0) : random()),
    fc.record({ applications: fc.integer({ min: 2, max: 6 }), interviewers: fc.integer({ min: 2, max: 5 }) }),
  ),
  'interviewers who each rate everything alike': kind((at) => (_, j) => at(j)),
  'applications that are each rated alike': kind((at) => (p) => at(p)),
  'one criterion rated, each pair once': kind((_, random) => (__, ___, c) => (c === 0 ? random() : null)),
  saturated: kind((at) => (p, j, c) => (p + j + c === 0 ? at(0) : 5)),
  'only the ends of the scale': kind((_, random) => () => (random() < 3 ? 1 : 5)),
};

const severity = fc.constantFrom<FitOptions['severity']>('within-candidate', 'joint');
const options = fc.record({ severity, priors: fc.boolean(), scalePoints: fc.constant(5) });
const idsOf = (observations: readonly Observation[]): readonly string[] => [
  ...new Set(observations.map(({ application }) => application)),
];

/** Numbers that can be shown: finite, intervals in order, near the scale, and no pair without a probability or a reason. */
function expectSane(fit: DimensionFit, observations: readonly Observation[]): void {
  for (const value of Object.values(fit.variances)) expect(value).toBeGreaterThanOrEqual(Math.exp(-9.0001));
  for (const { severity: points, standardError } of fit.severities) {
    expect(Math.abs(points)).toBeLessThanOrEqual(5);
    expect(standardError).toBeGreaterThan(0);
    expect(Number.isFinite(standardError)).toBe(true);
  }
  const applications = idsOf(observations);
  for (const application of applications) {
    const score = scoreApplication(fit, application);
    const criteria = CRITERIA.map((id) => score.criterion(id)).filter((each) => each !== null);
    expect(criteria.length).toBeGreaterThan(0);
    for (const posterior of [score.dimension!, ...criteria]) {
      expect(posterior.mean).toBeGreaterThan(-1);
      expect(posterior.mean).toBeLessThan(7);
      expect(posterior.variance).toBeGreaterThan(0);
      const [low, high] = credibleInterval(posterior, 0.8);
      expect(low).toBeLessThan(high);
      expect(Number.isFinite(high - low)).toBe(true);
    }
    for (const other of [...applications, 'nobody']) {
      const { probability, notComparable } = probabilityHigher(fit, application, other);
      if (probability === null) {
        expect(notComparable).toMatch(/\.$/u);
        continue;
      }
      expect(notComparable).toBeNull();
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
  }
  expect(scoreApplication(fit, 'nobody').dimension).toBeNull();
}

/** As the database gives it back. */
function frozenAndRead(fit: DimensionFit): FrozenCalibration {
  const frozen = freezeCalibration('rubric@1', { dimension: fit });
  const text = JSON.stringify(frozen);
  const read = JSON.parse(text) as FrozenCalibration;
  // JSON writes NaN and Infinity as null.
  expect(read).toEqual(frozen);
  return read;
}

describe.each(Object.entries(KINDS))('%s', (_, pools) => {
  it('has a sane answer, or a sentence, whatever the weights: fitted', () => {
    fc.assert(
      fc.property(pools, options, ({ criteria, observations }, how) =>
        expectSane(fitDimension(criteria, observations, how), observations),
      ),
      { numRuns: 12, seed: 21 },
    );
  });

  it('and with any one interviewer left out', () => {
    fc.assert(
      fc.property(pools, options, fc.nat(), ({ criteria, observations }, how, pick) => {
        const { application, interviewer } = observations[pick % observations.length]!;
        const kept = observations.filter((one) => one.application === application && one.interviewer !== interviewer);
        const { dimension } = rescoreApplication(fitDimension(criteria, observations, how), application, kept);
        if (kept.length === 0) return expect(dimension).toBeNull();
        expect(Number.isFinite(dimension!.mean)).toBe(true);
        expect(dimension!.variance).toBeGreaterThan(0);
      }),
      { numRuns: 8, seed: 22 },
    );
  });

  it('and frozen: known and unknown interviewers, known and unknown criteria', () => {
    fc.assert(
      fc.property(pools, options, fc.array(rating, { minLength: 12, maxLength: 12 }), (pool, how, ratings) => {
        const frozen = frozenAndRead(fitDimension(pool.criteria, pool.observations, how));
        const newcomers = ['x', 'y'].flatMap((application, a) =>
          ['j0', `stranger of ${application}`].flatMap((interviewer, b) =>
            CRITERIA.map((criterion, c) => ({
              application,
              interviewer,
              criterion,
              rating: ratings[(a * 2 + b) * 3 + c]!,
            })),
          ),
        );
        const strangersOnly = newcomers
          .filter(({ interviewer }) => interviewer.startsWith('stranger'))
          .map((one) => ({ ...one, application: `${one.application} by strangers` }));
        const all = [...newcomers, ...strangersOnly];
        expectSane(fitFromCalibration(frozen.dimensions['dimension']!, pool.criteria, all), all);
      }),
      { numRuns: 12, seed: 23 },
    );
  });
});

describe('weights', () => {
  const observations = grid({ applications: 4, interviewers: 3 }, (p, j, c) => 1 + ((p * 7 + j * 3 + c) % 5));
  const score = (...own: readonly number[]) => {
    const criteria = CRITERIA.map((id, index) => ({ id, weight: own[index]! }));
    const fit = fitDimension(criteria, observations, { scalePoints: 5, priors: true, severity: 'within-candidate' });
    return scoreApplication(fit, 'p0').dimension;
  };

  it.each([1e308, 1e-320])('count by their shares, even where the sum is no number any more: %p', (same) => {
    expect(score(same, same, same)).toEqual(score(1, 1, 1));
  });

  it('of next to nothing beside a huge one leave the huge one', () => {
    const { mean } = score(1e300, 1e-300, 1e-300)!;
    expect(mean).toBeCloseTo(score(1, 1e-12, 1e-12)!.mean, 6);
  });
});

describe('ten thousand rows without a criterion of their own', () => {
  const criteria = [{ id: 'a', weight: 1 }];
  const rows = (name: (row: number) => { readonly application: string; readonly interviewer: string }) =>
    Array.from({ length: 10_000 }, (_, row): Observation => ({
      ...name(row),
      criterion: 'a',
      rating: 1 + ((row * 7919 + Math.floor(row / 13)) % 5),
    }));
  const how: FitOptions = { scalePoints: 5, priors: true, severity: 'within-candidate' };
  const someOf = (observations: readonly Observation[]): readonly Observation[] => {
    const ids = new Set(idsOf(observations).slice(0, 20));
    return observations.filter(({ application }) => ids.has(application));
  };

  it.each([
    ['four interviewers of fifty each', (row: number) => [`p${row >> 2}`, `j${(row * 17 + (row >> 2)) % 50}`]],
    ['one interviewer alone, who met everybody', (row: number) => [`p${row}`, 'j']],
    ['one application and one interviewer, again and again', () => ['p', 'j']],
    ['one application, a hundred interviewers, again and again', (row: number) => ['p', `j${row % 100}`]],
  ] as const)('%s', (_, name) => {
    const observations = rows((row) => {
      const [application, interviewer] = name(row) as [string, string];
      return { application, interviewer };
    });
    const fit = fitDimension(criteria, observations, how);
    expectSane(fit, someOf(observations));
    const held = fitFromCalibration(frozenAndRead(fit).dimensions['dimension']!, criteria, someOf(observations));
    expectSane(held, someOf(observations));
  });

  it('twelve ratings and one are not taken for two and eleven', () => {
    const times = (application: string, a: number, b: number) =>
      [...Array<string>(a).fill('a'), ...Array<string>(b).fill('b')].map((criterion) => ({
        application,
        interviewer: 'j',
        criterion,
        rating: 3,
      }));
    const two = ['a', 'b'].map((id) => ({ id, weight: 1 }));
    const { blocks } = indexPool(two, [...times('p', 1, 12), ...times('q', 11, 2)]);
    const counts = blocks.map(({ pattern: { crossProducts, size: width } }) =>
      [1, 2].map((at) => crossProducts[at * width + at]),
    );
    expect(counts).toEqual([
      [1, 12],
      [11, 2],
    ]);
  });

  it('refuses more interviewers than it can tell apart, saying what to do', () => {
    const observations = rows((row) => ({ application: `p${row}`, interviewer: `j${row}` }));
    expect(() => fitDimension(criteria, observations, how)).toThrow(
      /^10000 interviewers rated .* at most 2000 .* Leave out/u,
    );
  });
});
