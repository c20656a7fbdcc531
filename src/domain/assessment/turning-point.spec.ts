import { describe, expect, test } from '@jest/globals';
import { inHand } from '../../../test/factories/in-hand.js';
import { turningPointOf } from './turning-point.js';
import { routeWith } from './what-if.js';

const SOUND = { builder: 5, leader: 5, closeness: 5 } as const;

describe('the smallest change that would turn the route', () => {
  test('is one more interviewer in the dimension that is nearest to turning', () => {
    const subject = inHand({ ana: { ...SOUND, closeness: 3 }, ben: { ...SOUND, closeness: 4 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turningPointOf(subject)).toEqual({
      furtherInterviewers: 1,
      dimensions: ['closeness'],
      rating: 2,
      side: 'or-below',
      to: 'buy-with-plan',
      beyond: [],
      interviewers: 2,
      distance: 1.5,
    });
    expect(turningPointOf(subject, (route) => route === 'buy')).toMatchObject({
      rating: 5,
      side: 'exactly',
      distance: 1.5,
    });
  });

  test('says which other ratings would turn it too', () => {
    const subject = inHand({ ana: { ...SOUND, closeness: 4 }, ben: { ...SOUND, closeness: 4 } });
    expect(routeWith(subject).route).toBe('buy');
    expect(turningPointOf(subject)).toMatchObject({
      dimensions: ['closeness'],
      rating: 3,
      side: 'or-below',
      to: 'gather-evidence',
      beyond: ['buy-with-plan'],
    });
    const low = inHand({ ana: { ...SOUND, leader: 3 }, ben: { ...SOUND, leader: 3 } });
    expect(turningPointOf(low)).toMatchObject({
      dimensions: ['leader'],
      rating: 4,
      side: 'or-above',
      to: 'gather-evidence',
    });
  });

  test('an unobserved dimension that lacks one interviewer is settled by one', () => {
    const subject = inHand({ ana: SOUND, ben: { builder: 5, leader: 5 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turningPointOf(subject)).toMatchObject({
      furtherInterviewers: 1,
      dimensions: ['closeness'],
      rating: 3,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('an unobserved dimension that nobody rated needs two', () => {
    const subject = inHand({ ana: { builder: 5, leader: 5 }, ben: { builder: 5, leader: 5 } });
    expect(turningPointOf(subject, (route) => route === 'buy')).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['closeness'],
      rating: 4,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('where no one dimension turns it, all required ones together may', () => {
    const nobody = inHand({});
    expect(turningPointOf(nobody, (route) => route === 'buy')).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['builder', 'leader', 'closeness'],
      rating: 4,
      side: 'or-above',
      to: 'buy',
    });
  });

  test('is nothing where two more interviewers could not turn it', () => {
    const low = { builder: 1, leader: 1, closeness: 1 } as const;
    const panel = Object.fromEntries(['ana', 'ben', 'carla', 'deniz', 'emil', 'fay'].map((who) => [who, low]));
    expect(turningPointOf(inHand(panel), (route) => route === 'buy')).toBeNull();
  });

  test('what is held already is not asked for again: the rest together goes before everything together', () => {
    const subject = inHand({ ana: SOUND, ben: { builder: 5 } });
    expect(routeWith(subject).route).toBe('gather-evidence');
    expect(turningPointOf(subject, (route) => route === 'buy')).toMatchObject({
      furtherInterviewers: 1,
      dimensions: ['leader', 'closeness'],
      to: 'buy',
    });
  });

  test('only what is wanted counts as turned', () => {
    const subject = inHand({ ana: { ...SOUND, leader: 3 }, ben: { ...SOUND, leader: 3 } });
    expect(turningPointOf(subject, (route) => route === 'buy')).toMatchObject({
      furtherInterviewers: 2,
      dimensions: ['leader'],
      rating: 5,
    });
  });
});
