import { describe, expect, test } from '@jest/globals';
import { reading } from '../../../test/factories/case.js';
import { RUBRIC } from '../../../test/factories/rubric.js';
import { levelAt, skipRiskOf } from './skip-risk.js';

describe('stage-skip risk', () => {
  test.each([
    [0, 'low'],
    [0.1999, 'low'],
    [0.2, 'watch'],
    [1 - 0.8, 'watch'],
    [0.4999, 'watch'],
    [0.5, 'elevated'],
    [0.7999, 'elevated'],
    [0.8, 'high'],
    [1, 'high'],
  ] as const)('%d is %s', (probability, level) => {
    expect(levelAt(probability)).toBe(level);
  });

  test('does not apply to a seat without foundations', () => {
    const risk = skipRiskOf(RUBRIC, 'builder', { builder: reading('borrowed') });
    expect(risk).toEqual({ level: 'not-applicable', probability: null, carriedBy: [] });
  });

  test('is the chance that at least one foundation is not earned', () => {
    const readings = {
      builder: reading('earned', 0.9),
      leader: reading('unproven', 0.5),
      advisor: reading('borrowed'),
    };
    const risk = skipRiskOf(RUBRIC, 'advisor', readings);
    expect(risk.probability).toBeCloseTo(1 - 0.9 * 0.5, 12);
    expect(risk).toMatchObject({ level: 'elevated', carriedBy: ['leader'] });
  });

  test('names the foundations that are not earned, lowest first', () => {
    const readings = { builder: reading('unproven', 0.6), leader: reading('borrowed', 0.1) };
    expect(skipRiskOf(RUBRIC, 'advisor', readings).carriedBy).toEqual(['leader', 'builder']);
  });

  test('can add up over foundations that are each earned', () => {
    const readings = { builder: reading('earned', 0.85), leader: reading('earned', 0.85) };
    expect(skipRiskOf(RUBRIC, 'advisor', readings)).toMatchObject({ level: 'watch', carriedBy: [] });
  });

  test('is unknown where a foundation is unobserved and the others do not reach elevated', () => {
    const readings = { builder: reading('earned', 0.6), leader: reading('unobserved') };
    const risk = skipRiskOf(RUBRIC, 'advisor', readings);
    expect(risk.level).toBe('unknown');
    expect(risk.probability).toBeCloseTo(0.4, 12);
  });

  test.each([
    [0.5, 'elevated'],
    [0.2, 'high'],
  ] as const)('is known where the observed foundations alone reach it: earned at %d is %s', (probability, level) => {
    const readings = { builder: reading('unproven', probability), leader: reading('unobserved') };
    expect(skipRiskOf(RUBRIC, 'advisor', readings).level).toBe(level);
  });

  test('has no probability where no foundation is observed', () => {
    const risk = skipRiskOf(RUBRIC, 'leader', { builder: reading('unobserved'), leader: reading('earned') });
    expect(risk).toEqual({ level: 'unknown', probability: null, carriedBy: [] });
  });

  test('closeness and the seat itself are no foundation', () => {
    const readings = {
      builder: reading('earned', 0.99),
      leader: reading('borrowed', 0.01),
      closeness: reading('lost'),
    };
    expect(skipRiskOf(RUBRIC, 'leader', readings)).toMatchObject({ level: 'low', carriedBy: [] });
  });
});
