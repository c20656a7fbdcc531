import { describe, expect, it } from '@jest/globals';
import { formatPath, parsePath, printable } from './path.js';
import { DocumentError } from './problem.js';
import { isBlank } from './text.js';
import { allowedValues, editDistance, nearest, show } from './words.js';

describe('words of a problem', () => {
  it('shorten a long value and spell out what a terminal would obey', () => {
    expect(show('x'.repeat(100))).toBe(`"${'x'.repeat(59)}…"`);
    expect(show('\u001b[31mred\u202e')).toBe('"<U+001B>[31mred<U+202E>"');
    expect(show('👩‍👩‍👧')).toBe('"👩‍👩‍👧"');
  });

  it('name allowed values, runs of numbers as a range', () => {
    expect(allowedValues([1, 2, 3, 4, 5, 'not-observed'])).toBe('1–5 or not-observed');
    expect(allowedValues(['a', 'b', 'c', null])).toBe('a, b or c');
    expect(allowedValues([1, 3, 5])).toBe('1, 3 or 5');
  });

  it('guess what was meant only when it is near', () => {
    expect(nearest('ratng', ['rating', 'criterion'])).toBe('rating');
    expect(nearest('Leader', ['builder', 'leader'])).toBe('leader');
    expect(nearest('charisma', ['builder', 'leader'])).toBeNull();
    expect(nearest('4', ['1', '3', '5'])).toBeNull();
    expect(editDistance('ab', 'ba')).toBe(1);
  });
});

describe('paths', () => {
  it('go to text and back', () => {
    const segments = ['applications', 0, 'scorecards', 2, 'anchors', '3', 'we.ird key'];
    expect(formatPath(segments)).toBe('applications[0].scorecards[2].anchors.3["we.ird key"]');
    expect(parsePath(formatPath(segments))).toEqual(segments);
  });

  it('spell out control characters in keys', () => {
    expect(formatPath(['a\u0007b'])).toBe('["a<U+0007>b"]');
    expect(printable('ok')).toBe('ok');
  });
});

describe('isBlank', () => {
  it('sees through characters that nobody sees', () => {
    expect([' \n', '\u200b\u2060', '\u2800', '\u3164', '\ufe0f', ''].map(isBlank)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['.', '0', 'é', '王', '👍', '—'].map(isBlank)).toEqual([false, false, false, false, false, false]);
  });
});

describe('DocumentError', () => {
  const problem = (line: number | null, message: string) => ({ path: '', line, column: 1, message });

  it('prints a line for each problem, by line, each once', () => {
    expect(new DocumentError('a.yaml', [problem(3, 'c'), problem(1, 'a'), problem(3, 'c')]).message).toBe(
      'a.yaml:1: a\na.yaml:3: c',
    );
    expect(new DocumentError('body', [problem(null, 'a')]).message).toBe('body: a');
  });

  it('stops after a thousand and says how many more there are', () => {
    const error = new DocumentError(
      'a.yaml',
      Array.from({ length: 1234 }, (_, index) => problem(index + 1, 'x')),
    );
    expect(error.problems).toHaveLength(1001);
    expect(error.message.split('\n').at(-1)).toBe('a.yaml: and 234 more problems; mend these first');
  });
});
