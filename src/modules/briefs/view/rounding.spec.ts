import { describe, expect, it } from '@jest/globals';
import {
  heldToScale,
  intervalFigure,
  money,
  percent,
  ratingRange,
  scaleFigure,
  utcDay,
  utcMinute,
  weeks,
} from './rounding.js';

describe('figures on the rating scale', () => {
  it.each([
    [4.25, '4.3'],
    [4.249, '4.2'],
    [2.05, '2.1'],
    [3, '3.0'],
    [5.31, '5.0'],
    [0.62, '1.0'],
  ])('%d is shown as %s', (value, shown) => {
    expect(scaleFigure(value)).toBe(shown);
  });

  it('holds both ends of an interval to the scale', () => {
    expect(intervalFigure([0.4, 1.96])).toBe('1.0–2.0');
    expect(intervalFigure([4.6, 5.4])).toBe('4.6–5.0');
    expect(heldToScale(-3)).toBe(1);
  });

  it('shows one number where all ratings agree', () => {
    expect([ratingRange([3, 5]), ratingRange([4, 4])]).toEqual(['3–5', '4']);
  });
});

describe('percent', () => {
  it.each([
    [0.024, '2%'],
    [0.5, '50%'],
    [0.005, '1%'],
    [0.004, 'under 1%'],
    [0, 'under 1%'],
    [0.994, '99%'],
    [0.995, 'over 99%'],
    [1, 'over 99%'],
  ])('%d is %s: nobody knows a thing for sure', (value, shown) => {
    expect(percent(value)).toBe(shown);
  });
});

it('shows money with its currency, in thousands', () => {
  expect(money(118000.4, 'EUR')).toBe('EUR\u00a0118,000');
  expect(money(-1250000, 'JPY')).toBe('JPY\u00a0−1,250,000');
  expect(money(900, null)).toBe('900');
});

it('shows whole weeks', () => {
  expect([weeks(1), weeks(20.1)]).toEqual(['1\u00a0week', '20\u00a0weeks']);
});

it('shows times in UTC, whatever zone they were given in', () => {
  expect(utcMinute('2026-11-22T01:40:00+02:00')).toBe('2026-11-21 23:40 UTC');
  expect(utcDay('2026-11-22T01:40:00+02:00')).toBe('2026-11-21');
});
