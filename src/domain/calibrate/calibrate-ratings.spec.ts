import { describe, expect, it } from '@jest/globals';
import { determinant, inverse, Matrix } from 'ml-matrix';
import type { Observation } from '../measurement/measurement.js';
import { ratings, scattered } from '../../../test/support/ratings.js';
import { calibrateRatings, type CalibrateOptions } from './calibrate-ratings.js';

const plain: CalibrateOptions = { priors: false, severity: 'joint' };
const house: CalibrateOptions = { priors: true, severity: 'within-candidate' };

/** The whole model at once, with matrices over all ratings, at the variances that were found; null counts as zero. */
function atOnce(observations: readonly Observation[], variances: ReturnType<typeof calibrateRatings>['variances']) {
  const criteria = [...new Set(observations.map(({ criterion }) => criterion))].sort();
  const { candidate, interviewer, candidateInterviewer, candidateCriterion, residual } = Object.fromEntries(
    Object.entries(variances).map(([component, value]) => [component, value ?? 0]),
  ) as Record<string, number>;
  const over = (of: (a: Observation, b: Observation, same: boolean) => number): Matrix =>
    new Matrix(observations.map((a, i) => observations.map((b, j) => of(a, b, i === j))));
  const v = over((a, b, same) => {
    const person = a.application === b.application;
    const by = a.interviewer === b.interviewer;
    const on = a.criterion === b.criterion;
    return (
      (person ? candidate! + (by ? candidateInterviewer! : 0) + (on ? candidateCriterion! : 0) : 0) +
      (by ? interviewer! : 0) +
      (same ? residual! : 0)
    );
  });
  const x = new Matrix(observations.map((a) => criteria.map((criterion) => Number(a.criterion === criterion))));
  const y = Matrix.columnVector(observations.map(({ rating }) => rating));
  const w = inverse(v);
  const information = x.transpose().mmul(w).mmul(x);
  const b = inverse(information).mmul(x.transpose()).mmul(w).mmul(y);
  const rest = Matrix.sub(y, x.mmul(b));
  const logDeterminant = logOf(v) + logOf(information);
  return {
    criterion:
      logDeterminant +
      rest.transpose().mmul(w).mmul(rest).get(0, 0) +
      (observations.length - criteria.length) * Math.log(2 * Math.PI),
    effect(application: string) {
      const k = Matrix.columnVector(observations.map((a) => (a.application === application ? candidate! : 0)));
      return {
        mean: k.transpose().mmul(w).mmul(rest).get(0, 0),
        sd: Math.sqrt(candidate! - k.transpose().mmul(w).mmul(k).get(0, 0)),
      };
    },
    /** Σ share of T over candidates. */
    total(share: (application: string) => number) {
      const applications = [...new Set(observations.map(({ application }) => application))];
      const k = Matrix.columnVector(
        observations.map((a) => share(a.application) * (candidate! + candidateCriterion! / criteria.length)),
      );
      const level = applications.reduce((sum, application) => sum + share(application), 0) / criteria.length;
      const fixed = Matrix.columnVector(criteria.map(() => level));
      const left = Matrix.sub(fixed, x.transpose().mmul(w).mmul(k));
      const prior = applications.reduce(
        (sum, application) => sum + share(application) ** 2 * (candidate! + candidateCriterion! / criteria.length),
        0,
      );
      return {
        mean: fixed.dot(b) + k.transpose().mmul(w).mmul(rest).get(0, 0),
        sd: Math.sqrt(
          prior -
            k.transpose().mmul(w).mmul(k).get(0, 0) +
            left.transpose().mmul(inverse(information)).mmul(left).get(0, 0),
        ),
      };
    },
  };
}

function logOf(matrix: Matrix): number {
  // Scaled, so that the determinant of forty ratings neither vanishes nor overflows.
  const scale = matrix.get(0, 0);
  return Math.log(determinant(Matrix.div(matrix, scale))) + matrix.rows * Math.log(scale);
}

