import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueCheck, wentWell, type Hire, type Outcome } from './outcome.js';
import { ENOUGH_HIRES, outcomeReport } from './outcome-report.js';
import { orderingProbability, rateOf } from './rates.js';

const WELL: Outcome = { months: 12, whereabouts: 'in-seat', carries: 4, again: 'yes' };
const BADLY: Outcome = { months: 6, whereabouts: 'let-go', carries: 2, again: 'no' };

const hire = (index: number, change: Partial<Hire> = {}): Hire => ({
  application: `a${index}`,
  decision: 'hire',
  route: 'buy',
  probability: 0.5,
  outcome: WELL,
  ...change,
});
const hires = (count: number, change: (index: number) => Partial<Hire> = () => ({})): readonly Hire[] =>
  Array.from({ length: count }, (_, index) => hire(index, change(index)));

describe('the check that is due', () => {
  it.each([
    ['2026-01-15T10:00:00.000Z', '2026-04-15T09:59:59.000Z', [], null],
    ['2026-01-15T10:00:00.000Z', '2026-04-15T10:00:00.000Z', [], 3],
    ['2026-01-15T10:00:00.000Z', '2026-07-20T10:00:00.000Z', [], 6],
    ['2026-01-15T10:00:00.000Z', '2026-07-20T10:00:00.000Z', [3], 6],
    ['2026-01-15T10:00:00.000Z', '2026-07-20T10:00:00.000Z', [6], null],
    ['2026-01-15T10:00:00.000Z', '2027-03-20T10:00:00.000Z', [3, 6], 12],
    ['2026-01-15T10:00:00.000Z', '2040-03-20T10:00:00.000Z', [12], null],
    // The last of February stands for the 30th of November.
    ['2026-11-30T10:00:00.000Z', '2027-02-28T09:00:00.000Z', [], null],
    ['2026-11-30T10:00:00.000Z', '2027-02-28T10:00:00.000Z', [], 3],
  ] as const)('of %s at %s, with %j made, is %s', (decidedAt, now, made, due) => {
    expect(dueCheck(decidedAt, now, made)).toBe(due);
  });
});

describe('a share', () => {
  it('has the interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
    for (const [count, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const { interval95 } = rateOf(count, of);
      expect(interval95[0]).toBeCloseTo(low, 4);
      expect(interval95[1]).toBeCloseTo(high, 4);
    }
    expect(rateOf(20, 20).interval95[1]).toBe(1);
    expect(() => rateOf(3, 2)).toThrow(RangeError);
    expect(() => rateOf(0, 0)).toThrow(RangeError);
  });
});

describe('how a reading orders', () => {
  it('counts pairs, ties half', () => {
    expect(orderingProbability([3, 4], [1, 2])?.value).toBe(1);
    expect(orderingProbability([1, 2], [1, 2])?.value).toBe(0.5);
    expect(orderingProbability([2, 2], [1, 2, 3])?.value).toBe(0.5);
    expect(orderingProbability([], [1])).toBeNull();
  });

  it('has an interval around it, narrower with more, and of some width where every pair is in order', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, values, (well, badly) => {
        const found = orderingProbability(well, badly);
        if (found === null) return false;
        const [low, high] = found.interval95;
        return 0 <= low && low <= found.value && found.value <= high && high <= 1 && high - low > 0.01;
      }),
    );
    const ofEach = (count: number) =>
      orderingProbability(
        Array.from({ length: count }, () => 1),
        Array.from({ length: count }, () => 0),
      )?.interval95[0] ?? 0;
    expect(ofEach(5)).toBeLessThan(ofEach(20));
    expect(ofEach(20)).toBeLessThan(1);
  });

  it('mirrors when well and badly change places', () => {
    const [one, other] = [orderingProbability([1, 3, 5], [2, 4]), orderingProbability([2, 4], [1, 3, 5])];
    expect(one?.value).toBeCloseTo(1 - (other?.value ?? 0), 12);
    expect(one?.interval95[0]).toBeCloseTo(1 - (other?.interval95[1] ?? 0), 9);
  });
});

describe('the report of outcomes', () => {
  it('says too few below thirty, and nothing else', () => {
    expect(outcomeReport([]).withheld).toBe('Too few to say: no outcome is known, and it takes 30.');
    expect(outcomeReport(hires(1)).withheld).toContain('one outcome is known');
    const report = outcomeReport(hires(ENOUGH_HIRES - 1));
    expect(report.withheld).toContain('29 outcomes are known');
    expect([report.overall, report.reading, report.claimed, report.again]).toEqual([null, null, null, null]);
    expect([...report.routes, ...report.decisions, ...report.advice]).toEqual([]);
  });

  it('sets what was advised, read and decided beside what came', () => {
    const report = outcomeReport(
      hires(40, (index) => ({
        route: index < 30 ? 'buy' : index < 37 ? 'pass' : null,
        decision: index % 2 === 0 ? 'hire' : 'promote',
        probability: index < 20 ? 0.9 : 0.3,
        outcome: index < 24 ? WELL : BADLY,
      })),
    );
    expect(report.withheld).toBeNull();
    expect(report.overall).toMatchObject({ count: 24, of: 40 });
    expect(report.routes.map(({ name, hires: of, rate }) => [name, of, rate?.count])).toEqual([
      ['buy', 30, 24],
      ['pass', 7, 0],
    ]);
    expect(report.advice.map(({ name, hires: of, rate }) => [name, of, rate === null])).toEqual([
      ['with-advice', 30, false],
      ['against-advice', 7, false],
      ['without-advice', 3, true],
    ]);
    // Of 24 × 16 pairs: 20 × 16 in order, 4 × 16 ties.
    expect(report.reading?.value).toBeCloseTo((20 * 16 + 2 * 16) / (24 * 16), 12);
    expect(report.claimed?.mean).toBeCloseTo(0.6, 12);
    expect(report.claimed?.rate).toMatchObject({ count: 24, of: 40 });
    expect(report.again).toMatchObject({ count: 24, of: 40 });
  });

  it('says nothing of readings where fewer than thirty have one', () => {
    const report = outcomeReport(hires(35, (index) => ({ probability: index < 29 ? 0.5 : null })));
    expect([report.reading, report.claimed]).toEqual([null, null]);
    expect(report.overall).not.toBeNull();
  });

  it('counts as gone well who is there, or in a larger seat, and carries it', () => {
    expect(wentWell(WELL)).toBe(true);
    expect(wentWell({ ...WELL, whereabouts: 'moved-up' })).toBe(true);
    for (const change of [{ carries: 3 }, { whereabouts: 'left' }, { whereabouts: 'moved-aside' }] as const)
      expect(wentWell({ ...WELL, ...change })).toBe(false);
  });
});
