import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Observation } from '../measurement/measurement.js';
import { calibrateRatings } from './calibrate-ratings.js';

const golden = JSON.parse(readFileSync(new URL('../../../test/golden/statistics.json', import.meta.url), 'utf8'));

const plain = { priors: false, severity: 'joint' } as const;

describe('Guilford 1954: seven juniors, three judges, five traits', () => {
  const { rowsJudgeJuniorTraits, variances, remlCriterion, blupPerson, predictionErrorSdPerson } = golden.guilford1954;
  const observations: readonly Observation[] = rowsJudgeJuniorTraits.flatMap(([judge, junior, ...ratings]: number[]) =>
    ratings.map((rating, trait) => ({
      application: `${junior}`,
      interviewer: `${judge}`,
      criterion: `${trait}`,
      rating,
    })),
  );
  const result = calibrateRatings(observations, plain);

  it('has the criterion and the variances of lme4, the judges exactly at zero', () => {
    expect(Math.abs(result.remlCriterion! - remlCriterion)).toBeLessThan(1e-3);
    for (const component of ['candidate', 'candidateCriterion', 'candidateInterviewer', 'residual'] as const)
      expect(Math.abs(result.variances[component]! / variances[component] - 1)).toBeLessThan(1e-3);
    expect(result.variances.interviewer).toBe(0);
    expect(result.interviewers.map(({ severity }) => severity)).toEqual([0, 0, 0]);
  });

  it('has the candidate effects of lme4 and their conditional standard deviation', () => {
    result.estimates.forEach(({ effect, effectSe }, index) => {
      expect(Math.abs(effect! - blupPerson[index])).toBeLessThan(1e-3);
      expect(Math.abs(effectSe! - predictionErrorSdPerson)).toBeLessThan(1e-3);
    });
  });
});

describe('Shrout & Fleiss 1979: six targets, four judges, no criterion', () => {
  const rows: number[][] = golden.shroutFleiss1979.targetsByJudges;
  const observations = rows.flatMap((row, target) =>
    row.map((rating, judge) => ({ application: `${target}`, interviewer: `${judge}`, criterion: 'rating', rating })),
  );
  const result = calibrateRatings(observations, plain);

  it('has the components of the analysis of variance, and says which others it cannot tell', () => {
    const [between, judges, error] = [11.2416666666667, 32.4861111111111, 1.01944444444445];
    const components = { candidate: (between - error) / 4, interviewer: (judges - error) / 6, residual: error };
    for (const component of ['candidate', 'interviewer', 'residual'] as const)
      expect(Math.abs(result.variances[component]! / components[component] - 1)).toBeLessThan(1e-3);
    expect(result.variances).toMatchObject({ candidateInterviewer: null, candidateCriterion: null });
    expect(result.diagnostics.leftOut.map(({ component }) => component)).toEqual([
      'candidateInterviewer',
      'candidateCriterion',
    ]);
  });

  it('has the six intraclass correlations, and alpha on the scale that the ratings were given on', () => {
    const { icc, alpha } = result.agreement;
    const published = { '1,1': 0.17, '2,1': 0.29, '3,1': 0.71, '1,k': 0.44, '2,k': 0.62, '3,k': 0.91 };
    for (const [form, value] of Object.entries(published)) expect(icc[form as keyof typeof icc]).toBeCloseTo(value, 2);
    for (const metric of ['nominal', 'ordinal', 'interval'] as const)
      expect(Math.abs(alpha[metric]! - golden.shroutFleiss1979.alpha[metric])).toBeLessThan(1e-6);
  });
});

describe('Krippendorff 2011, set C: four observers, twelve units, gaps', () => {
  it('has the published alpha, AC1 and AC2, and no intraclass correlation', () => {
    const table: (number | null)[][] = golden.krippendorff2011C.observersByUnits;
    const observations = table.flatMap((row, observer) =>
      row.flatMap((rating, unit) =>
        rating === null ? [] : [{ application: `${unit}`, interviewer: `${observer}`, criterion: 'rating', rating }],
      ),
    );
    const { alpha, ac1, ac2, standardErrors, icc, reasons } = calibrateRatings(observations, plain).agreement;
    const { gwet } = golden.krippendorff2011C;
    expect(ac1).toBeCloseTo(gwet.ac1, 4);
    expect(standardErrors.ac1).toBeCloseTo(gwet.ac1StandardError, 4);
    expect(ac2).toEqual({
      linear: expect.closeTo(gwet.ac2.linear, 4),
      quadratic: expect.closeTo(gwet.ac2.quadratic, 4),
    });
    for (const [metric, value] of Object.entries(golden.krippendorff2011C.alpha))
      expect(Math.abs(alpha[metric as keyof typeof alpha]! - (value as number))).toBeLessThan(1e-6);
    expect(Object.values(icc)).toEqual([null, null, null, null, null, null]);
    expect(reasons).toEqual([
      'The intraclass correlation is undefined: not every interviewer rated every candidate on every criterion.',
    ]);
  });
});
