import { describe, expect, test } from '@jest/globals';
import { application, ratings, requisition, scorecard } from '../../../test/factories/panel.js';
import { arcRubric, RUBRIC } from '../../../test/factories/rubric.js';
import { inCanonicalOrder, inputSha256 } from './input.js';

describe('the canonical input', () => {
  const given = { 'leader.judgement-held-up': 4, 'builder.reads-the-data': 3 } as const;
  const before = {
    recommendation: null,
    keyTakeaway: null,
    tells: ['leans-on-title', 'leans-on-budget'],
    ratings: ratings(RUBRIC, given),
  };
  const amendments = [
    { at: '2026-11-04T10:00:00Z', reason: 'Second.', before },
    { at: '2026-11-03T10:00:00Z', reason: 'First.', before },
  ];
  const cards = ['ben', 'ana'].map((who) =>
    scorecard(RUBRIC, who, given, { tells: ['signs-on-the-demo', 'leans-on-title'], amendments }),
  );
  const [first, second] = inCanonicalOrder([application('app-2', cards), application('app-1', [])]);

  test('stands by id, interviewer, criterion and tell, in what was amended too', () => {
    expect([first?.id, second?.id]).toEqual(['app-1', 'app-2']);
    expect(second?.scorecards.map(({ interviewer }) => interviewer)).toEqual(['ana', 'ben']);
    const [ana] = second?.scorecards ?? [];
    expect(ana?.tells).toEqual(['leans-on-title', 'signs-on-the-demo']);
    expect(ana?.ratings.map(({ criterion }) => criterion)).toEqual([
      'builder.reads-the-data',
      'leader.judgement-held-up',
    ]);
    expect(ana?.amendments[0]?.before.tells).toEqual(['leans-on-budget', 'leans-on-title']);
  });

  test('keeps amendments in the order in which they were made', () => {
    expect(second?.scorecards[0]?.amendments.map(({ reason }) => reason)).toEqual(['Second.', 'First.']);
  });

  test('hashes the whole rubric, not its name alone', () => {
    const rest = { requisition: requisition('leader'), applications: [], pool: undefined, calibration: undefined };
    const reworded = arcRubric({ introduction: 'Another introduction.' });
    expect(inputSha256({ ...rest, rubric: RUBRIC })).toMatch(/^[0-9a-f]{64}$/);
    expect(inputSha256({ ...rest, rubric: reworded })).not.toBe(inputSha256({ ...rest, rubric: RUBRIC }));
  });
});
