import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inRanges, rangesOf } from './ranges.js';

describe('ranges', () => {
  it('hold the numbers that they were made of, and no other', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, (some) => {
        const ranges = rangesOf(some);
        for (let number = 0; number <= 61; number += 1) expect(inRanges(ranges, number)).toBe(some.includes(number));
        expect(ranges.length).toBeLessThanOrEqual(some.length);
      }),
    );
  });

  it('are as few as they can be', () => {
    expect(rangesOf([5, 1, 2, 3, 9, 10])).toEqual([
      [1, 3],
      [5, 5],
      [9, 10],
    ]);
  });
});
