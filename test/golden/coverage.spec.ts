import { describe, expect, it } from '@jest/globals';
import { additiveLeastSquares, modelEstimates, rawMeans } from '../../bench/measurement/estimates.js';
import { replicated, type Figures } from '../../bench/measurement/figures.js';
import { missedBars, SCENARIOS, type Scenario } from '../../bench/measurement/scenarios.js';
import type { Sample } from '../../bench/measurement/simulation.js';
import { fitDimension } from '../../src/domain/measurement/fit.js';
import { credibleInterval } from '../../src/domain/measurement/posterior.js';
import { scoreApplication } from '../../src/domain/measurement/score.js';
import { probabilityHigher } from '../../src/domain/measurement/joint-posterior.js';

const domain = { fitDimension, scoreApplication, credibleInterval, probabilityHigher };
const model = (sample: Sample) => modelEstimates(domain, sample, 'within-candidate');
const joint = (sample: Sample) => modelEstimates(domain, sample, 'joint');
/** Pairs are half of the work; the figures of the standings do not need them. */
const withoutPairs = (sample: Sample) => ({ ...model(sample), higher: null });
const compared = (scenario: Scenario, replicates: number) =>
  replicated(replicates, scenario.design, { model, rawMean: rawMeans });

/** The table of the design is seeded: these are the bench's own figures, at its own replicates and bars. */
describe('the simulation of the design, a hundred replicates', () => {
  it.each([SCENARIOS.base, SCENARIOS.small])(
    'holds what the design says: $name',
    (scenario) => {
      const figures = replicated(100, scenario.design, { model: withoutPairs, rawMean: rawMeans });
      expect(missedBars(scenario, 100, figures)).toEqual([]);
    },
    300_000,
  );

  it('gives the raw mean the error that the design states for it: tau .74, RMSE .32', () => {
    const { rawMean } = replicated(100, SCENARIOS.base.design, { rawMean: rawMeans });
    expect(rawMean.tau).toBeCloseTo(0.74, 1);
    expect(rawMean.rmse).toBeCloseTo(0.32, 2);
  });
});

describe('the other scenarios, a few replicates', () => {
  const promise = ({ claims }: Figures) => claims.promised / claims.claimed;
  const kept = ({ claims }: Figures) => claims.right / claims.claimed;

  it('claims of pairs above .9 are right as often as they promise, less two points', () => {
    for (const scenario of [SCENARIOS.base, SCENARIOS.severe, SCENARIOS.sorted, SCENARIOS.ceiling]) {
      const { model: figures } = compared(scenario, 4);
      expect(figures.claims.claimed).toBeGreaterThan(1000);
      expect(kept(figures)).toBeGreaterThanOrEqual(promise(figures) - 0.02);
    }
  });

  it('holds in whole ratings with gaps', () => {
    const { model: figures } = replicated(5, SCENARIOS.wholeRatings.design, { model: withoutPairs });
    expect(figures.coverage80).toBeGreaterThan(0.76);
    expect(figures.coverage80).toBeLessThan(0.85);
    expect(figures.coverage95).toBeGreaterThan(0.92);
  });

  it('ranks better from within-candidate contrasts when strong candidates meet severe interviewers', () => {
    const figures = replicated(10, SCENARIOS.sorted.design, { model: withoutPairs, joint, rawMean: rawMeans });
    expect(figures.model.tau).toBeGreaterThan(figures.joint.tau);
    expect(figures.joint.tau).toBeGreaterThan(figures.rawMean.tau + 0.03);
  });

  it('claims nothing of pairs whose interviewers never met a common candidate', () => {
    const { model: figures } = compared(SCENARIOS.teams, 2);
    const { pairs, withheld } = figures.claims;
    // Four teams of equal size: about three in four pairs.
    expect(withheld / pairs).toBeGreaterThan(0.7);
    expect(withheld / pairs).toBeLessThan(0.8);
  });

  it('adjusts below the ceiling, and suspends that above it', () => {
    const below = compared(SCENARIOS.ceiling, 3);
    expect(below.model.suspended).toBe(0);
    expect(below.model.rmse).toBeLessThan(0.9 * below.rawMean.rmse);
    const above = compared(SCENARIOS.saturated, 3);
    expect(above.model.suspended).toBe(3);
    expect(above.model.rmse).toBeCloseTo(above.rawMean.rmse, 9);
  });

  it('gains most where three in ten met one interviewer alone', () => {
    const figures = replicated(5, SCENARIOS.singles.design, {
      model: withoutPairs,
      additive: additiveLeastSquares,
      rawMean: rawMeans,
    });
    expect(figures.model.rmse).toBeLessThan(0.9 * figures.additive.rmse);
    expect(figures.additive.rmse).toBeLessThan(figures.rawMean.rmse);
  });
});

describe('what it is compared with', () => {
  const criteria = ['c0', 'c1'].map((id) => ({ id, weight: 1 }));
  const level = { a: 4, b: 2, c: 3 };
  const severity = { i: 0.5, j: -0.5, k: 1 };
  const rating = (application: keyof typeof level, interviewer: keyof typeof severity) =>
    criteria.map(({ id }, index) => ({
      application,
      interviewer,
      criterion: id,
      rating: level[application] - severity[interviewer] + index,
    }));

  it('additive least squares finds what ratings without error were made of', () => {
    const observations = [
      rating('a', 'i'),
      rating('a', 'j'),
      rating('b', 'j'),
      rating('b', 'k'),
      rating('c', 'k'),
    ].flat();
    const truth = new Map(Object.entries(level));
    const { standings } = additiveLeastSquares({ criteria, observations, truth });
    expect(standings.get('a')!.mean - standings.get('b')!.mean).toBeCloseTo(2, 8);
    expect(standings.get('c')!.mean - standings.get('b')!.mean).toBeCloseTo(1, 8);
  });

  it('and takes the solution of least norm where nothing links two teams', () => {
    const truth = new Map([['a', 4] as const, ['b', 2] as const]);
    const observations = [rating('a', 'i'), rating('b', 'k')].flat();
    const { standings } = additiveLeastSquares({ criteria, observations, truth });
    // Candidate and interviewer share what neither can be told to have: (4 − .5) − (2 − 1) apart, half of it each.
    expect(standings.get('a')!.mean - standings.get('b')!.mean).toBeCloseTo(1.25, 8);
  });
});
