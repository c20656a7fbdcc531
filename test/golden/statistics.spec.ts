import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { krippendorffAlpha, type AlphaMetric } from '../../src/domain/agreement/krippendorff-alpha.js';
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

const metrics: readonly AlphaMetric[] = ['nominal', 'ordinal', 'interval', 'ratio'];

describe("Krippendorff's alpha", () => {
  const { krippendorff2011C, shroutFleiss1979, fleiss1971 } = golden;

  it.each(metrics)('is the published one for set C of Krippendorff 2011 (four observers, gaps), %s', (metric) => {
    expect(
      Math.abs(krippendorffAlpha(krippendorff2011C.observersByUnits, metric)! - krippendorff2011C.alpha[metric]),
    ).toBeLessThan(1e-6);
  });

  it.each(metrics.slice(0, 3))(
    'is right on complete data with more than two raters: Shrout & Fleiss 1979, %s',
    (metric) => {
      const judges = [0, 1, 2, 3].map((judge) => shroutFleiss1979.targetsByJudges.map((row: number[]) => row[judge]));
      expect(Math.abs(krippendorffAlpha(judges, metric)! - shroutFleiss1979.alpha[metric])).toBeLessThan(1e-6);
    },
  );

  it('is right on thirty subjects with six raters each: Fleiss 1971, nominal', () => {
    const bySubject: number[][] = fleiss1971.subjectsByCategoryCounts.map((counts: number[]) =>
      counts.flatMap((count, category) => new Array<number>(count).fill(category)),
    );
    const raters = [0, 1, 2, 3, 4, 5].map((rater) => bySubject.map((values) => values[rater]!));
    expect(Math.abs(krippendorffAlpha(raters, 'nominal')! - fleiss1971.alpha)).toBeLessThan(1e-6);
  });
});

describe('Guilford 1954: seven juniors, three judges, five traits, without priors, joint fit', () => {
  const {
    rowsJudgeJuniorTraits,
    variances,
    remlCriterion: criterion,
    blupPerson,
    predictionErrorSdPerson,
    meanSquares,
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

  it('is the data that was printed: it has the mean squares of its three-way analysis of variance', () => {
    const squares = (levels: (row: Observation) => string): number => {
      const groups = Map.groupBy(observations, levels);
      return [...groups.values()].reduce(
        (sum, group) => sum + group.reduce((total, { rating }) => total + rating, 0) ** 2 / group.length,
        0,
      );
    };
    const of = (...factors: readonly ('application' | 'interviewer' | 'criterion')[]): number =>
      squares((row) => factors.map((factor) => row[factor]).join('/'));
    const [all, none] = [of('application', 'interviewer', 'criterion'), squares(() => '')];
    const [junior, judge, trait] = [of('application'), of('interviewer'), of('criterion')];
    const [juniorJudge, juniorTrait, judgeTrait] = [
      of('application', 'interviewer'),
      of('application', 'criterion'),
      of('interviewer', 'criterion'),
    ];
    const computed = {
      junior: (junior - none) / 6,
      judge: (judge - none) / 2,
      trait: (trait - none) / 4,
      'junior:judge': (juniorJudge - junior - judge + none) / 12,
      'junior:trait': (juniorTrait - junior - trait + none) / 24,
      'judge:trait': (judgeTrait - judge - trait + none) / 8,
      residual: (all - juniorJudge - juniorTrait - judgeTrait + junior + judge + trait - none) / 48,
    };
    for (const [source, square] of Object.entries(computed)) expect(square).toBeCloseTo(meanSquares[source], 4);
  });

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