describe('calibrated ratings', () => {
  it.each([
    ['criteria, gaps', scattered(7, 4, 3, 0.3)],
    ['one criterion, one rating for each pair', scattered(9, 4, 1, 0.2)],
  ])('are what the whole model gives at once, with the components left out at zero: %s', (_, observations) => {
    const pairs = [['p1', 'p3']] as const;
    const result = calibrateRatings(observations, { ...plain, pairs });
    expect(result.diagnostics.converged).toBe(true);
    const expected = atOnce(observations, result.variances);
    expect(result.remlCriterion).toBeCloseTo(expected.criterion, 5);
    for (const { candidate, estimate, se, effect, effectSe } of result.estimates) {
      const { mean, sd } = expected.effect(candidate);
      expect(effect).toBeCloseTo(mean, 6);
      expect(effectSe).toBeCloseTo(sd, 6);
      const total = expected.total((application) => Number(application === candidate));
      expect(estimate).toBeCloseTo(total.mean, 6);
      expect(se).toBeCloseTo(total.sd, 6);
    }
    const { mean, sd } = expected.total((application) => (application === 'p1' ? 1 : application === 'p3' ? -1 : 0));
    expect(probit(result.pairs[0]!.probability!)).toBeCloseTo(mean / sd, 5);
  });

  it('have a criterion that no other variances lower', () => {
    const observations = scattered(9, 4, 1, 0.2);
    const { variances, remlCriterion } = calibrateRatings(observations, plain);
    for (const component of ['candidate', 'interviewer', 'residual'] as const)
      for (const factor of [0.9, 1.1])
        expect(
          atOnce(observations, { ...variances, [component]: variances[component]! * factor }).criterion,
        ).toBeGreaterThan(remlCriterion!);
  });

  it('are plain REML over every candidate, however many: of a balanced table, the analysis of variance', () => {
    const table = Array.from({ length: 1200 }, (_, p) => [0, 1].map((j) => 3 + ((p * (7 + 4 * j) + j) % 5) + (p % 3)));
    const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const grand = meanOf(table.flat());
    const columns = [0, 1].map((j) => meanOf(table.map((row) => row[j]!)));
    const error =
      table.reduce(
        (sum, row) => sum + row.reduce((own, y, j) => own + (y - meanOf(row) - columns[j]! + grand) ** 2, 0),
        0,
      ) / 1199;
    const observations = table.flatMap((row, p) =>
      row.map((rating, j) => ({ application: `p${p}`, interviewer: `j${j}`, criterion: 'rating', rating })),
    );
    expect(Math.abs(calibrateRatings(observations, plain).variances.residual! / error - 1)).toBeLessThan(1e-3);
  });

  it('are on their own scale where they leave 1–5, and say so', () => {
    const nine = calibrateRatings(ratings('p1 ana 9 7', 'p1 ben 8 6', 'p2 ana 3 2', 'p2 ben 1 3'), house);
    expect(nine.diagnostics.scale).toEqual({ low: 1, high: 9 });
    expect(nine.diagnostics.notes).toContain(
      'Ratings lie outside 1–5, so their own range, 1–9, is taken for the scale.',
    );
    const given = { ...house, scale: { low: 0, high: 10 } };
    expect(calibrateRatings(ratings('p1 ana 9 7'), given).diagnostics.scale).toEqual({ low: 0, high: 10 });
    expect(() => calibrateRatings(ratings('p1 ana 11'), given)).toThrow('outside the scale 0–10');
  });

  it('are raw means where the rubric is saturated, and the plain fit beside it where nothing may be adjusted', () => {
    const saturated = ratings('p1 ana 5 5 5', 'p1 ben 5 5 4', 'p2 ana 5 5 5', 'p2 ben 5 2 5');
    const read = calibrateRatings(saturated, house);
    expect(read.diagnostics).toMatchObject({ saturated: true, rawMeans: true });
    expect(read.estimates.map(({ estimate }) => estimate)).toEqual([29 / 6, 27 / 6].map((n) => expect.closeTo(n, 9)));
    expect(calibrateRatings(saturated, plain).diagnostics).toMatchObject({ saturated: true, rawMeans: false });
  });

  it('compare only candidates whose interviewers are linked', () => {
    const pairs = [
      ['p1', 'p2'],
      ['p1', 'p3'],
      ['p1', 'p1'],
    ] as const;
    const apart = ratings('p1 ana 4 4', 'p1 ben 4 3', 'p2 ben 2 2', 'p2 ana 1 2', 'p3 eve 3 3', 'p3 fay 3 4');
    const { pairs: compared, diagnostics } = calibrateRatings(apart, { ...house, pairs });
    expect(compared[0]!.probability).toBeGreaterThan(0.8);
    expect(compared[1]).toMatchObject({ probability: null, notComparable: expect.stringContaining('never met') });
    expect(compared[2]!.probability).toBe(0.5);
    expect(diagnostics.connectedGroups).toBe(2);
    expect(diagnostics.notes.join()).toContain('There are 2 groups of interviewers');
    expect(calibrateRatings(apart, { ...house, pairs: [['p1', 'nobody']] }).pairs[0]).toMatchObject({
      probability: null,
      notComparable: 'There is no rating of nobody.',
    });
  });

  it('are finite for ten thousand ratings without a criterion, in one long chain of interviewers', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      application: `p${Math.floor(index / 4)}`,
      interviewer: `j${(Math.floor(index / 4) + (index % 4) * 7) % 100}`,
      criterion: 'rating',
      rating: 1 + (((index * 7919 + Math.floor(index / 4) * 104_729) % 1000) % 5),
    }));
    const { estimates, interviewers, diagnostics } = calibrateRatings(many, house);
    expect([estimates.length, interviewers.length]).toEqual([2500, 100]);
    expect(estimates.every(({ estimate, se }) => Number.isFinite(estimate) && se > 0)).toBe(true);
    expect(diagnostics.converged).toBe(true);
  });

  it('say that all are equal by null, zero and sentences, never by a likelihood without end', () => {
    const equal = calibrateRatings(ratings('p1 ana 3 3', 'p1 ben 3 3', 'p2 ana 3 3', 'p2 ben 3 3'), plain);
    expect(equal.remlCriterion).toBeNull();
    expect(equal.estimates.map(({ estimate }) => estimate)).toEqual([3, 3].map((n) => expect.closeTo(n, 9)));
    expect(equal.agreement).toMatchObject({ alpha: { ordinal: null }, ac1: null });
    expect(equal.agreement.reasons).toContain("Krippendorff's alpha is undefined: all ratings are equal.");
  });
});

/** Φ⁻¹ by bisection of a series good to 1e-9. */
function probit(probability: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (phi(middle) < probability) low = middle;
    else high = middle;
  }
  return low;
}

/** Φ by its series around zero (Marsaglia 2004). */
function phi(x: number): number {
  let [sum, term] = [x, x];
  for (let n = 3; Math.abs(term) > 1e-17; n += 2) sum += term *= (x * x) / n;
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
