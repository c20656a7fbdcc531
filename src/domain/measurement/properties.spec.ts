import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitDimension, type DimensionFit, type FitOptions } from './fit.js';
import type { Observation, Posterior, Variances, WeightedCriterion } from './measurement.js';
import { credibleInterval } from './posterior.js';
import { probabilityHigher } from './joint-posterior.js';
import { rescoreApplication, scoreApplication } from './score.js';

/** Any admissible pool of a few applications: criteria of any weight, panels of any shape, gaps anywhere. */
const pools = fc
  .record({
    weights: fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 1, maxLength: 4 }),
    applications: fc.integer({ min: 1, max: 4 }),
    interviewers: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ weights, applications, interviewers }) => {
    const size = weights.length * applications * interviewers;
    return fc.record({
      criteria: fc.constant(weights.map((weight, index): WeightedCriterion => ({ id: `c${index}`, weight }))),
      observations: fc
        .array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }), { minLength: size, maxLength: size })
        .map((cells) =>
          cells.flatMap((rating, cell): Observation[] => {
            if (rating === null) return [];
            const rest = Math.floor(cell / weights.length);
            return [
              {
                criterion: `c${cell % weights.length}`,
                interviewer: `i${rest % interviewers}`,
                application: `a${Math.floor(rest / interviewers)}`,
                rating,
              },
            ];
          }),
        ),
    });
  });

