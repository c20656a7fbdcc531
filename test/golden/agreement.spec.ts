import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { alphaStandardError } from '../../src/domain/agreement/alpha-standard-error.js';
import { agreementOf } from '../../src/domain/agreement/agreement-of.js';
import { fleissKappa } from '../../src/domain/agreement/fleiss-kappa.js';
import { gwetAgreement } from '../../src/domain/agreement/gwet-agreement.js';
import { ICC_FORMS, intraclassCorrelations, meanSquares } from '../../src/domain/agreement/intraclass-correlations.js';
import { krippendorffAlpha } from '../../src/domain/agreement/krippendorff-alpha.js';
import { percentAgreement } from '../../src/domain/agreement/percent-agreement.js';
import { pairableUnits } from '../../src/domain/agreement/units.js';

/** Published data and figures, with their sources. */
const { krippendorff2011C, shroutFleiss1979, fleiss1971 } = JSON.parse(
  readFileSync(new URL('./statistics.json', import.meta.url), 'utf8'),
);

const expectWithin = (tolerance: number, value: number, published: number): void =>
  expect(Math.abs(value - published)).toBeLessThan(tolerance);

const transposed = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  rows[0]!.map((_, column) => rows.map((row) => row[column]!));

describe('set C of Krippendorff 2011: four observers, twelve units, gaps', () => {
  const { observersByUnits, gwet, pairableValues, alpha } = krippendorff2011C;

  it('has the number of pairable values that was printed', () => {
    expect(pairableUnits(observersByUnits).flat()).toHaveLength(pairableValues);
  });

  it("gives Gwet's AC1 and its standard error", () => {
    const ac1 = gwetAgreement(observersByUnits, 'identity')!;
    expectWithin(1e-4, ac1.coefficient, gwet.ac1);
    expectWithin(1e-4, ac1.standardError!, gwet.ac1StandardError);
    expectWithin(1e-6, ac1.observed, gwet.observed);
    expectWithin(1e-6, ac1.expected, gwet.expected);
  });

  it.each(['linear', 'quadratic'] as const)("gives Gwet's AC2, %s", (weights) => {
    expectWithin(1e-4, gwetAgreement(observersByUnits, weights)!.coefficient, gwet.ac2[weights]);
  });

  it('gives the percent agreement', () => {
    expectWithin(1e-6, percentAgreement(observersByUnits)!, gwet.observed);
  });

  it('gives them all at once, and says why there are no correlations and no kappa', () => {
    const figures = agreementOf(observersByUnits);
    expectWithin(1e-6, figures.percent!, gwet.observed);
    expectWithin(1e-4, figures.ac1!.coefficient, gwet.ac1);
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      expectWithin(1e-6, figures.alpha[metric]!, alpha[metric]);
    for (const weights of ['linear', 'quadratic'] as const)
      expectWithin(1e-4, figures.ac2[weights]!.coefficient, gwet.ac2[weights]);
    expect(figures).toMatchObject({ icc: null, fleiss: null, units: 11, observers: 4 });
    expect(figures.reasons).toEqual({
      icc: 'not every observer gave every unit a value',
      fleiss: 'the units do not all have the same number of values',
    });
  });
});

describe('Shrout & Fleiss 1979: six targets, four judges', () => {
  const { targetsByJudges, icc, meanSquares: published } = shroutFleiss1979;

  it.each(['between', 'judges', 'within', 'residual'] as const)('has the mean square %s', (source) => {
    expectWithin(1e-6, meanSquares(targetsByJudges)![source], published[source]);
  });

  it.each(ICC_FORMS)('gives ICC(%s) with its interval', (form) => {
    const { value, interval95 } = intraclassCorrelations(targetsByJudges)![form]!;
    expectWithin(1e-6, value, icc[form].value);
    expectWithin(1e-6, interval95![0], icc[form].interval95[0]);
    expectWithin(1e-6, interval95![1], icc[form].interval95[1]);
  });

  it('gives them among all figures of agreement, from judges by targets', () => {
    expect(agreementOf(transposed(targetsByJudges)).icc).toEqual(intraclassCorrelations(targetsByJudges));
  });
});

describe('Fleiss 1971: thirty subjects, six raters each, five categories', () => {
  const { subjectsByCategoryCounts, kappa, z, categoryKappas, categoryZs, observed, expected } = fleiss1971;
  const figures = fleissKappa(subjectsByCategoryCounts)!;
  const raters = transposed(
    subjectsByCategoryCounts.map((counts: number[]) =>
      counts.flatMap((count, category) => new Array<number>(count).fill(category)),
    ),
  );

  it('gives kappa and what it is made of', () => {
    expectWithin(1e-6, figures.kappa, kappa);
    expectWithin(1e-6, figures.z, z);
    expectWithin(1e-6, figures.observed, observed);
    expectWithin(1e-6, figures.expected, expected);
  });

  it.each([0, 1, 2, 3, 4])('gives the kappa of category %i to the three digits printed', (category) => {
    expect(figures.categories[category]!.kappa.toFixed(3)).toBe(categoryKappas[category].toFixed(3));
    expect(figures.categories[category]!.z.toFixed(3)).toBe(categoryZs[category].toFixed(3));
  });

  it('gives AC1 with its standard error, alpha and percent agreement from the same ratings', () => {
    const ac1 = gwetAgreement(raters, 'identity')!;
    expectWithin(1e-6, ac1.coefficient, fleiss1971.ac1);
    expectWithin(1e-6, ac1.standardError!, fleiss1971.ac1StandardError);
    expectWithin(1e-6, krippendorffAlpha(raters, 'nominal')!, fleiss1971.alpha);
    expectWithin(1e-6, alphaStandardError(raters, 'nominal')!, fleiss1971.alphaStandardError);
    expectWithin(1e-6, percentAgreement(raters)!, observed);
    expectWithin(1e-6, agreementOf(raters).fleiss!.kappa, kappa);
  });
});
