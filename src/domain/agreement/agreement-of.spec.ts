import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreementOf, type AgreementFigures } from './agreement-of.js';

/** Every number of the figures, wherever it stands. */
function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

const ALL_EQUAL = 'all ratings are equal';

/** Any small panel on a five-point scale: gaps anywhere, some observers and units without a value. */
const panels = fc
  .record({ observers: fc.integer({ min: 0, max: 5 }), units: fc.integer({ min: 0, max: 6 }) })
  .chain(({ observers, units }) => {
    const cell = fc.option(fc.constantFrom(1, 2, 2.5, 3, 4, 5), { freq: 4 });
    const row = fc.array(cell, { minLength: units, maxLength: units });
    return fc.array(row, { minLength: observers, maxLength: observers });
  });
const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

function expectAlike(one: AgreementFigures, other: AgreementFigures): void {
  expect(other.reasons).toEqual(one.reasons);
  const [a, b] = [numbersOf(one), numbersOf(other)];
  expect(b).toHaveLength(a.length);
  a.forEach((number, index) => expect(b[index]).toBeCloseTo(number, 8));
}

describe('agreement, every figure', () => {
  it('never is NaN or infinite, and a figure that is missing has its reason', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const figures = agreementOf(panel);
        expect(numbersOf(figures).filter((number) => !Number.isFinite(number))).toEqual([]);
        const missing = [
          ...(['percent', 'ac1', 'icc', 'fleiss'] as const).filter((figure) => figures[figure] === null),
          ...(figures.ac2.linear === null ? ['ac2'] : []),
          ...(figures.alpha.nominal === null ? ['alpha'] : []),
        ];
        expect(Object.keys(figures.reasons).toSorted()).toEqual(missing.toSorted());
      }),
    );
  });

  it('does not care in which order observers and units come', () => {
    const pairs = panels.chain((panel) =>
      fc
        .tuple(shuffled(panel), shuffled([...(panel[0] ?? []).keys()]))
        .map(([rows, columns]) => [panel, rows.map((row) => columns.map((column) => row[column]!))] as const),
    );
    fc.assert(fc.property(pairs, ([panel, other]) => expectAlike(agreementOf(panel), agreementOf(other))));
  });

  it('is 1 in every way when all agree and the units differ', () => {
    const figures = agreementOf([
      [1, 2, 5],
      [1, 2, 5],
      [1, 2, 5],
    ]);
    expect(figures.percent).toBe(1);
    expect(Object.values(figures.alpha)).toEqual([1, 1, 1, 1]);
    expect([figures.ac1, figures.ac2.linear, figures.ac2.quadratic].map((ac) => ac!.coefficient)).toEqual([1, 1, 1]);
    for (const correlation of Object.values(figures.icc!))
      expect(correlation).toEqual({ value: 1, interval95: [1, 1] });
    expect(figures.fleiss!.kappa).toBe(1);
    expect(figures.reasons).toEqual({});
  });

  it('is undefined when all ratings are equal, but for the plain share of equal pairs', () => {
    const figures = agreementOf([
      [3, 3, 3],
      [3, 3, 3],
    ]);
    expect(figures).toEqual({
      percent: 1,
      alpha: { nominal: null, ordinal: null, interval: null, ratio: null },
      alphaStandardError: { nominal: null, ordinal: null, interval: null, ratio: null },
      ac1: null,
      ac2: { linear: null, quadratic: null },
      icc: null,
      fleiss: null,
      units: 3,
      observers: 2,
      reasons: { alpha: ALL_EQUAL, ac1: ALL_EQUAL, ac2: ALL_EQUAL, icc: ALL_EQUAL, fleiss: ALL_EQUAL },
    });
  });

  it('is undefined when no two observers met', () => {
    const { reasons, percent, units, observers } = agreementOf([
      [1, null],
      [null, 2],
      [null, null],
    ]);
    const why = 'no unit has values from two observers';
    expect({ percent, units, observers }).toEqual({ percent: null, units: 0, observers: 2 });
    expect(reasons).toMatchObject({ percent: why, alpha: why, ac1: why, ac2: why, fleiss: why });
    expect(agreementOf([]).reasons).toMatchObject({ percent: why, icc: 'it needs two units and two observers' });
  });

  it('gives no alpha on a ratio scale when a value is below zero, and the others all the same', () => {
    const { alpha, reasons } = agreementOf([
      [-1, 0, 2],
      [-1, 1, 2],
    ]);
    expect(alpha).toMatchObject({ ratio: null, interval: expect.any(Number) });
    expect(reasons).toEqual({ 'alpha.ratio': 'a ratio scale has no values below zero' });
  });

  it('gives no correlations when the units do not differ, however the judges do', () => {
    const { icc, reasons } = agreementOf([
      [1, 1, 1],
      [4, 4, 4],
    ]);
    expect(icc).toBeNull();
    expect(reasons.icc).toBe('the units do not differ in their means');
  });
});
