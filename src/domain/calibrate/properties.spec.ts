import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Observation } from '../measurement/measurement.js';
import { calibrateRatings, type CalibrateOptions } from './calibrate-ratings.js';
import { COMPONENTS } from './confounded.js';

const modes: readonly CalibrateOptions[] = [true, false].flatMap((priors) =>
  (['within-candidate', 'joint'] as const).map((severity) => ({ priors, severity })),
);

const scales = [
  { low: 1, step: 1, points: 5 },
  { low: 1, step: 0.5, points: 9 },
  { low: 0, step: 1, points: 11 },
  { low: -2, step: 1, points: 5 },
  { low: 3, step: 1, points: 1 },
] as const;

/** Small and odd pools: few candidates, interviewers and criteria, many gaps, repeats, one value only. */
const pools = fc
  .record({
    scale: fc.constantFrom(...scales),
    sizes: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 40 }),
  })
  .map(({ scale, sizes: [candidates, interviewers, criteria], picks }): readonly Observation[] =>
    picks.map(([p, j, c, r]) => ({
      application: `p${p % candidates}`,
      interviewer: `j${j % interviewers}`,
      criterion: `c${c % criteria}`,
      rating: scale.low + (r % scale.points) * scale.step,
    })),
  );

/** Every number in it, wherever it stands. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('any ratings at all', () => {
  it('get an answer without NaN, whatever is missing: finite numbers, or null with a sentence', () => {
    fc.assert(
      fc.property(pools, fc.constantFrom(...modes), (observations, options) => {
        const candidates = [...new Set(observations.map(({ application }) => application))];
        const pairs = candidates.map((candidate) => [candidates[0]!, candidate] as const);
        const result = calibrateRatings(observations, { ...options, pairs });
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
        for (const component of COMPONENTS) {
          const variance = result.variances[component];
          const { leftOut, priorOnly } = result.diagnostics;
          expect(variance === null).toBe([...leftOut, ...priorOnly].some((one) => one.component === component));
          if (variance !== null) expect(variance).toBeGreaterThanOrEqual(0);
        }
        expect(result.estimates.map(({ candidate }) => candidate)).toEqual(candidates.toSorted());
        for (const { se } of result.estimates) expect(se).toBeGreaterThanOrEqual(0);
        for (const { probability, notComparable } of result.pairs) {
          expect(probability === null).toBe(notComparable !== null);
          if (probability !== null) expect(probability >= 0 && probability <= 1).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 150 },
    );
  });

  it('get the same answer in whatever order they stand', () => {
    fc.assert(
      fc.property(pools, fc.constantFrom(...modes), fc.nat(), (observations, options, turn) => {
        const turned = observations.map((_, index) => observations[(index + turn) % observations.length]!).reverse();
        expect(calibrateRatings(turned, options)).toEqual(calibrateRatings(observations, options));
      }),
      { numRuns: 50 },
    );
  });

  it('say the same on another scale: figures move with it, and nothing else does', () => {
    fc.assert(
      fc.property(pools, fc.constantFrom(...modes), (observations, options) => {
        const here = calibrateRatings(observations, { ...options, scale: { low: -2, high: 10 } });
        const wider = observations.map((given) => ({ ...given, rating: 3 * given.rating + 7 }));
        const there = calibrateRatings(wider, { ...options, scale: { low: 1, high: 37 } });
        expect(there.diagnostics.converged).toBe(here.diagnostics.converged);
        there.estimates.forEach(({ estimate, se }, index) => {
          expect(estimate).toBeCloseTo(3 * here.estimates[index]!.estimate + 7, 5);
          expect(se).toBeCloseTo(3 * here.estimates[index]!.se, 5);
        });
      }),
      { numRuns: 50 },
    );
  });
});
