import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { probabilityAbove, type JointPosterior } from './joint-posterior.js';
import { ranksOf } from './ranks.js';

const DRAWS = 4000;

/** Own variances and what loadings on two shared effects add: positive definite by making, near singular at times. */
const anyPosterior: fc.Arbitrary<JointPosterior> = fc
  .array(
    fc.record({
      mean: fc.double({ min: 0.5, max: 5.5, noNaN: true }),
      own: fc.constantFrom(1e-12, 1e-6, 0.01, 0.2, 1.5),
      loadings: fc.tuple(fc.constantFrom(-1, 0, 0.3, 1), fc.constantFrom(-0.5, 0, 0.5)),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((items) => ({
    means: Float64Array.from(items, ({ mean }) => mean),
    covariance: Float64Array.from(
      items.flatMap((a, row) =>
        items.map(
          (b, column) => a.loadings[0] * b.loadings[0] + a.loadings[1] * b.loadings[1] + (row === column ? a.own : 0),
        ),
      ),
    ),
  }));

function independent(means: readonly number[], variance: number): JointPosterior {
  const covariance = new Float64Array(means.length ** 2);
  means.forEach((_, index) => (covariance[index * (means.length + 1)] = variance));
  return { means: Float64Array.from(means), covariance };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('ranks under a joint posterior', () => {
  it('are sound whatever the posterior: one is best, the places add up, an interval lies among the places', () => {
    fc.assert(
      fc.property(anyPosterior, fc.integer(), (posterior, seed) => {
        const size = posterior.means.length;
        const ranks = ranksOf(posterior, seed);
        expect(sum(ranks.map(({ best }) => best))).toBeCloseTo(1, 9);
        expect(sum(ranks.map(({ expected }) => expected))).toBeCloseTo((size * (size + 1)) / 2, 9);
        for (const { best, expected, interval80 } of ranks) {
          expect(best).toBeGreaterThanOrEqual(0);
          expect(expected).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(expected).toBeLessThanOrEqual(size + 1e-9);
          const [highest, lowest] = interval80;
          expect(1 <= highest && highest <= lowest && lowest <= size).toBe(true);
          expect(Number.isInteger(highest) && Number.isInteger(lowest)).toBe(true);
        }
        expect(ranksOf(posterior, seed)).toEqual(ranks);
      }),
      { numRuns: 100, seed: 20261130 },
    );
  });

  it('agree with P(A > B): of two exactly, of three within four standard errors of the draws', () => {
    fc.assert(
      fc.property(anyPosterior, fc.integer(), (posterior, seed) => {
        const size = posterior.means.length;
        const pair = (a: number, b: number): JointPosterior => ({
          means: Float64Array.of(posterior.means[a]!, posterior.means[b]!),
          covariance: Float64Array.from(
            [a, b].flatMap((row) => [a, b].map((column) => posterior.covariance[row * size + column]!)),
          ),
        });
        const above = probabilityAbove(posterior, 0, 1);
        expect(ranksOf(pair(0, 1), seed)[0]?.best).toBe(above);
        // A third far below both: who of the two is best is then drawn, and known.
        const two = pair(0, 1);
        const three: JointPosterior = {
          means: Float64Array.of(...two.means, -1000),
          covariance: Float64Array.of(...two.covariance.slice(0, 2), 0, ...two.covariance.slice(2), 0, 0, 0, 1),
        };
        const [first, , last] = ranksOf(three, seed);
        const error = Math.sqrt((above * (1 - above)) / DRAWS);
        expect(Math.abs((first?.best ?? NaN) - above)).toBeLessThanOrEqual(4 * error + 1e-3);
        expect(last).toMatchObject({ best: 0, interval80: [3, 3] });
      }),
      { numRuns: 100, seed: 20261130 },
    );
  });

  it('leave a clear order clear, and an open one open', () => {
    const clear = ranksOf(independent([4, 3, 2], 1e-4), 7);
    expect(clear.map(({ interval80 }) => interval80)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(clear.map(({ best }) => best)).toEqual([1, 0, 0]);
    const open = ranksOf(independent([3, 3, 3, 3, 3], 0.2), 7);
    for (const { best, expected, interval80 } of open) {
      expect(Math.abs(best - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / DRAWS));
      expect(expected).toBeCloseTo(3, 9);
      expect(interval80).toEqual([1, 5]);
    }
  });

  it('hold what is known of P(best) for three: the middle of three equals with one surer than the others', () => {
    // Independent, equal means: P(all others below) = E[Φ(x/s₂)Φ(x/s₃)], x ~ N(0, s₁²) = ¼ + asin(ρ)/2π, with ρ the
    // correlation of (x₁ − x₂, x₁ − x₃): the orthant probability of Sheppard (1899).
    const variances = [0.1, 0.4, 0.9] as const;
    const posterior = independent([3, 3, 3], 0);
    variances.forEach((variance, index) => (posterior.covariance[index * 4] = variance));
    const ranks = ranksOf(posterior, 11);
    variances.forEach((own, index) => {
      const [one = 0, other = 0] = variances.filter((_, place) => place !== index);
      const correlation = own / Math.sqrt((own + one) * (own + other));
      const exact = 0.25 + Math.asin(correlation) / (2 * Math.PI);
      expect(Math.abs((ranks[index]?.best ?? NaN) - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / DRAWS));
    });
  });

  it('share places in turn between candidates that the posterior cannot tell apart at all', () => {
    const twins: JointPosterior = {
      means: Float64Array.of(3, 3, 1),
      covariance: Float64Array.of(0.3, 0.3, 0, 0.3, 0.3, 0, 0, 0, 1e-6),
    };
    const [one, other, last] = ranksOf(twins, 3);
    expect(one?.best).toBeCloseTo(other?.best ?? NaN, 2);
    expect(one?.expected).toBeCloseTo(other?.expected ?? NaN, 9);
    expect(last?.expected).toBeGreaterThan(2.9);
  });

  it('of a singular covariance with nothing random in it are the order of the means', () => {
    const certain = ranksOf(independent([2, 4, 3], 0), 5);
    expect(certain.map(({ expected, best, interval80 }) => [expected, best, ...interval80])).toEqual([
      [3, 0, 3, 3],
      [1, 1, 1, 1],
      [2, 0, 2, 2],
    ]);
  });
});
