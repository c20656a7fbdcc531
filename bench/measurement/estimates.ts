import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { DimensionFit, FitOptions } from '../../src/domain/measurement/fit.js';
import type { Observation, Posterior, WeightedCriterion } from '../../src/domain/measurement/measurement.js';
import type { ApplicationScore } from '../../src/domain/measurement/score.js';
import type { Sample } from './simulation.js';

/** The model under test. */
export interface Domain {
  fitDimension(
    criteria: readonly WeightedCriterion[],
    observations: readonly Observation[],
    options: FitOptions,
  ): DimensionFit;
  scoreApplication(fit: DimensionFit, application: string): ApplicationScore;
  credibleInterval(posterior: Posterior, level: number): readonly [number, number];
  probabilityHigher(fit: DimensionFit, a: string, b: string): { readonly probability: number | null };
}

export interface Estimate {
  readonly mean: number;
  readonly interval80: readonly [number, number] | null;
  readonly interval95: readonly [number, number] | null;
}

/** What one way of estimating says of a sample. */
export interface Estimates {
  /** By application. */
  readonly standings: ReadonlyMap<string, Estimate>;
  /** P(A stands higher than B), 0–1, null where the two are not comparable; null for a way that claims nothing of pairs. */
  readonly higher: ((a: string, b: string) => number | null) | null;
  /** The pool was saturated, and nothing was adjusted. */
  readonly suspended: boolean;
}

/** Arcbrief's model. */
export function modelEstimates(
  domain: Domain,
  { criteria, observations, truth }: Sample,
  severity: FitOptions['severity'],
): Estimates {
  const fit = domain.fitDimension(criteria, observations, { scalePoints: 5, priors: true, severity });
  const standings = [...truth.keys()].map((application): [string, Estimate] => {
    const posterior = domain.scoreApplication(fit, application).dimension!;
    return [
      application,
      {
        mean: posterior.mean,
        interval80: domain.credibleInterval(posterior, 0.8),
        interval95: domain.credibleInterval(posterior, 0.95),
      },
    ];
  });
  return {
    standings: new Map(standings),
    higher: (a, b) => domain.probabilityHigher(fit, a, b).probability,
    suspended: fit.adjustmentSuspended !== null,
  };
}

/** What every other tool shows. */
export function rawMeans({ observations }: Sample): Estimates {
  const sums = new Map<string, { total: number; count: number }>();
  for (const { application, rating } of observations) {
    const own = sums.get(application) ?? { total: 0, count: 0 };
    sums.set(application, { total: own.total + rating, count: own.count + 1 });
  }
  return meansOnly([...sums].map(([application, { total, count }]) => [application, total / count]));
}

/** An eigenvalue below this share of the largest is a direction that the ratings say nothing of. */
const SINGULAR = 1e-10;

/**
 * Rating = candidate + criterion − interviewer by ordinary least squares; where teams share no candidate the solution
 * of least norm. A candidate's estimate is their effect and the mean criterion effect.
 */
export function additiveLeastSquares({ criteria, observations, truth }: Sample): Estimates {
  const interviewers = [...new Set(observations.map(({ interviewer }) => interviewer))];
  const names = [
    ...[...truth.keys()].map((id) => `a:${id}`),
    ...criteria.map(({ id }) => `c:${id}`),
    ...interviewers.map((id) => `i:${id}`),
  ];
  const position = new Map(names.map((name, index) => [name, index]));
  const squares = Matrix.zeros(names.length, names.length);
  const right = new Float64Array(names.length);
  for (const { application, criterion, interviewer, rating } of observations) {
    const row = [
      { at: position.get(`a:${application}`)!, sign: 1 },
      { at: position.get(`c:${criterion}`)!, sign: 1 },
      { at: position.get(`i:${interviewer}`)!, sign: -1 },
    ];
    for (const one of row) {
      right[one.at]! += one.sign * rating;
      for (const other of row) squares.set(one.at, other.at, squares.get(one.at, other.at) + one.sign * other.sign);
    }
  }
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(squares, {
    assumeSymmetric: true,
  });
  const least = SINGULAR * Math.max(...values);
  const solution = new Float64Array(names.length);
  values.forEach((value, column) => {
    if (value <= least) return;
    let along = 0;
    for (let row = 0; row < names.length; row += 1) along += vectors.get(row, column) * right[row]!;
    for (let row = 0; row < names.length; row += 1) solution[row]! += (along / value) * vectors.get(row, column);
  });
  const level = criteria.reduce((sum, { id }) => sum + solution[position.get(`c:${id}`)!]!, 0) / criteria.length;
  return meansOnly([...truth.keys()].map((id) => [id, level + solution[position.get(`a:${id}`)!]!]));
}

function meansOnly(means: readonly (readonly [string, number])[]): Estimates {
  const standings = new Map(means.map(([id, mean]) => [id, { mean, interval80: null, interval95: null }]));
  return { standings, higher: null, suspended: false };
}
