import { describe, expect, it } from '@jest/globals';
import { inverse, Matrix } from 'ml-matrix';
import { fitDimension, type FitOptions } from './fit.js';
import type { Observation, Variances, WeightedCriterion } from './measurement.js';
import { probabilityHigher } from './joint-posterior.js';
import { rescoreApplication, scoreApplication } from './score.js';

const criteria: readonly WeightedCriterion[] = [
  { id: 'a', weight: 1 },
  { id: 'b', weight: 2 },
  { id: 'c', weight: 1 },
];
const variances: Variances = {
  candidate: 0.5,
  candidateCriterion: 0.2,
  candidateInterviewer: 0.35,
  interviewer: 0.15,
  residual: 0.4,
};
const joint: FitOptions = { scalePoints: 5, priors: true, severity: 'joint', heldVariances: variances };
const within: FitOptions = { ...joint, severity: 'within-candidate' };

/** "application interviewer a b c", a dash where nothing was observed. */
function ratings(...lines: readonly string[]): readonly Observation[] {
  return lines.flatMap((line) => {
    const [application, interviewer, ...values] = line.split(' ');
    return values.flatMap((value, index) =>
      value === '-'
        ? []
        : [
            {
              application: application!,
              interviewer: interviewer!,
              criterion: criteria[index]!.id,
              rating: Number(value),
            },
          ],
    );
  });
}

const pool = ratings(
  'p1 ana 4 5 3',
  'p1 ben 3 4 -',
  'p1 cem 4 - 4',
  'p2 ana 2 3 3',
  'p2 dan - 2 1',
  'p3 ben 5 5 4',
  'p3 dan 4 - -',
  'p3 cem 3 4 5',
);

/** The whole model at once, with dense matrices and nothing eliminated: generalised least squares and Gaussian conditioning. */
function dense(
  observations: readonly Observation[],
  weights: (application: string, criterion: string) => number,
): { mean: number; variance: number } {
  const weigh = (own: Observation, other: Observation): number =>
    (own.interviewer === other.interviewer ? variances.interviewer : 0) +
    (own.application !== other.application
      ? 0
      : variances.candidate +
        (own.criterion === other.criterion ? variances.candidateCriterion : 0) +
        (own.interviewer === other.interviewer ? variances.candidateInterviewer : 0) +
        (own === other ? variances.residual : 0));
  const covariance = new Matrix(observations.map((own) => observations.map((other) => weigh(own, other))));
  const design = new Matrix(observations.map(({ criterion }) => criteria.map(({ id }) => Number(id === criterion))));
  const y = Matrix.columnVector(observations.map(({ rating }) => rating));
  const targets = [...new Set(observations.map(({ application }) => application))].map((application) => ({
    application,
    own: criteria.map(({ id }) => weights(application, id)),
  }));
  const share = (application: string): number =>
    targets.find((target) => target.application === application)!.own.reduce((sum, value) => sum + value, 0);
  const towards = Matrix.columnVector(
    observations.map(
      ({ application, criterion }) =>
        variances.candidate * share(application) + variances.candidateCriterion * weights(application, criterion),
    ),
  );
  const fixed = Matrix.columnVector(criteria.map((_, index) => targets.reduce((sum, { own }) => sum + own[index]!, 0)));
  const prior = targets.reduce(
    (sum, { application, own }) =>
      sum +
      variances.candidate * share(application) ** 2 +
      variances.candidateCriterion * own.reduce((total, value) => total + value ** 2, 0),
    0,
  );
  const precision = inverse(covariance);
  const effectCovariance = inverse(design.transpose().mmul(precision).mmul(design));
  const effects = effectCovariance.mmul(design.transpose()).mmul(precision).mmul(y);
  const left = Matrix.sub(fixed, design.transpose().mmul(precision).mmul(towards));
  return {
    mean: fixed.dot(effects) + towards.dot(precision.mmul(Matrix.sub(y, design.mmul(effects)))),
    variance: prior - towards.dot(precision.mmul(towards)) + left.dot(effectCovariance.mmul(left)),
  };
}

