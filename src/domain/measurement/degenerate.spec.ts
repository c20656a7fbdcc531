import { describe, expect, it } from '@jest/globals';
import { fitDimension, type FitOptions } from './fit.js';
import type { Observation } from './measurement.js';
import { priorVariances } from './priors.js';
import { scoreApplication } from './score.js';

const criteria = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 }));
const options: FitOptions = { scalePoints: 5, priors: true, severity: 'within-candidate' };

function grid(
  applications: number,
  interviewers: number,
  rating: (application: number, interviewer: number, criterion: number) => number,
): readonly Observation[] {
  const observations: Observation[] = [];
  for (let p = 0; p < applications; p += 1)
    for (let j = 0; j < interviewers; j += 1)
      criteria.forEach(({ id }, c) =>
        observations.push({ application: `p${p}`, interviewer: `j${j}`, criterion: id, rating: rating(p, j, c) }),
      );
  return observations;
}

describe('a pool that has little to say', () => {
  it('has the prior variances and no severities when it is empty', () => {
    const fit = fitDimension(criteria, [], options);
    expect(fit).toMatchObject({
      variances: priorVariances(5),
      converged: false,
      adjustmentSuspended: null,
      connectedGroups: 0,
      severities: [],
    });
    expect(scoreApplication(fit, 'p0').dimension).toBeNull();
  });

  it('reads one rating as itself, widely', () => {
    const { dimension } = scoreApplication(
      fitDimension(criteria, [{ application: 'p', interviewer: 'j', criterion: 'b', rating: 4 }], options),
      'p',
    );
    expect(dimension!.mean).toBeCloseTo(4, 6);
    expect(Math.sqrt(dimension!.variance)).toBeGreaterThan(0.7);
  });

  it('reads one application with one interviewer as that mean, wider than with three', () => {
    const variance = (interviewers: number): number => {
      const { dimension } = scoreApplication(
        fitDimension(
          criteria,
          grid(1, interviewers, (_, __, c) => 3 + (c % 2)),
          options,
        ),
        'p0',
      );
      expect(dimension!.mean).toBeCloseTo(10 / 3, 6);
      return dimension!.variance;
    };
    expect(variance(1)).toBeGreaterThan(1.8 * variance(3));
  });

  it.each(['within-candidate', 'joint'] as const)(
    'keeps above zero what equal ratings would put at zero (%s, with and without priors)',
    (severity) => {
      for (const priors of [true, false]) {
        const fit = fitDimension(
          criteria,
          grid(4, 3, () => 3),
          { ...options, priors, severity },
        );
        for (const value of Object.values(fit.variances)) expect(value).toBeGreaterThanOrEqual(Math.exp(-9) * 0.999);
        const { dimension } = scoreApplication(fit, 'p1');
        expect(dimension!.mean).toBeCloseTo(3, 6);
        expect(dimension!.variance).toBeGreaterThan(0);
      }
    },
  );

  it('gives an interviewer who rates everything alike a severity, not an error', () => {
    const fit = fitDimension(
      criteria,
      grid(6, 3, (p, j, c) => (j === 0 ? 2 : 2 + ((p + c + j) % 3))),
      options,
    );
    const [constant, ...others] = fit.severities;
    for (const other of others) expect(constant!.severity).toBeGreaterThan(other.severity);
  });

  it('leaves out a criterion that nobody rated, never 0 and never the middle', () => {
    const rated = grid(3, 2, (p, j, c) => 2 + ((p + j + c) % 3)).filter(({ criterion }) => criterion !== 'c');
    const withUnrated = scoreApplication(fitDimension(criteria, rated, options), 'p0').dimension;
    expect(withUnrated).toEqual(scoreApplication(fitDimension(criteria.slice(0, 2), rated, options), 'p0').dimension);
  });

  it('calls a pool saturated above 75 % of the top rating, not at it, and shows raw means then', () => {
    const at = (top: number): readonly Observation[] => grid(4, 1, (p, _, c) => (p * 3 + c < top ? 5 : 2));
    expect(fitDimension(criteria, at(9), options).adjustmentSuspended).toBeNull();
    const fit = fitDimension(criteria, at(10), options);
    expect(fit.adjustmentSuspended).toBe('saturated');
    const last = scoreApplication(fit, 'p3');
    expect(last.dimension!.mean).toBeCloseTo(3, 9);
    expect(last.dimension!.variance).toBeGreaterThan(0);
    expect(last.criterion('a')!.mean).toBe(5);
  });

  it('does not judge saturation anew while variances are held', () => {
    const held = { ...options, heldVariances: priorVariances(5) };
    const ratings = grid(2, 2, () => 5);
    expect(fitDimension(criteria, ratings, held).adjustmentSuspended).toBeNull();
    expect(fitDimension(criteria, ratings, { ...held, heldSuspension: 'saturated' }).adjustmentSuspended).toBe(
      'saturated',
    );
  });

  it('refuses a rating that is no number and a weight that is not above zero', () => {
    expect(() =>
      fitDimension(criteria, [{ application: 'p', interviewer: 'j', criterion: 'a', rating: NaN }], options),
    ).toThrow(RangeError);
    expect(() => fitDimension([{ id: 'a', weight: 0 }], [], options)).toThrow(RangeError);
  });
});
