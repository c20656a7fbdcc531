import { describe, expect, test } from '@jest/globals';
import { application, scorecard } from '../../../test/factories/panel.js';
import { RUBRIC } from '../../../test/factories/rubric.js';
import { givenRatings, observationsByDimension, tickedTells } from './pool.js';

describe('the pool', () => {
  const cards = [
    scorecard(RUBRIC, 'ben', { 'leader.judgement-held-up': 2 }, { tells: ['leans-on-title'] }),
    scorecard(
      RUBRIC,
      'ana',
      { 'builder.reads-the-data': 4, 'leader.judgement-held-up': 'not-observed' },
      { tells: ['signs-on-the-demo', 'leans-on-budget'] },
    ),
  ];
  const one = application('app-1', cards);

  test('holds the ratings that were given, by id; not observed is none', () => {
    expect(givenRatings(RUBRIC, one)).toEqual([
      {
        id: 'app-1/ana/builder.reads-the-data',
        application: 'app-1',
        interviewer: 'ana',
        criterion: 'builder.reads-the-data',
        dimension: 'builder',
        rating: 4,
        verification: 'probed',
      },
      {
        id: 'app-1/ben/leader.judgement-held-up',
        application: 'app-1',
        interviewer: 'ben',
        criterion: 'leader.judgement-held-up',
        dimension: 'leader',
        rating: 2,
        verification: 'probed',
      },
    ]);
  });

  test('holds every dimension, rated or not', () => {
    const sizes = [...observationsByDimension(RUBRIC, [one])].map(([id, { length }]) => [id, length]);
    expect(sizes).toEqual([
      ['builder', 1],
      ['leader', 1],
      ['advisor', 0],
      ['closeness', 0],
    ]);
  });

  test('tells have ids of their own', () => {
    expect(tickedTells(one).map(({ id }) => id)).toEqual([
      'app-1/ana/tell:leans-on-budget',
      'app-1/ana/tell:signs-on-the-demo',
      'app-1/ben/tell:leans-on-title',
    ]);
  });

  test('a criterion that the rubric has not is refused by name', () => {
    const stranger = {
      ...scorecard(RUBRIC, 'ana', {}),
      ratings: [{ criterion: 'builder.charm', rating: 5, verification: 'probed', evidence: 'x' }],
    } as const;
    expect(() => givenRatings(RUBRIC, application('app-1', [stranger]))).toThrow(
      'the rubric has no criterion "builder.charm"',
    );
  });
});