describe('scoring', () => {
  const weightOf = new Map([
    ['a', 0.25],
    ['b', 0.5],
    ['c', 0.25],
  ]);

  it.each(['p1', 'p2', 'p3'])(
    'gives the standing and its variance that the whole joint model gives at once: %s',
    (application) => {
      const expected = dense(pool, (own, criterion) => (own === application ? weightOf.get(criterion)! : 0));
      const { dimension } = scoreApplication(fitDimension(criteria, pool, joint), application);
      expect(dimension!.mean).toBeCloseTo(expected.mean, 8);
      expect(dimension!.variance).toBeCloseTo(expected.variance, 10);
    },
  );

  it('gives a criterion the same way, and none where the application has no rating on it', () => {
    const expected = dense(pool, (own, criterion) => Number(own === 'p2' && criterion === 'b'));
    const score = scoreApplication(fitDimension(criteria, pool, joint), 'p2');
    expect(score.criterion('b')!.mean).toBeCloseTo(expected.mean, 8);
    expect(score.criterion('b')!.variance).toBeCloseTo(expected.variance, 10);
    expect(
      scoreApplication(fitDimension(criteria, ratings('p1 ana 4 5 -', 'p2 ana 3 3 3'), joint), 'p1').criterion('c'),
    ).toBeNull();
    expect(score.criterion('no-such')).toBeNull();
  });

  it('compares two applications by the variance of their difference in the whole joint model', () => {
    const expected = dense(
      pool,
      (own, criterion) => (own === 'p1' ? 1 : own === 'p2' ? -1 : 0) * weightOf.get(criterion)!,
    );
    const { probability } = probabilityHigher(fitDimension(criteria, pool, joint), 'p1', 'p2');
    const z = expected.mean / Math.sqrt(expected.variance);
    // Φ by Abramowitz & Stegun 26.2.17, good to 1e-7.
    const t = 1 / (1 + 0.2316419 * z);
    const tail =
      (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
      t *
      (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    expect(probability).toBeCloseTo(1 - tail, 6);
  });

  it('counts five ratings of one interviewer as less than five interviewers with one each', () => {
    const many = [
      ...pool,
      ...ratings('one eve 4 4 4'),
      ...ratings('three fay 4 - -', 'three gus - 4 -', 'three hal - - 4'),
    ];
    for (const options of [joint, within]) {
      const fit = fitDimension(criteria, many, options);
      expect(scoreApplication(fit, 'one').dimension!.variance).toBeGreaterThan(
        1.2 * scoreApplication(fit, 'three').dimension!.variance,
      );
    }
  });

  it('puts a severe interviewer right: the same ratings are worth more from the one who rates everybody lower', () => {
    const shared = Array.from({ length: 12 }, (_, index) =>
      ratings(
        `q${index} mild ${4 - (index % 3)} ${4 - (index % 2)} 4`,
        `q${index} strict ${3 - (index % 3)} ${3 - (index % 2)} 3`,
      ),
    ).flat();
    const fit = fitDimension(criteria, [...shared, ...ratings('x mild 3 3 3', 'y strict 3 3 3')], within);
    const [mild, strict] = fit.severities;
    expect(strict!.severity - mild!.severity).toBeGreaterThan(0.5);
    expect(scoreApplication(fit, 'y').dimension!.mean - scoreApplication(fit, 'x').dimension!.mean).toBeGreaterThan(
      0.3,
    );
  });

  it('rescores an application with an interviewer more, one less and one raised rating, the rest of the pool as it was', () => {
    const fit = fitDimension(criteria, pool, within);
    const own = pool.filter(({ application }) => application === 'p2');
    expect(rescoreApplication(fit, 'p2', own).dimension).toEqual(scoreApplication(fit, 'p2').dimension);
    const refitted = (changed: readonly Observation[]) =>
      scoreApplication(
        fitDimension(criteria, [...pool.filter(({ application }) => application !== 'p2'), ...changed], within),
        'p2',
      ).dimension!;
    for (const changed of [
      [...own, ...ratings('p2 new 4 4 4')],
      own.filter(({ interviewer }) => interviewer === 'ana'),
      [{ ...own[0]!, rating: 5 }, ...own.slice(1)],
    ]) {
      const { dimension } = rescoreApplication(fit, 'p2', changed);
      expect(dimension!.mean).toBeCloseTo(refitted(changed).mean, 8);
      expect(dimension!.variance).toBeCloseTo(refitted(changed).variance, 8);
    }
    expect(rescoreApplication(fit, 'p2', []).dimension).toBeNull();
  });

  it('never lowers the estimate for a rating that the best predictor would only subtract', () => {
    // One interviewer rated a light criterion and a heavy one, another only the heavy one: the light rating measures the first one's halo.
    const lopsided: readonly WeightedCriterion[] = [
      { id: 'a', weight: 0.01 },
      { id: 'b', weight: 1 },
    ];
    const held = { ...variances, candidate: 0.01, candidateCriterion: 1, candidateInterviewer: 2, residual: 0.1 };
    const before = ratings('p1 ana 2 4', 'p1 ben - 3', 'p2 ana 3 3', 'p2 ben 3 4');
    const raised = [{ ...before[0]!, rating: 5 }, ...before.slice(1)];
    for (const options of [joint, within]) {
      const estimate = (observations: readonly Observation[]) =>
        scoreApplication(fitDimension(lopsided, observations, { ...options, heldVariances: held }), 'p1').dimension!
          .mean;
      expect(estimate(raised)).toBe(estimate(before));
    }
    // It is set aside, no more and no less: the estimate and its variance are those without it.
    const fit = fitDimension(lopsided, before, { ...joint, heldVariances: held });
    const without = rescoreApplication(fit, 'p1', before.slice(1, 3)).dimension!;
    expect(scoreApplication(fit, 'p1').dimension!.mean).toBeCloseTo(without.mean, 8);
    expect(scoreApplication(fit, 'p1').dimension!.variance).toBeCloseTo(without.variance, 8);
  });

  it('scores each application once, however many pairs it is compared in', () => {
    const names = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const lines = names.flatMap((name, index) => [
      `${name} ana ${1 + (index % 5)} 3 4`,
      `${name} ben 3 ${5 - (index % 4)} 2`,
    ]);
    const fit = fitDimension(criteria, ratings(...lines), within);
    const { shared: effects } = fit.state;
    if (effects.stages !== 'two') throw new Error('severities within candidates take two stages');
    let scored = 0;
    const shared: typeof effects = {
      ...effects,
      replaced: (...given) => {
        scored += 1;
        return effects.replaced(...given);
      },
    };
    const counting = { ...fit, state: { ...fit.state, shared } };
    for (const a of names)
      for (const b of names) expect(probabilityHigher(counting, a, b)).toEqual(probabilityHigher(fit, a, b));
    expect(scored).toBe(names.length);
  });

  it('says why two applications cannot be compared', () => {
    const apart = fitDimension(criteria, ratings('p1 ana 4 4 4', 'p2 ben 3 3 3'), within);
    expect(apart.connectedGroups).toBe(2);
    expect(probabilityHigher(apart, 'p1', 'p2')).toEqual({
      probability: null,
      notComparable:
        'Their interviewers never met a common candidate, not even through others, so who was rated more severely cannot be told.',
    });
    expect(probabilityHigher(apart, 'p1', 'nobody')).toEqual({
      probability: null,
      notComparable: 'At least one of the two has no rating in this dimension.',
    });
    const linked = fitDimension(
      criteria,
      ratings('p1 ana 4 4 4', 'p2 ben 3 3 3', 'p3 ana 3 3 3', 'p3 ben 3 3 3'),
      within,
    );
    expect(linked.connectedGroups).toBe(1);
    expect(probabilityHigher(linked, 'p1', 'p2').probability).toBeGreaterThan(0.5);
  });
});
