import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fitDimension } from '../../src/domain/measurement/fit.js';
import type { Observation } from '../../src/domain/measurement/measurement.js';
import {
  interviewerPositions,
  normalEquations,
  remlConstant,
  remlCriterion,
} from '../../src/domain/measurement/normal-equations.js';
import { patternCache } from '../../src/domain/measurement/pattern.js';
import { indexPool } from '../../src/domain/measurement/pool.js';
import { loadings, predict } from '../../src/domain/measurement/predict.js';
import { situationOf } from '../../src/domain/measurement/score.js';

/** Published data and figures, with their sources. */
const golden = JSON.parse(readFileSync(new URL('./statistics.json', import.meta.url), 'utf8'));

describe('Guilford 1954: seven juniors, three judges, five traits, without priors, joint fit', () => {
  const {
    rowsJudgeJuniorTraits,
    variances,
    remlCriterion: criterion,
    blupPerson,
    predictionErrorSdPerson,
  } = golden.guilford1954;
  const traits = [0, 1, 2, 3, 4].map((trait) => ({ id: `trait-${trait}`, weight: 1 }));
  const observations: Observation[] = rowsJudgeJuniorTraits.flatMap(([judge, junior, ...ratings]: number[]) =>
    ratings.map((rating, trait) => ({
      application: `junior-${junior}`,
      interviewer: `judge-${judge}`,
      criterion: `trait-${trait}`,
      rating,
    })),
  );
  const zero = new Float64Array(traits.length);
  const candidateEffect = { candidate: 1, weights: zero, effectWeights: zero };
  const fit = fitDimension(traits, observations, { scalePoints: 9, priors: false, severity: 'joint' });

  it('settles on the variances of lme4, the judges at the lower bound', () => {
    expect(fit.converged).toBe(true);
    for (const component of ['candidate', 'candidateCriterion', 'candidateInterviewer', 'residual'] as const)
      expect(Math.abs(fit.variances[component] / variances[component] - 1)).toBeLessThan(1e-3);
    expect(fit.variances.interviewer).toBeCloseTo(Math.exp(-9), 12);
  });

  it('reaches the REML criterion of lme4', () => {
    const pool = indexPool(traits, observations);
    const equations = normalEquations(pool, interviewerPositions(pool), patternCache(fit.variances));
    expect(Math.abs(remlCriterion(equations, fit.variances.interviewer) + remlConstant(pool) - criterion)).toBeLessThan(
      1e-3,
    );
  });

  it('gives the candidate effects of lme4', () => {
    blupPerson.forEach((expected: number, index: number) => {
      const block = fit.state.blocks.get(`junior-${index + 1}`)!;
      const { mean } = predict(situationOf(fit.state, block, block), candidateEffect, false);
      expect(Math.abs(mean - expected)).toBeLessThan(1e-3);
    });
  });

  it('gives the prediction-error SD of lme4, which is conditional on the fixed effects', () => {
    for (const block of fit.state.blocks.values()) {
      const { conditional } = loadings(fit.state.patterns.solve(block.pattern), candidateEffect);
      expect(Math.abs(Math.sqrt(conditional) - predictionErrorSdPerson)).toBeLessThan(1e-3);
    }
  });
});
