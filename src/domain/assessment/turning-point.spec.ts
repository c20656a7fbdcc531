import { describe, expect, test } from '@jest/globals';
import { inHand } from '../../../test/factories/in-hand.js';
import { arcRubric } from '../../../test/factories/rubric.js';
import { turnsAround, turnToFill } from './turning-point.js';
import { routeWith } from './what-if.js';

const SOUND = { builder: 5, leader: 5, closeness: 5 } as const;

describe('the smallest change that would turn the route', () => {
  test('is one more interviewer in the dimension that is nearest to turning, in either direction', () => {
    const subject = inHand({ ana: { ...SOUND, closeness: 3 }, ben: { ...SOUND, closeness: 4 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turnsAround(subject)).toEqual([
      {
        furtherInterviewers: 1,
        dimensions: ['closeness'],
        direction: 'up',
        rating: 5,
        side: 'exactly',
        to: 'buy',
        beyond: [],
        interviewers: 2,
        distance: 1.5,
      },
      {
        furtherInterviewers: 1,
        dimensions: ['closeness'],
        direction: 'down',
        rating: 2,
        side: 'or-below',
        to: 'buy-with-plan',
        beyond: [],
        interviewers: 2,
        distance: 1.5,
      },
    ]);
  });

  test('the smaller change comes first, whichever way it goes', () => {
    const low = inHand({ ana: { ...SOUND, leader: 3 }, ben: { ...SOUND, leader: 4 }, carla: { ...SOUND, leader: 3 } });
    expect(routeWith(low).route).toBe('gather-evidence');
    expect(turnsAround(low)).toMatchObject([
      { furtherInterviewers: 1, direction: 'down', dimensions: ['leader'], to: 'pass' },
      { furtherInterviewers: 2, direction: 'up', dimensions: ['leader'], rating: 5, to: 'buy' },
    ]);
    const held = inHand({ ana: { ...SOUND, closeness: 4 }, ben: { ...SOUND, closeness: 4 } });
    expect(turnsAround(held)).toHaveLength(1);
    expect(turnsAround(held)).toMatchObject([{ direction: 'down', rating: 3, side: 'or-below' }]);
  });

  test('says which other ratings would turn it too', () => {
    const subject = inHand({ ana: { ...SOUND, closeness: 4 }, ben: { ...SOUND, closeness: 4 } });
    expect(routeWith(subject).route).toBe('buy');
    expect(turnsAround(subject)[0]).toMatchObject({
      dimensions: ['closeness'],
      rating: 3,
      side: 'or-below',
      to: 'gather-evidence',
      beyond: ['buy-with-plan'],
    });
    const low = inHand({ ana: { ...SOUND, leader: 3 }, ben: { ...SOUND, leader: 3 } });
    expect(turnsAround(low)[0]).toMatchObject({
      dimensions: ['leader'],
      direction: 'up',
      rating: 4,
      side: 'or-above',
      to: 'gather-evidence',
    });
  });

  test('an unobserved dimension that lacks one interviewer is settled by one', () => {
    const subject = inHand({ ana: SOUND, ben: { builder: 5, leader: 5 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turnsAround(subject)[0]).toMatchObject({
      furtherInterviewers: 1,
      dimensions: ['closeness'],
      rating: 3,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('a route that any rating turns has no other direction', () => {
    const rubric = arcRubric({ thresholds: { ...arcRubric().thresholds, minInterviewers: 3 } });
    const subject = inHand({ ana: { builder: 1 }, ben: { builder: 1 } }, { rubric, seat: 'builder' });
    expect(turnsAround(subject)).toMatchObject([{ direction: 'either', side: 'any', to: 'pass', beyond: [] }]);
  });

  test('where any rating turns it but not alike, what the highest lead to stands apart', () => {
    const rubric = arcRubric({ thresholds: { ...arcRubric().thresholds, minInterviewers: 3, confidence: 0.5 } });
    const subject = inHand({ ana: { builder: 3 }, ben: { builder: 3 } }, { rubric, seat: 'builder' });
    expect(turnsAround(subject)).toMatchObject([
      { direction: 'down', rating: 4, side: 'or-below', to: 'pass' },
      { direction: 'up', rating: 5, side: 'exactly', to: 'buy' },
    ]);
  });

  test('what is nothing within two more interviewers is not said', () => {
    const low = { builder: 1, leader: 1, closeness: 1 } as const;
    const panel = Object.fromEntries(['ana', 'ben', 'carla', 'deniz', 'emil', 'fay'].map((who) => [who, low]));
    expect(turnsAround(inHand(panel))).toEqual([]);
  });
});

describe('what would fill the seat', () => {
  test('is a rating at or above what the panel says, though a worse one would reach a route with a plan', () => {
    const subject = inHand({ ana: { ...SOUND, closeness: 3 }, ben: { ...SOUND, closeness: 4 } });
    expect(turnToFill(subject)).toMatchObject({ direction: 'up', rating: 5, side: 'exactly', to: 'buy' });
  });

  test('somebody from inside is never sent to read worse to grow into the seat', () => {
    const open = { builder: 5, leader: 3, closeness: 3 } as const;
    const subject = inHand({ ana: open, ben: { ...open, leader: 4, closeness: 4 } }, { source: 'internal' });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turnsAround(subject)).toContainEqual(
      expect.objectContaining({ direction: 'down', dimensions: ['leader'], to: 'grow-with-plan' }),
    );
    expect(turnToFill(subject)).toMatchObject({ dimensions: ['leader', 'closeness'], rating: 5, to: 'promote' });
  });

  test('a route that fills it at once goes before one with a plan, though it takes more', () => {
    const low = { builder: 3, leader: 5, closeness: 3 } as const;
    const subject = inHand({ ana: low, ben: low });
    expect(routeWith(subject).route).toBe('pass');
    expect(turnsAround(subject)[0]).toMatchObject({ furtherInterviewers: 1, rating: 4, to: 'buy-with-plan' });
    expect(turnToFill(subject)).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['builder', 'closeness'],
      rating: 5,
      to: 'buy',
    });
  });

  test('where nothing fills it at once, a route with a plan does', () => {
    const seat = { builder: 5, leader: 2, closeness: 5 } as const;
    const subject = inHand({ ana: seat, ben: seat }, { source: 'internal' });
    expect(routeWith(subject).route).toBe('deepen-builder-line');
    expect(turnToFill(subject)).toMatchObject({ rating: 5, side: 'exactly', to: 'grow-with-plan' });
  });

  test('an unobserved dimension that nobody rated needs two', () => {
    const subject = inHand({ ana: { builder: 5, leader: 5 }, ben: { builder: 5, leader: 5 } });
    expect(turnToFill(subject)).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['closeness'],
      rating: 4,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('where no one dimension turns it, all required ones together may', () => {
    expect(turnToFill(inHand({}))).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['builder', 'leader', 'closeness'],
      rating: 4,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('what is held already is not asked for again: the rest together goes before everything together', () => {
    const subject = inHand({ ana: SOUND, ben: { builder: 5 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turnToFill(subject)).toMatchObject({
      furtherInterviewers: 1,
      dimensions: ['leader', 'closeness'],
      to: 'buy',
    });
  });

  test('is nothing where two more interviewers could not fill it', () => {
    const low = { builder: 1, leader: 1, closeness: 1 } as const;
    const panel = Object.fromEntries(['ana', 'ben', 'carla', 'deniz', 'emil', 'fay'].map((who) => [who, low]));
    expect(turnToFill(inHand(panel))).toBeNull();
  });

  test('only what fills the seat counts', () => {
    const subject = inHand({ ana: { ...SOUND, leader: 3 }, ben: { ...SOUND, leader: 3 } });
    expect(turnToFill(subject)).toMatchObject({ furtherInterviewers: 2, dimensions: ['leader'], rating: 5 });
  });
});
