import { describe, expect, test } from '@jest/globals';
import { inHand } from '../../../test/factories/in-hand.js';
import { adjustmentChangesRoute, hingesOf } from './robustness.js';
import { routeWith } from './what-if.js';

const SOUND = { builder: 5, leader: 5, closeness: 5 } as const;

describe('leaving one interviewer out', () => {
  test('a panel of one mind hinges on nobody', () => {
    expect(hingesOf(inHand({ ana: SOUND, ben: SOUND, carla: SOUND }))).toEqual([]);
  });

  test('finds the interviewer without whom the status and the route are others', () => {
    const high = { ...SOUND, closeness: 4 } as const;
    const subject = inHand({ ana: high, ben: high, carla: { ...SOUND, closeness: 2 }, deniz: high });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(hingesOf(subject)).toEqual([
      { interviewer: 'carla', dimensions: ['closeness'], statuses: { closeness: 'kept' }, route: 'buy' },
    ]);
  });

  test('finds each of several, sorted', () => {
    const subject = inHand({
      carla: { ...SOUND, leader: 3 },
      ana: { ...SOUND, leader: 3 },
      ben: { ...SOUND, leader: 5 },
    });
    expect(hingesOf(subject).map(({ interviewer }) => interviewer)).toEqual(['ana', 'ben', 'carla']);
  });

  test('an absence that only makes a dimension unobserved does not count, nor the route that follows from it', () => {
    const subject = inHand({ ana: SOUND, ben: SOUND });
    expect(routeWith(subject).route).toBe('buy');
    expect(hingesOf(subject)).toEqual([]);
  });

  test('an absence that makes one dimension unobserved still counts for another that it changes', () => {
    const rest = { builder: 5, leader: 4 } as const;
    const subject = inHand({ ana: { ...SOUND, leader: 4 }, ben: { ...SOUND, leader: 2 }, carla: rest, deniz: rest });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(hingesOf(subject)).toEqual([
      { interviewer: 'ben', dimensions: ['leader'], statuses: { leader: 'earned' }, route: 'buy' },
    ]);
  });

  test('too little coverage without an interviewer is an absence too', () => {
    const part = { builder: 5, leader: 5, 'closeness.reads-the-work': 5 } as const;
    expect(hingesOf(inHand({ ana: SOUND, ben: part, carla: part }))).toEqual([]);
  });

  test('a stage above the seat may hinge on anybody', () => {
    expect(
      hingesOf(
        inHand({ ana: { ...SOUND, advisor: 5 }, ben: { ...SOUND, advisor: 5 }, carla: { ...SOUND, advisor: 1 } }),
      ),
    ).toEqual([]);
  });

  test('a wish for the next career stage that only one interviewer rated is not a change when they are gone', () => {
    const seat = { builder: 5, leader: 2, closeness: 5, 'leader.cares-that-the-team-ships': 'not-observed' } as const;
    const only = { ...seat, 'leader.cares-that-the-team-ships': 2 } as const;
    const subject = inHand({ ana: seat, ben: seat, carla: only }, { source: 'internal' });
    expect(routeWith(subject).route).toBe('deepen-builder-line');
    expect(hingesOf(subject)).toEqual([]);
  });

  test('a wish that reads otherwise without one of its raters turns the route', () => {
    const seat = { builder: 5, leader: 2, closeness: 5 } as const;
    const wants = { ...seat, 'leader.cares-that-the-team-ships': 4 } as const;
    const subject = inHand(
      { ana: seat, ben: wants, carla: { ...wants, 'leader.cares-that-the-team-ships': 2 } },
      { source: 'internal' },
    );
    expect(routeWith(subject).route).toBe('deepen-builder-line');
    expect(hingesOf(subject)).toMatchObject([
      { interviewer: 'ana', dimensions: [], route: 'grow-with-plan' },
      { interviewer: 'carla', dimensions: [], route: 'grow-with-plan' },
    ]);
  });
});

describe('the raw means', () => {
  test('give another route where the adjustment carries it', () => {
    const cards = {
      ana: { builder: 5, leader: 3, closeness: 5 },
      ben: { builder: 5, leader: 3, closeness: 5 },
    } as const;
    expect(adjustmentChangesRoute(inHand(cards, { severities: { ana: 1, ben: 1 } }))).toBe(true);
    expect(adjustmentChangesRoute(inHand(cards))).toBe(false);
  });

  test('give the same route where the adjustment only moves a number', () => {
    const cards = { ana: SOUND, ben: SOUND } as const;
    expect(adjustmentChangesRoute(inHand(cards, { severities: { ana: -0.3, ben: -0.3 } }))).toBe(false);
  });
});
