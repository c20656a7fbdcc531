import { describe, expect, test } from '@jest/globals';
import { application, scorecard } from '../../../test/factories/panel.js';
import { RUBRIC } from '../../../test/factories/rubric.js';
import { agreementOf, completenessOf } from './completeness.js';
import { givenRatings } from './pool.js';

describe('completeness', () => {
  test.each([
    [0, 0, 'too-few-to-say'],
    [2, 2, 'too-few-to-say'],
    [3, 3, 'good'],
    [4, 3, 'good'],
    [5, 3, 'mixed'],
    [4, 2, 'mixed'],
    [5, 2, 'poor'],
    [3, 0, 'poor'],
  ] as const)('of %d compared criteria %d within one point: %s', (compared, within, word) => {
    expect(agreementOf({ compared, withinOnePoint: within, split: false })).toBe(word);
  });

  test.each([
    [2, 2, 'too-few-to-say'],
    [3, 3, 'mixed'],
    [4, 2, 'poor'],
    [5, 2, 'poor'],
  ] as const)(
    'of a split panel, %d compared criteria %d within one point: %s, never good',
    (compared, within, word) => {
      expect(agreementOf({ compared, withinOnePoint: within, split: true })).toBe(word);
    },
  );

  test('counts what the seat requires, and what two or more rated', () => {
    const cards = [
      scorecard(RUBRIC, 'ana', { builder: 4, leader: 3, advisor: 2, closeness: 'not-observed' }),
      scorecard(RUBRIC, 'ben', { builder: 5, 'builder.reads-the-data': 1, 'leader.judgement-held-up': 3, advisor: 5 }),
    ];
    const ratings = givenRatings(RUBRIC, application('app-1', cards));
    expect(completenessOf({ rubric: RUBRIC, seat: 'leader', scorecards: 2, ratings, split: false })).toEqual({
      scorecards: 2,
      criteriaRated: 15,
      criteriaRequired: 13,
      requiredRated: 10,
      comparedCriteria: 6,
      withinOnePoint: 5,
      agreement: 'good',
    });
  });
});