/** Practice of the same interviewers and of others, on some of the same criteria; often none. */
const practices = fc.option(
  fc.array(
    fc.record({
      application: fc.constantFrom('v0', 'v1', 'v2'),
      interviewer: fc.constantFrom('i0', 'i1', 'i2', 'new0', 'new1'),
      criterion: fc.constantFrom('c0', 'c1', 'c2'),
      rating: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 2, maxLength: 20 },
  ),
  { freq: 3, nil: [] },
);

const between = (low: number, high: number): fc.Arbitrary<Variances> => {
  const variance = fc.double({ min: low, max: high, noNaN: true }).map(Math.exp);
  return fc.record({
    candidate: variance,
    candidateCriterion: variance,
    candidateInterviewer: variance,
    interviewer: variance,
    residual: variance,
  });
};
/** Log-variances from the lower bound of the search almost to the upper; and what real pools have. */
const variances = between(-9, 3);
const ordinaryVariances = between(-4, 2);
const severity = fc.constantFrom('within-candidate', 'joint');

const options = (mode: string, heldVariances?: Variances, practice: readonly Observation[] = []): FitOptions => ({
  scalePoints: 5,
  priors: true,
  practice,
  severity: mode as FitOptions['severity'],
  ...(heldVariances ? { heldVariances } : {}),
});

const applicationsOf = (observations: readonly Observation[]): readonly string[] => [
  ...new Set(observations.map(({ application }) => application)),
];
const own = (observations: readonly Observation[], application: string): readonly Observation[] =>
  observations.filter((observation) => observation.application === application);

function expectSound(posterior: Posterior): void {
  expect(Number.isFinite(posterior.mean)).toBe(true);
  expect(Number.isFinite(posterior.variance)).toBe(true);
  expect(posterior.variance).toBeGreaterThan(0);
  const [low, high] = credibleInterval(posterior, 0.8);
  const [lower, higher] = credibleInterval(posterior, 0.95);
  expect(lower).toBeLessThan(low);
  expect(low).toBeLessThan(high);
  expect(high).toBeLessThan(higher);
}

function expectSoundFit(
  fit: DimensionFit,
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
): void {
  for (const value of Object.values(fit.variances)) expect(value).toBeGreaterThanOrEqual(Math.exp(-9.0001));
  for (const { severity: points, standardError } of fit.severities) {
    expect(Number.isFinite(points)).toBe(true);
    expect(standardError).toBeGreaterThan(0);
  }
  const applications = applicationsOf(observations);
  for (const application of applications) {
    const score = scoreApplication(fit, application);
    expectSound(score.dimension!);
    const rated = new Set(own(observations, application).map(({ criterion }) => criterion));
    for (const { id } of criteria) {
      const posterior = score.criterion(id);
      expect(posterior !== null).toBe(rated.has(id));
      if (posterior) expectSound(posterior);
    }
    for (const other of applications) {
      const { probability, notComparable } = probabilityHigher(fit, application, other);
      expect(probability === null).toBe(notComparable !== null);
      if (probability === null) continue;
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
      expect(probability + probabilityHigher(fit, other, application).probability!).toBeCloseTo(1, 9);
    }
  }
}

describe('the measurement model, whatever the pool', () => {
  // Arithmetic noise is what the tolerance is for: it grows with the ratio of the largest variance to the smallest.
  it.each([
    { range: 'ordinary', held: ordinaryVariances, tolerance: 1e-9 },
    { range: 'any', held: variances, tolerance: 1e-6 },
  ])(
    'never lowers an application when one of its ratings is raised and $range variances are held',
    ({ held, tolerance }) => {
      fc.assert(
        fc.property(
          pools,
          held,
          severity,
          practices,
          fc.nat(),
          ({ criteria, observations }, atVariances, mode, practice, pick) => {
            const raisable = observations.filter(({ rating }) => rating < 5);
            fc.pre(raisable.length > 0);
            const target = raisable[pick % raisable.length]!;
            const raised = observations.map((observation) =>
              observation === target ? { ...observation, rating: observation.rating + 1 } : observation,
            );
            const before = fitDimension(criteria, observations, options(mode, atVariances, practice));
            const from = scoreApplication(before, target.application).dimension!.mean;
            const refitted = scoreApplication(
              fitDimension(criteria, raised, options(mode, atVariances, practice)),
              target.application,
            ).dimension!;
            const rescored = rescoreApplication(before, target.application, own(raised, target.application)).dimension!;
            expect(refitted.mean - from).toBeGreaterThanOrEqual(-tolerance);
            expect(rescored.mean - from).toBeGreaterThanOrEqual(-tolerance);
          },
        ),
        { numRuns: 500, seed: 1 },
      );
    },
  );

  it('gives the same bits in whatever order the ratings come', () => {
    fc.assert(
      fc.property(
        pools.chain(({ criteria, observations }) =>
          fc.record({
            criteria: fc.shuffledSubarray(criteria, { minLength: criteria.length }),
            observations: fc.constant(observations),
            shuffled: fc.shuffledSubarray(observations, { minLength: observations.length }),
            listed: fc.constant(criteria),
            practice: practices,
          }),
        ),
        severity,
        ({ criteria, listed, observations, shuffled, practice }, mode) => {
          const describeFit = (
            list: readonly WeightedCriterion[],
            ratings: readonly Observation[],
            practised: readonly Observation[],
          ): unknown => {
            const fit = fitDimension(list, ratings, options(mode, undefined, practised));
            return {
              ...fit,
              state: null,
              scores: applicationsOf(observations).map((id) => [
                scoreApplication(fit, id).dimension,
                ...listed.map((criterion) => scoreApplication(fit, id).criterion(criterion.id)),
              ]),
            };
          };
          expect(describeFit(criteria, shuffled, practice.toReversed())).toStrictEqual(
            describeFit(listed, observations, practice),
          );
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  it('is finite, with ordered intervals and variances above zero, fitted', () => {
    fc.assert(
      fc.property(pools, severity, ({ criteria, observations }, mode) =>
        expectSoundFit(fitDimension(criteria, observations, options(mode)), criteria, observations),
      ),
      { numRuns: 60, seed: 3 },
    );
  });

  it('is finite, with ordered intervals and variances above zero, at any held variances', () => {
    fc.assert(
      fc.property(pools, variances, severity, practices, ({ criteria, observations }, held, mode, practice) =>
        expectSoundFit(fitDimension(criteria, observations, options(mode, held, practice)), criteria, observations),
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  it('rescores to what a refit at the same variances gives, whoever is left out', () => {
    fc.assert(
      fc.property(
        pools,
        variances,
        severity,
        practices,
        fc.nat(),
        ({ criteria, observations }, held, mode, practice, pick) => {
          fc.pre(observations.length > 0);
          const { application, interviewer } = observations[pick % observations.length]!;
          const kept = observations.filter(
            (observation) => !(observation.application === application && observation.interviewer === interviewer),
          );
          const before = fitDimension(criteria, observations, options(mode, held, practice));
          const refitted = scoreApplication(
            fitDimension(criteria, kept, options(mode, held, practice)),
            application,
          ).dimension;
          const rescored = rescoreApplication(before, application, own(kept, application)).dimension;
          expect(rescored === null).toBe(refitted === null);
          if (!rescored || !refitted) return;
          expect(Math.abs(rescored.mean - refitted.mean)).toBeLessThan(1e-5);
          expect(Math.abs(rescored.variance / refitted.variance - 1)).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });
});
