import { describe, expect, it } from '@jest/globals';
import { timeToSubmit, type HandIn } from './time-to-submit.js';

const asked = (submittedAt: string, dueAt: string | null = null): HandIn => ({
  askedAt: '2026-03-02T08:00:00Z',
  dueAt,
  submittedAt,
});
const DUE = '2026-03-03T23:59:59Z';
const hours = (count: number): string => new Date(Date.parse('2026-03-02T08:00:00Z') + count * 3_600_000).toISOString();

describe('the time from a kit to the scorecard', () => {
  it('is the median in hours, of an even and an odd number', () => {
    const even = [1, 2, 3, 4, 6, 30, 40, 50].map((count) => asked(hours(count)));
    expect(timeToSubmit(even).shown).toEqual({ scorecards: 8, medianHours: 5, due: 0, late: 0 });
    expect(timeToSubmit([...even, asked(hours(60))]).shown?.medianHours).toBe(6);
  });

  it('counts what came after its day, among those that had one', () => {
    const cards = [1, 2, 3, 4, 5, 6].map((count) => asked(hours(count), DUE));
    const late = [asked('2026-03-04T00:00:00Z', DUE), asked('2026-03-03T23:59:59Z', DUE), asked(hours(900))];
    expect(timeToSubmit([...cards, ...late]).shown).toMatchObject({ scorecards: 9, due: 8, late: 1 });
  });

  it('is withheld below eight, and what was in before it was asked for is not counted', () => {
    const seven = [1, 2, 3, 4, 5, 6, 7].map((count) => asked(hours(count)));
    const before = asked('2026-03-01T08:00:00Z');
    expect(timeToSubmit([...seven, before])).toEqual({
      shown: null,
      withheld: 'From 8 scorecards with an interview kit on; so far 7.',
    });
    expect(timeToSubmit([]).withheld).toBe('From 8 scorecards with an interview kit on; so far none.');
  });
});
