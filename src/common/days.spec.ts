import { expect, it } from '@jest/globals';
import { dayOf, dayWords, endOfDay } from './days.js';

it('is a day by UTC, wherever the server stands', () => {
  expect(dayWords('2026-11-25T23:59:59Z')).toBe('25 Nov 2026');
  expect(dayOf('2026-11-25T23:59:59.999Z')).toBe('2026-11-25');
});

it('is over with its last second', () => {
  expect(endOfDay('2028-02-29')).toBe('2028-02-29T23:59:59Z');
  expect(endOfDay('2026-02-29')).toBeNull();
  expect(endOfDay('2026-2-9')).toBeNull();
});
