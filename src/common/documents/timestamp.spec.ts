import { describe, expect, it } from '@jest/globals';
import { isAfter, partialDateProblem, timestampProblem, toUtc } from './timestamp.js';

describe('toUtc', () => {
  it.each([
    ['2026-11-02T10:00:00Z', '2026-11-02T10:00:00Z'],
    ['2026-11-02T10:00:00.000Z', '2026-11-02T10:00:00Z'],
    ['2026-11-02T10:00:00.5Z', '2026-11-02T10:00:00.500Z'],
    ['2026-11-02T10:00:00.123456Z', '2026-11-02T10:00:00.123Z'],
    ['2026-11-02T00:30:00+01:00', '2026-11-01T23:30:00Z'],
    ['2026-11-02T10:00:00+14:00', '2026-11-01T20:00:00Z'],
    ['2024-02-29T23:59:59-03:30', '2024-03-01T03:29:59Z'],
  ])('%s is %s', (written, utc) => {
    expect(toUtc(written)).toBe(utc);
    expect(toUtc(utc)).toBe(utc);
  });

  it('throws for what is no point in time', () => {
    expect(() => toUtc('2026-02-30T10:00:00Z')).toThrow(RangeError);
  });
});

describe('timestampProblem', () => {
  it.each([
    ['2100-02-29T10:00:00Z', 'is no date: month 2 of 2100 has days 1 to 28'],
    ['2026-00-10T10:00:00Z', 'is no date: there is no month 0'],
    ['1899-12-31T10:00:00Z', 'is no date: the year 1899 is not between 1900 and 2100'],
    ['99999-12-31T10:00:00Z', 'is not a point in time; write it like 2026-11-02T10:00:00Z'],
    ['2026-11-02T10:00:60Z', 'is no time of day; write it like 2026-11-02T10:00:00Z'],
    ['2026-11-02T10:00:00', 'has no time zone; end it with Z for UTC, or with an offset like +01:00'],
    ['2026-11-02T10:00:00+01:60', 'has the offset +01:60, and no time zone is that far from UTC'],
    ['2026-11-02 10:00:00Z', 'is not a point in time; write it like 2026-11-02T10:00:00Z'],
  ])('of %s: %s', (written, problem) => {
    expect(timestampProblem(written)).toBe(problem);
  });
});

describe('partial dates', () => {
  it('may leave out the day, or month and day', () => {
    expect(['2014', '2014-03', '2024-02-29'].map(partialDateProblem)).toEqual([null, null, null]);
    expect(partialDateProblem('2023-02-29')).toBe('is no date: month 2 of 2023 has days 1 to 28');
  });

  it('are compared as far as both say', () => {
    expect(isAfter('2014-03', '2014')).toBe(false);
    expect(isAfter('2014', '2014-03')).toBe(false);
    expect(isAfter('2014-04', '2014-03-31')).toBe(true);
  });
});
