import { describe, expect, it } from '@jest/globals';
import { alphaStandardError } from './alpha-standard-error.js';
import { agreementDisplay } from './display.js';
import { fQuantile, studentT95 } from './f-distribution.js';
import { fleissKappa } from './fleiss-kappa.js';
import { gwetAgreement } from './gwet-agreement.js';
import { intraclassCorrelations } from './intraclass-correlations.js';
import { krippendorffAlpha } from './krippendorff-alpha.js';
import { percentAgreement } from './percent-agreement.js';

describe('percent agreement', () => {
  it('weighs every unit the same, however many values it has', () => {
    expect(
      percentAgreement([
        [1, 1, 4],
        [1, 2, null],
        [2, null, null],
      ]),
    ).toBeCloseTo((1 / 3 + 0) / 2, 12);
  });

  it('refuses a value that is no number', () => {
    expect(() => percentAgreement([[NaN], [1]])).toThrow('agreement: NaN is not a number');
  });
});

describe("Gwet's AC1 and AC2", () => {
  it('stays high where nearly every value is the same and alpha collapses', () => {
    const rare = [
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
    ];
    expect(gwetAgreement(rare, 'identity')!.coefficient).toBeGreaterThan(0.7);
  });

  it('has no precision to state over a single unit', () => {
    expect(gwetAgreement([[1], [2]], 'linear')).toMatchObject({ standardError: null, interval95: null });
  });

  it('cuts the interval at 1', () => {
    const { coefficient, interval95 } = gwetAgreement(
      [
        [1, 2, 3, 4],
        [1, 2, 3, 3],
      ],
      'quadratic',
    )!;
    expect(interval95![0]).toBeLessThan(coefficient);
    expect(interval95![1]).toBe(1);
  });

  it('forgives near misses more, the further the weights bend', () => {
    const near = [
      [1, 2, 3, 4, 5],
      [2, 3, 3, 5, 5],
    ];
    const [identity, linear, quadratic] = (['identity', 'linear', 'quadratic'] as const).map(
      (weights) => gwetAgreement(near, weights)!.coefficient,
    );
    expect(identity).toBeLessThan(linear!);
    expect(linear).toBeLessThan(quadratic!);
  });
});

describe('intraclass correlations', () => {
  it('refuse a table with gaps', () => {
    expect(() => intraclassCorrelations([[1, 2], [1]])).toThrow(RangeError);
    expect(() =>
      intraclassCorrelations([
        [1, NaN],
        [1, 2],
      ]),
    ).toThrow('a complete table of numbers');
  });

  it('are undefined with one target, one judge, or none', () => {
    expect(intraclassCorrelations([[1, 2, 3]])).toBeNull();
    expect(intraclassCorrelations([[1], [2]])).toBeNull();
    expect(intraclassCorrelations([])).toBeNull();
  });

  it('tell agreement from consistency: judges a constant apart are consistent, and do not agree', () => {
    const figures = intraclassCorrelations([
      [1, 3],
      [2, 4],
      [3, 5],
    ])!;
    expect(figures['3,1']).toEqual({ value: 1, interval95: [1, 1] });
    expect(figures['2,1']!.value).toBeLessThan(0.5);
    expect(figures['2,1']!.interval95![0]).toBeLessThan(figures['2,1']!.value);
    expect(figures['2,1']!.interval95![1]).toBeGreaterThan(figures['2,1']!.value);
  });
});

describe("Fleiss' kappa", () => {
  it('is undefined without a subject, or when everybody chose one category', () => {
    expect(fleissKappa([])).toBeNull();
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBeNull();
  });

  it('gives no kappa of a category that nobody chose', () => {
    expect(
      fleissKappa([
        [2, 0, 0],
        [0, 2, 0],
      ])!.categories[2],
    ).toBeNull();
  });

  it('names the subject whose counts do not fit', () => {
    expect(() =>
      fleissKappa([
        [2, 1],
        [2, 0],
      ]),
    ).toThrow('the counts of subject 2 add up to 2; every subject needs the same number of raters, two or more');
    expect(() => fleissKappa([[1, 0]])).toThrow('the counts of subject 1 add up to 1');
    expect(() => fleissKappa([[1.5, 0.5]])).toThrow('subject 1 needs a whole number for each category');
  });
});

describe('the F distribution', () => {
  it('has the quantiles that are printed in tables, and Student’s t as its root', () => {
    expect(fQuantile(0.95, 5, 10)).toBeCloseTo(3.3258, 4);
    expect(studentT95(11)).toBeCloseTo(2.200985, 6);
  });
});

describe('whether agreement is shown', () => {
  it.each([
    [0, 'hidden'],
    [9, 'hidden'],
    [10, 'indicative'],
    [29, 'indicative'],
    [30, 'shown'],
  ] as const)('over %i applications it is %s', (applications, display) => {
    expect(agreementDisplay(applications)).toBe(display);
  });
});

describe('the standard error of alpha', () => {
  const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

  it('is near what leaving out one unit after the other gives, whatever the metric, with gaps', () => {
    // Sixty units of two to five values, drawn so that they agree in part.
    let state = 7;
    const draw = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    const units = Array.from({ length: 60 }, () => {
      const middle = 1 + draw(5);
      return Array.from({ length: 5 }, (_, observer) =>
        observer > 1 && draw(3) === 0 ? null : Math.min(5, Math.max(1, middle + draw(3) - 1)),
      );
    });
    const byObserver = (some: readonly (readonly (number | null)[])[]) =>
      Array.from({ length: 5 }, (_, observer) => some.map((unit) => unit[observer] ?? null));
    for (const metric of METRICS) {
      const without = units.map((_, index) => krippendorffAlpha(byObserver(units.toSpliced(index, 1)), metric)!);
      const mean = without.reduce((sum, value) => sum + value, 0) / 60;
      const jackknife = Math.sqrt((59 / 60) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
      const ratio = alphaStandardError(byObserver(units), metric)! / jackknife;
      // Gwet's linearisation goes by the mean number of values, and takes the metric for given: near, not equal.
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.25);
    }
  });

  it('is null where alpha is, and with one unit', () => {
    for (const metric of METRICS) {
      expect(alphaStandardError([[1], [2]], metric)).toBeNull();
      expect(
        alphaStandardError(
          [
            [3, 3],
            [3, 3],
          ],
          metric,
        ),
      ).toBeNull();
      expect(
        alphaStandardError(
          [
            [1, null],
            [null, 2],
          ],
          metric,
        ),
      ).toBeNull();
    }
  });
});
