import cdf from '@stdlib/stats-base-dists-normal-cdf';
import { inverse, Matrix } from 'ml-matrix';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { type DimensionFit, type FitOptions } from '../../src/domain/measurement/fit.js';
import type { Observation, Variances, WeightedCriterion } from '../../src/domain/measurement/measurement.js';
import { loadings, predict, type Quantity } from '../../src/domain/measurement/predict.js';
import { situationOf } from '../../src/domain/measurement/score.js';

export const variances: Variances = {
  candidate: 0.5,
  candidateCriterion: 0.2,
  candidateInterviewer: 0.35,
  interviewer: 0.15,
  residual: 0.4,
};
export const options: FitOptions = {
  scalePoints: 5,
  priors: true,
  severity: 'within-candidate',
  heldVariances: variances,
};

/** A pool of whole ratings with gaps, every application rated at least once; the same for the same seed. */
export function randomPool(seed: number): {
  readonly criteria: readonly WeightedCriterion[];
  readonly observations: readonly Observation[];
} {
  const generator = xoroshiro128plus(seed);
  const upTo = (most: number): number => uniformInt(generator, 0, most);
  const criteria = Array.from({ length: 2 + upTo(3) }, (_, index) => ({ id: `c${index}`, weight: 1 + upTo(2) }));
  const [applications, interviewers, gaps] = [1 + upTo(4), 2 + upTo(3), upTo(5)];
  const observations = Array.from({ length: applications }, (_, p) =>
    Array.from({ length: interviewers }, (__, j) =>
      criteria.flatMap(({ id }, c): Observation[] => {
        const rating = 1 + upTo(4);
        const first = j === p % interviewers && c === p % criteria.length;
        return upTo(9) < gaps && !first ? [] : [{ application: `p${p}`, interviewer: `i${j}`, criterion: id, rating }];
      }),
    ).flat(),
  ).flat();
  return { criteria, observations };
}

export interface Reference {
  readonly mean: number;
  readonly variance: number;
  /** What the errors of two estimates share: their loadings on b's own error, and on s. */
  readonly onEffects: Matrix;
  readonly onSeverities: Matrix;
  /** dT̂/dy for every rating of the pool. */
  readonly weights: readonly number[];
}

/**
 * The design's formulas with dense matrices over all ratings, nothing eliminated and nothing held back: s and Cov(s)
 * with the candidate variance at 25, b by generalised least squares on y + s at the real one, T̂ = w'b + q'(y − Xg).
 */
export function reference(
  criteria: readonly WeightedCriterion[],
  observations: readonly Observation[],
  at = variances,
) {
  const rated = criteria.filter(({ id }) => observations.some(({ criterion }) => criterion === id));
  const total = rated.reduce((sum, { weight }) => sum + weight, 0);
  const w = Matrix.columnVector(rated.map(({ weight }) => weight / total));
  const people = [...new Set(observations.map(({ interviewer }) => interviewer))].sort();
  const ratings = Matrix.columnVector(observations.map(({ rating }) => rating));
  const X = new Matrix(observations.map(({ criterion }) => rated.map(({ id }) => Number(id === criterion))));
  const Z = new Matrix(observations.map(({ interviewer }) => people.map((id) => -Number(id === interviewer))));
  const covariance = (candidate: number): Matrix =>
    new Matrix(
      observations.map((own) =>
        observations.map((other) =>
          own.application === other.application
            ? candidate +
              Number(own.criterion === other.criterion) * at.candidateCriterion +
              Number(own.interviewer === other.interviewer) * at.candidateInterviewer +
              Number(own === other) * at.residual
            : 0,
        ),
      ),
    );
  const wide = inverse(covariance(25));
  const both = Matrix.zeros(observations.length, rated.length + people.length);
  both.setSubMatrix(X, 0, 0);
  both.setSubMatrix(Z, 0, rated.length);
  const G = both.transpose().mmul(wide).mmul(both);
  people.forEach((_, index) => {
    const place = rated.length + index;
    G.set(place, place, G.get(place, place) + 1 / at.interviewer);
  });
  const end = rated.length + people.length - 1;
  const inverseG = inverse(G);
  const severityOf = inverseG
    .mmul(both.transpose())
    .mmul(wide)
    .subMatrix(rated.length, end, 0, observations.length - 1);
  const severityCovariance = inverseG.subMatrix(rated.length, end, rated.length, end);
  const real = inverse(covariance(at.candidate));
  const effectCovariance = inverse(X.transpose().mmul(real).mmul(X));
  const effectOf = effectCovariance.mmul(X.transpose()).mmul(real);
  const corrected = Matrix.sub(Matrix.eye(observations.length), Z.mmul(severityOf));
  const score = (application: string): Reference => {
    const k = Matrix.columnVector(
      observations.map((own) =>
        own.application === application
          ? at.candidate +
            at.candidateCriterion *
              w.get(
                rated.findIndex(({ id }) => id === own.criterion),
                0,
              )
          : 0,
      ),
    );
    const q = real.mmul(k);
    const onEffects = Matrix.sub(w, X.transpose().mmul(q));
    const ofCorrected = Matrix.add(q.transpose(), onEffects.transpose().mmul(effectOf));
    const onSeverities = Z.transpose().mmul(ofCorrected.transpose());
    const weights = ofCorrected.mmul(corrected);
    return {
      mean: weights.mmul(ratings).get(0, 0),
      variance:
        at.candidate +
        at.candidateCriterion * w.dot(w) -
        k.dot(q) +
        onEffects.dot(effectCovariance.mmul(onEffects)) +
        onSeverities.dot(severityCovariance.mmul(onSeverities)),
      onEffects,
      onSeverities,
      weights: weights.to1DArray(),
    };
  };
  const higher = (a: string, b: string): number => {
    const [one, other] = [score(a), score(b)];
    const shared =
      one.onEffects.dot(effectCovariance.mmul(other.onEffects)) +
      one.onSeverities.dot(severityCovariance.mmul(other.onSeverities));
    return cdf((one.mean - other.mean) / Math.sqrt(one.variance + other.variance - 2 * shared), 0, 1);
  };
  return { score, higher };
}

export const namesIn = (observations: readonly Observation[]): readonly string[] => [
  ...new Set(observations.map(({ application }) => application)),
];

/** T̂ before anything is set aside, with the weights that the code says the own ratings have. */
export function unconstrained(fit: DimensionFit, application: string) {
  const block = fit.state.blocks.get(application)!;
  const total = fit.state.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const weights = Float64Array.from(fit.state.criteria, ({ weight }) => weight / total);
  const quantity: Quantity = { candidate: 1, weights, effectWeights: weights };
  const { conditional } = loadings(fit.state.patterns.solve(block.pattern), quantity);
  return { block, conditional, ...predict(situationOf(fit.state, block, block), quantity, false) };
}
