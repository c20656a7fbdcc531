import { describe, expect, it } from '@jest/globals';
import { fitDimension } from './fit.js';
import type { Observation } from './measurement.js';
import { probabilityHigher } from './joint-posterior.js';
import { rescoreApplication, scoreApplication } from './score.js';
import { namesIn, options, randomPool, reference, unconstrained } from '../../../test/factories/two-stage-reference.js';

const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

describe('scores of a pool, severities from within-candidate contrasts', () => {
  it.each([
    { application: 'x', expected: 3.1856 },
    { application: 'y', expected: 4.16 },
  ])('are those of a dense computation by somebody else: $application', ({ application, expected }) => {
    const criteria = Array.from({ length: 5 }, (_, index) => ({ id: `c${index}`, weight: 1 }));
    const observations = [
      ['x', 'ana', 4],
      ['x', 'bob', 2],
      ['y', 'ana', 5],
      ['y', 'cyd', 4],
    ].flatMap(([who, interviewer, rating]) =>
      criteria.map(({ id }) => ({
        application: String(who),
        interviewer: String(interviewer),
        criterion: id,
        rating: Number(rating),
      })),
    );
    const { heldVariances: _, ...fitted } = options;
    const { dimension } = scoreApplication(fitDimension(criteria, observations, fitted), application);
    expect(Math.abs(dimension!.mean - expected)).toBeLessThan(1e-4);
  });

  it('are the formulas of the design, with dense matrices, wherever no weight is negative', () => {
    let literal = 0;
    for (const seed of seeds) {
      const { criteria, observations } = randomPool(seed);
      const fit = fitDimension(criteria, observations, options);
      const dense = reference(criteria, observations);
      const names = namesIn(observations);
      const positive = new Set<string>();
      for (const name of names) {
        const expected = dense.score(name);
        const actual = unconstrained(fit, name);
        expect(Math.abs(actual.mean - expected.mean)).toBeLessThan(1e-8);
        expect(Math.abs(actual.variance - expected.variance)).toBeLessThan(1e-8);
        if (actual.influence.some((weight) => weight < 0)) continue;
        positive.add(name);
        const { dimension } = scoreApplication(fit, name);
        expect(Math.abs(dimension!.mean - expected.mean)).toBeLessThan(1e-8);
        expect(Math.abs(dimension!.variance - expected.variance)).toBeLessThan(1e-8);
        literal += 1;
      }
      for (const a of positive)
        for (const b of positive) {
          const { probability } = probabilityHigher(fit, a, b);
          if (probability !== null && a !== b) expect(Math.abs(probability - dense.higher(a, b))).toBeLessThan(1e-8);
        }
    }
    expect(literal).toBeGreaterThan(40);
  });

  it('know the weight of every own rating, through criterion effects and severities too', () => {
    for (const seed of seeds) {
      const { criteria, observations } = randomPool(seed);
      const fit = fitDimension(criteria, observations, options);
      for (const name of namesIn(observations)) {
        const { block, influence, mean } = unconstrained(fit, name);
        const { weights } = reference(criteria, observations).score(name);
        block.cells.forEach(({ slot, criterion }, index) => {
          const at = observations.findIndex(
            (one) =>
              one.application === name &&
              one.interviewer === block.interviewers[slot] &&
              one.criterion === fit.state.criteria[criterion]!.id,
          );
          expect(Math.abs(influence[index]! - weights[at]!)).toBeLessThan(1e-9);
          // And by raising it a point: T̂ is linear.
          const raised = observations.map((one, place) => (place === at ? { ...one, rating: one.rating + 1 } : one));
          const after = unconstrained(fitDimension(criteria, raised, options), name).mean;
          expect(Math.abs(after - mean - influence[index]!)).toBeLessThan(1e-8);
        });
      }
    }
  });

  it('with own ratings replaced are those of the changed pool, in both stages', () => {
    for (const seed of seeds) {
      const { criteria, observations } = randomPool(seed);
      const fit = fitDimension(criteria, observations, options);
      const own = observations.filter(({ application }) => application === 'p0');
      const changes = [
        own.slice(1),
        own.map((one) => ({ ...one, rating: 6 - one.rating })),
        own.map((one) => ({ ...one, interviewer: one.interviewer === 'i0' ? 'new' : one.interviewer })),
        [...own, { application: 'p0', interviewer: 'new', criterion: own[0]!.criterion, rating: 5 }],
      ].filter((changed) => changed.length > 0);
      for (const changed of changes) {
        const pool = [...observations.filter(({ application }) => application !== 'p0'), ...changed];
        const refitted = fitDimension(criteria, pool, options);
        const actual = rescoreApplication(fit, 'p0', changed).dimension!;
        const expected = scoreApplication(refitted, 'p0').dimension!;
        expect(Math.abs(actual.mean - expected.mean)).toBeLessThan(1e-8);
        expect(Math.abs(actual.variance - expected.variance)).toBeLessThan(1e-8);
        if (unconstrained(refitted, 'p0').influence.some((weight) => weight < 0)) continue;
        expect(Math.abs(actual.mean - reference(criteria, pool).score('p0').mean)).toBeLessThan(1e-8);
      }
    }
  });

  it('set a rating aside that they would subtract: they are the formulas without it, and its value changes nothing', () => {
    let bound = 0;
    for (const seed of Array.from({ length: 300 }, (_, index) => index + 1)) {
      const { criteria, observations } = randomPool(seed);
      const fit = fitDimension(criteria, observations, options);
      for (const name of namesIn(observations)) {
        const { block, influence } = unconstrained(fit, name);
        const lowest = Math.min(...influence);
        const negative = block.cells.filter((_, index) => influence[index]! < 0);
        if (negative.length !== 1 || lowest > -1e-6) continue;
        const [{ slot, criterion }] = negative as [(typeof negative)[0]];
        const isIt = (one: Observation): boolean =>
          one.application === name &&
          one.interviewer === block.interviewers[slot] &&
          one.criterion === fit.state.criteria[criterion]!.id;
        const rest = observations.filter((one) => !isIt(one));
        const without = reference(criteria, rest).score(name);
        // Without it another may turn negative; that is a case of its own.
        if (without.weights.some((weight, at) => rest[at]!.application === name && weight < 0)) continue;
        bound += 1;
        const { dimension } = scoreApplication(fit, name);
        expect(Math.abs(dimension!.mean - without.mean)).toBeLessThan(1e-8);
        expect(Math.abs(dimension!.variance - without.variance)).toBeLessThan(1e-8);
        const raised = observations.map((one) => (isIt(one) ? { ...one, rating: 5 } : one));
        expect(scoreApplication(fitDimension(criteria, raised, options), name).dimension).toEqual(dimension);
      }
    }
    expect(bound).toBeGreaterThan(3);
  });

  it('stand where an unknown application would when even a lone rating would be subtracted', () => {
    const criteria = ['a', 'b', 'c'].map((id) => ({ id, weight: id === 'a' ? 20 : 1 }));
    const held = {
      candidate: 0.0006,
      candidateCriterion: 0.004,
      candidateInterviewer: 0.0006,
      interviewer: 6.7,
      residual: 0.5,
    };
    const score = (rating: number) => {
      const observations = [
        { application: 'x', interviewer: 'i2', criterion: 'c', rating },
        { application: 'y', interviewer: 'i2', criterion: 'b', rating: 1 },
        { application: 'z', interviewer: 'i1', criterion: 'c', rating: 3 },
        { application: 'z', interviewer: 'i2', criterion: 'a', rating: 4 },
      ];
      const fit = fitDimension(criteria, observations, { ...options, heldVariances: held });
      return { ...scoreApplication(fit, 'x').dimension!, influence: unconstrained(fit, 'x').influence };
    };
    expect(score(3).influence[0]).toBeLessThan(0);
    expect(score(5)).toEqual(score(3));
    expect(score(3).variance).toBeGreaterThan(held.candidate);
  });
});
