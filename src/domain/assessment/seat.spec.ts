import { describe, expect, test } from '@jest/globals';
import { caseOf, reading } from '../../../test/factories/case.js';
import { requisition } from '../../../test/factories/panel.js';
import { arcRubric } from '../../../test/factories/rubric.js';
import type { ApplicationAssessment, Route, SeatAdvice } from './assessment.js';
import { fillsSeat } from './fills-seat.js';
import { adviseOnSeat, seatRoute } from './seat.js';
import type { Turn } from './turning-point.js';

const TURN: Turn = {
  furtherInterviewers: 1,
  dimensions: ['leader'],
  direction: 'up',
  rating: 4,
  side: 'or-above',
  to: 'buy',
  beyond: [],
  interviewers: 3,
  distance: 1,
};

function routed(id: string, route: Route, chance = 0.9): ApplicationAssessment {
  const readings = { builder: 'earned', leader: reading('earned', chance), closeness: 'kept' } as const;
  return {
    id,
    candidate: `Candidate ${id}`,
    readings: caseOf({ readings }).readings,
    source: ['buy', 'buy-with-plan', 'pass'].includes(route) ? 'external' : 'internal',
    guidance: { route },
  } as unknown as ApplicationAssessment;
}

function advised(
  applications: readonly ApplicationAssessment[],
  turns: Readonly<Record<string, Turn>> = {},
): SeatAdvice {
  return adviseOnSeat({
    rubric: arcRubric(),
    requisition: requisition('leader'),
    applications,
    turnToFill: (id) => turns[id] ?? null,
  });
}

describe('the seat', () => {
  test.each([
    [true, false, 'grow'],
    [false, true, 'buy'],
    [true, true, 'grow-or-buy'],
    [false, false, 'hold'],
  ] as const)('inside %p, outside %p: %s', (inside, outside, route) => {
    expect(seatRoute(inside, outside)).toBe(route);
  });

  test.each([
    ['promote', 'grow'],
    ['grow-with-plan', 'grow'],
    ['buy', 'buy'],
    ['buy-with-plan', 'buy'],
    ['shore-up-first', 'hold'],
    ['deepen-builder-line', 'hold'],
    ['pass', 'hold'],
    ['gather-evidence', 'hold'],
  ] as const)('an application with the route %s: %s', (route, seat) => {
    expect(advised([routed('a', route)]).route).toBe(seat);
    expect(fillsSeat(route)).toBe(seat !== 'hold');
  });

  test('a ready route stands before one with a plan, then the surer one, then the id', () => {
    const seat = advised([
      routed('a', 'grow-with-plan', 0.99),
      routed('b', 'promote', 0.85),
      routed('c', 'promote', 0.95),
      routed('e', 'buy-with-plan'),
      routed('d', 'buy-with-plan'),
      routed('f', 'buy', 0.81),
      routed('g', 'pass'),
    ]);
    expect(seat.inside).toEqual(['c', 'b', 'a']);
    expect(seat.outside).toEqual(['f', 'd', 'e']);
    expect(seat.why).toBe('From inside Candidate c can be promoted; from outside Candidate f is ready.');
  });

  test('only a real choice is compared by its economics, the best of each side', () => {
    expect(advised([routed('a', 'promote')]).economics).toBeNull();
    expect(advised([routed('a', 'buy')]).economics).toBeNull();
    expect(advised([routed('b', 'buy'), routed('a', 'promote')]).economics).toMatchObject({
      inside: 'a',
      outside: 'b',
    });
  });

  test('a seat on hold names who is closest, and what would take them there', () => {
    const applications = [routed('a', 'pass'), routed('b', 'gather-evidence'), routed('c', 'pass')];
    const turns = { a: { ...TURN, furtherInterviewers: 2 as const }, b: { ...TURN, distance: 0.9 }, c: TURN };
    expect(advised(applications, turns).why).toBe(
      'Nobody on this shortlist can take the seat yet, from inside or outside. Closest is Candidate b: Leader is earned (90% chance of meeting the bar); a further interview that finds it Mostly earned (4) or above would lead to “buy”.',
    );
  });

  test('closest is a route that fills the seat at once, then who is surest to hold everything required', () => {
    const applications = [routed('a', 'pass', 0.5), routed('b', 'pass', 0.4), routed('c', 'pass', 0.3)];
    const plan = { ...TURN, to: 'buy-with-plan' as const };
    const closest = (turns: Readonly<Record<string, Turn>>): string | undefined =>
      /Closest is Candidate (\w):/.exec(advised(applications, turns).why)?.[1];
    expect(closest({ a: plan, b: plan, c: { ...TURN, furtherInterviewers: 2 } })).toBe('c');
    expect(closest({ a: { ...TURN, furtherInterviewers: 2 }, b: TURN, c: TURN })).toBe('b');
    expect(closest({ b: { ...TURN, distance: 2 }, c: { ...TURN, distance: 0.1 } })).toBe('b');
  });

  test('without applications the seat is on hold', () => {
    expect(advised([])).toEqual({
      route: 'hold',
      why: 'Nobody has applied for the seat yet.',
      inside: [],
      outside: [],
      economics: null,
    });
  });
});
