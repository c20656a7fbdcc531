import { describe, expect, test } from '@jest/globals';
import { reading } from '../../../../test/factories/case.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import type { Guidance, ReadingStatus, Route, SeatRoute } from '../assessment.js';
import { routeInWords, routeSentence, seatRouteInWords, seatSentence } from './route.js';

const HELD = { builder: 'earned', leader: 'earned', advisor: 'earned', closeness: 'kept' } as const;
const NO_LEADER = { ...HELD, leader: 'borrowed' } as const;
const LOST = { ...HELD, closeness: 'lost' } as const;

const WORDS = {
  promote: 'promote',
  'grow-with-plan': 'grow with a plan',
  'shore-up-first': 'shore up first',
  'deepen-builder-line': 'deepen the Builder line',
  buy: 'buy',
  'buy-with-plan': 'buy with a plan',
  pass: 'pass for this seat',
  'gather-evidence': 'gather evidence',
} as const satisfies Record<Route, string>;
const ROUTES = Object.keys(WORDS) as Route[];

function said(route: Route, statuses: Readonly<Record<string, ReadingStatus>>, seat = 'leader'): string {
  const readings = Object.fromEntries(Object.entries(statuses).map(([id, status]) => [id, reading(status)]));
  const guidance: Guidance = { route, why: '', fits: null, plan: [], ask: [], unusedInterviewers: [] };
  return routeSentence(RUBRIC, seat, { readings, guidance });
}

describe('a route', () => {
  test.each(ROUTES)('has one wording: %s', (route) => {
    expect(routeInWords(RUBRIC, route)).toBe(WORDS[route]);
  });

  test.each(ROUTES)('begins its sentence with its own words: %s', (route) => {
    expect(said(route, NO_LEADER).toLowerCase()).toMatch(new RegExp(`^${WORDS[route].toLowerCase()}\\b`));
  });

  test.each<[Route, Readonly<Record<string, ReadingStatus>>, string, string]>([
    ['promote', HELD, 'leader', 'Promote: the whole stack under this Leader seat is earned.'],
    ['buy', HELD, 'leader', 'Buy: the whole stack under this Leader seat is earned.'],
    ['buy', HELD, 'builder', 'Buy: the Builder layer that this seat needs is earned.'],
    ['grow-with-plan', NO_LEADER, 'leader', 'Grow with a plan for Leader.'],
    ['grow-with-plan', LOST, 'leader', 'Grow with a plan for Closeness to the build.'],
    ['buy-with-plan', LOST, 'leader', 'Buy with a plan for Closeness to the build.'],
    ['shore-up-first', { ...NO_LEADER, builder: 'borrowed' }, 'leader', 'Shore up first: Builder is borrowed.'],
    [
      'shore-up-first',
      { ...NO_LEADER, closeness: 'lost' },
      'leader',
      'Shore up first: Leader is borrowed and Closeness to the build is lost.',
    ],
    ['deepen-builder-line', NO_LEADER, 'leader', 'Deepen the Builder line instead of taking this seat.'],
    ['pass', NO_LEADER, 'leader', 'Pass for this seat: Leader is borrowed.'],
    ['pass', { ...NO_LEADER, builder: 'borrowed' }, 'leader', 'Pass for this seat: Builder is borrowed.'],
    ['pass', LOST, 'advisor', 'Pass for this seat: Closeness to the build is lost.'],
    ['pass', HELD, 'leader', 'Pass for this seat.'],
    [
      'gather-evidence',
      { ...HELD, leader: 'unobserved', closeness: 'uncertain' },
      'leader',
      'Gather evidence on Leader and Closeness to the build.',
    ],
  ])('says what it rests on: %s, %j, for a seat of %s', (route, statuses, seat, sentence) => {
    expect(said(route, statuses, seat)).toBe(sentence);
  });
});

describe('the advice for a seat', () => {
  test.each<[SeatRoute, boolean, string]>([
    ['grow', true, 'Grow: somebody inside has earned this seat.'],
    ['grow', false, 'Grow: somebody inside can reach this seat with a plan.'],
    ['buy', true, 'Buy: somebody from outside has earned this seat.'],
    ['buy', false, 'Buy: somebody from outside fits, with a plan.'],
    ['grow-or-buy', true, 'Grow or buy: a real choice for this seat.'],
    ['hold', false, 'Hold: nobody on this shortlist fits the seat yet.'],
  ])('begins with its own words: %s, ready %s', (route, ready, sentence) => {
    expect(seatSentence(route, ready)).toBe(sentence);
    expect(sentence.toLowerCase().split(':')[0]).toBe(seatRouteInWords(route));
  });
});
