import { describe, expect, it } from '@jest/globals';
import type { RatingValue } from '../assessment/panel.js';
import { priorVariances } from '../measurement/priors.js';
import type { PracticeRating, PracticeSet, Vignette } from './practice.js';
import { practiceFeedback } from './practice-feedback.js';
import { practiceSeverity } from './practice-severity.js';

const CRITERIA = ['a', 'b'];
const vignette = (id: string, ratings: readonly RatingValue[] = [3, 4]): Vignette => ({
  id,
  title: id,
  about: '',
  lesson: '',
  said: [],
  key: ratings.map((rating, index) => ({ criterion: CRITERIA[index] ?? '', rating, why: '' })),
});
const set = (count: number): PracticeSet => ({
  schema: 'arcbrief.practice/1',
  rubric: 'r@1',
  vignettes: Array.from({ length: count }, (_, index) => vignette(`v${index}`)),
});
const given = ({ vignettes }: PracticeSet, apart: number): readonly PracticeRating[] =>
  vignettes.flatMap(({ id, key }) =>
    key.map(({ criterion, rating }) => ({ vignette: id, criterion, rating: (rating + apart) as RatingValue })),
  );
const options = { criteria: new Set(CRITERIA), variances: priorVariances(5) };

describe('severity from practice', () => {
  it('is the prior shrunk towards what the keys say, and surer with each vignette', () => {
    const { interviewer, candidateInterviewer, residual } = options.variances;
    const one = practiceSeverity(set(1), given(set(1), -1), options);
    const weight = 1 / (candidateInterviewer + residual / 2);
    expect(one?.mean).toBeCloseTo(weight / (weight + 1 / interviewer), 12);
    expect(one?.variance).toBeCloseTo(1 / (weight + 1 / interviewer), 12);
    const eight = practiceSeverity(set(8), given(set(8), -1), options);
    expect(eight?.mean).toBeGreaterThan(one?.mean ?? 1);
    expect(eight?.mean).toBeLessThan(1);
    expect(eight?.variance).toBeLessThan(one?.variance ?? 0);
  });

  it('is positive for those who rate below the key, and nothing where nothing of the dimension was rated', () => {
    expect(practiceSeverity(set(3), given(set(3), 1), options)?.mean).toBeLessThan(0);
    expect(practiceSeverity(set(3), [], options)).toBeNull();
    expect(practiceSeverity(set(3), given(set(3), 1), { ...options, criteria: new Set(['c']) })).toBeNull();
  });
});

describe('feedback on a vignette', () => {
  const own: readonly PracticeRating[] = [
    { vignette: 'v', criterion: 'a', rating: 5 },
    { vignette: 'v', criterion: 'b', rating: 3 },
  ];

  it('sets each rating beside the key, and says how near and which way on the whole', () => {
    const feedback = practiceFeedback(vignette('v'), own, []);
    expect(feedback.ratings.map(({ criterion, apart, panel }) => [criterion, apart, panel])).toEqual([
      ['a', 2, null],
      ['b', -1, null],
    ]);
    expect(feedback).toMatchObject({ mean: 0.5, near: 0.5 });
    expect(practiceFeedback(vignette('v'), [], [])).toEqual({ ratings: [], mean: null, near: null });
  });

  it('shows the panel from three others on, and never what one of them gave', () => {
    const other = (rating: RatingValue): readonly PracticeRating[] => [{ vignette: 'v', criterion: 'a', rating }];
    const panel = (others: readonly (readonly PracticeRating[])[]) =>
      practiceFeedback(vignette('v'), own, others).ratings.map((each) => each.panel);
    expect(panel([other(3), other(4)])).toEqual([null, null]);
    expect(panel([other(3), other(4), other(5)])).toEqual([4, null]);
  });
});
