import { expect, test } from '@jest/globals';
import { alternatives, amount, counted, listed, onScale, percent, quoted, sentence, withArticle } from './language.js';

test('items are listed as one says them', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(listed)).toEqual(['', 'A', 'A and B', 'A, B and C']);
});

test('alternatives are listed as one says them', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(alternatives)).toEqual(['', 'A', 'A or B', 'A, B or C']);
});

test('one thing is singular', () => {
  expect([0, 1, 2].map((count) => counted(count, 'rating'))).toEqual(['0 ratings', '1 rating', '2 ratings']);
});

test('a probability is a whole per cent, and never certain', () => {
  expect([0, 0.004, 0.006, 0.5, 0.994, 0.996, 1].map(percent)).toEqual([
    'under 1%',
    'under 1%',
    '1%',
    '50%',
    '99%',
    'over 99%',
    'over 99%',
  ]);
});

test('an estimate has one decimal and is held to the scale', () => {
  expect([0.4, 2.449, 2.45, 5.3].map(onScale)).toEqual(['1.0', '2.4', '2.5', '5.0']);
});

test('a name takes its article by its first letter', () => {
  expect(['Leader', 'Advisor', 'eye'].map(withArticle)).toEqual(['a Leader', 'an Advisor', 'an eye']);
});

test('amounts, quotations and first letters', () => {
  expect([12, 21.43].map(amount)).toEqual(['12', '21.4']);
  expect(quoted('Reads the data')).toBe('“Reads the data”');
  expect(sentence('without ana')).toBe('Without ana');
});
