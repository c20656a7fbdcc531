import { describe, expect, test } from '@jest/globals';
import { craftRubric, RUBRIC } from '../../../test/factories/rubric.js';
import { isObserved, readDimension, standingAt, standingOf, statusAt } from './readings.js';

describe('the status of a reading', () => {
  test.each([
    [1, 'earned'],
    [0.8, 'earned'],
    [0.7999, 'unproven'],
    [0.5, 'unproven'],
    [0.2001, 'unproven'],
    [0.2, 'borrowed'],
    [0, 'borrowed'],
  ] as const)('a stage at probability %d is %s', (probability, status) => {
    expect(statusAt(RUBRIC, 'builder', probability)).toBe(status);
  });

  test.each([
    [0.8, 'kept'],
    [0.5, 'uncertain'],
    [0.2, 'lost'],
  ] as const)('closeness at probability %d is %s', (probability, status) => {
    expect(statusAt(RUBRIC, 'closeness', probability)).toBe(status);
  });

  test.each([0.6, 0.7, 0.8, 0.9, 0.95])('both bounds belong to the outer side at confidence %d', (confidence) => {
    expect(standingAt(confidence, confidence)).toBe('held');
    expect(standingAt(1 - confidence, confidence)).toBe('missing');
  });

  test('the eight words are four standings', () => {
    const words = ['earned', 'kept', 'unproven', 'uncertain', 'borrowed', 'lost', 'unobserved'] as const;
    expect(words.map(standingOf)).toEqual(['held', 'held', 'open', 'open', 'missing', 'missing', 'unseen']);
  });
});

describe('what is enough to read', () => {
  test.each([
    { interviewers: 2, rated: 3, criteria: 5, observed: true },
    { interviewers: 2, rated: 2, criteria: 5, observed: false },
    { interviewers: 1, rated: 5, criteria: 5, observed: false },
    { interviewers: 2, rated: 2, criteria: 3, observed: true },
    { interviewers: 2, rated: 1, criteria: 3, observed: false },
    { interviewers: 0, rated: 0, criteria: 5, observed: false },
  ])('$interviewers interviewers on $rated of $criteria criteria: $observed', ({ observed, ...coverage }) => {
    expect(isObserved(coverage, RUBRIC.thresholds)).toBe(observed);
  });

  test('a share that floating point cannot hold is compared as it is meant', () => {
    const thresholds = { ...RUBRIC.thresholds, minCoverage: 0.7 };
    expect(isObserved({ interviewers: 2, rated: 7, criteria: 10 }, thresholds)).toBe(true);
    const third = { ...RUBRIC.thresholds, minCoverage: 1 / 3 };
    expect(isObserved({ interviewers: 2, rated: 1, criteria: 3 }, third)).toBe(true);
  });

  test('one interviewer is enough where the rubric says so', () => {
    expect(isObserved({ interviewers: 1, rated: 1, criteria: 2 }, craftRubric().thresholds)).toBe(true);
  });
});

describe('a reading', () => {
  const rated = (interviewer: string, criterion: string, rating: number) => ({
    application: 'a',
    interviewer,
    criterion,
    rating,
  });
  const posterior = { mean: 4, variance: 0.25 };

  test('carries the posterior, the plain mean and what it rests on', () => {
    const ratings = [
      rated('ana', 'builder.owned-what-broke', 5),
      rated('ana', 'builder.reads-the-data', 4),
      rated('ben', 'builder.reads-the-data', 3),
      rated('ben', 'builder.shipped-real-systems', 4),
    ];
    const reading = readDimension({ rubric: RUBRIC, dimension: 'builder', ratings, posterior });
    expect(reading).toMatchObject({ status: 'earned', estimate: 4, rawMean: 4, interviewers: 2, coverage: 0.6 });
    expect(reading.probability).toBeCloseTo(0.841345, 6);
    expect(reading.interval80?.[0]).toBeCloseTo(4 - 0.5 * 1.2815516, 6);
    expect(reading.interval95?.[1]).toBeCloseTo(4 + 0.5 * 1.959964, 6);
  });

  test('unobserved is never a number, and still says how many looked', () => {
    const ratings = [rated('ana', 'builder.owned-what-broke', 5)];
    expect(readDimension({ rubric: RUBRIC, dimension: 'builder', ratings, posterior })).toEqual({
      status: 'unobserved',
      estimate: null,
      interval80: null,
      interval95: null,
      probability: null,
      rawMean: null,
      interviewers: 1,
      coverage: 0.2,
    });
  });

  test('nothing rated is unobserved', () => {
    const nothing = readDimension({ rubric: RUBRIC, dimension: 'leader', ratings: [], posterior: null });
    expect(nothing).toMatchObject({ status: 'unobserved', interviewers: 0, coverage: 0 });
  });
});
