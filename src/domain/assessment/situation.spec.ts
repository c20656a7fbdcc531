import { describe, expect, test } from '@jest/globals';
import { craftRubric, RUBRIC } from '../../../test/factories/rubric.js';
import { fitsOf, lowestSignal, requiredWith, situationOf } from './situation.js';

const unrated = (): null => null;

describe('the situation', () => {
  test('of the lowest seat has no foundations and needs no closeness', () => {
    const statuses = { builder: 'earned', closeness: 'lost' } as const;
    expect(situationOf({ rubric: RUBRIC, seat: 'builder', statuses, criterionEstimate: unrated })).toEqual({
      lowestSeat: true,
      stall: null,
      foundations: [],
      seatStage: 'held',
      closeness: null,
      wantsNextStage: null,
    });
  });

  test('of a higher seat takes each dimension by its standing', () => {
    const statuses = { builder: 'unproven', leader: 'borrowed', closeness: 'lost', advisor: 'earned' } as const;
    const criterionEstimate = (id: string): number | null => (id === 'leader.cares-that-the-team-ships' ? 2.2 : null);
    expect(situationOf({ rubric: RUBRIC, seat: 'leader', statuses, criterionEstimate })).toEqual({
      lowestSeat: false,
      stall: 'drifted',
      foundations: ['open'],
      seatStage: 'missing',
      closeness: 'missing',
      wantsNextStage: 2.2,
    });
  });

  test('works for other names and four career stages without closeness', () => {
    const statuses = { hand: 'earned', eye: 'earned', voice: 'borrowed' } as const;
    const situation = situationOf({ rubric: craftRubric(), seat: 'voice', statuses, criterionEstimate: unrated });
    expect(situation).toMatchObject({
      foundations: ['held', 'held'],
      seatStage: 'missing',
      closeness: null,
      stall: null,
    });
  });
});

describe('the wish for the next career stage', () => {
  test('is the lowest estimate of the rated criteria that signal it', () => {
    const estimates: Readonly<Record<string, number>> = { 'eye.sees': 4, 'voice.teaches': 2 };
    expect(lowestSignal(craftRubric(), (id) => estimates[id] ?? null)).toEqual({
      criterion: 'voice.teaches',
      estimate: 2,
    });
    expect(lowestSignal(craftRubric(), (id) => (id === 'eye.sees' ? 4 : null))).toEqual({
      criterion: 'eye.sees',
      estimate: 4,
    });
    expect(lowestSignal(craftRubric(), unrated)).toBeNull();
  });
});

describe('what a person fits', () => {
  test.each([
    [{}, null],
    [{ builder: 'earned' }, 'builder'],
    [{ builder: 'earned', leader: 'earned' }, 'builder'],
    [{ builder: 'earned', leader: 'earned', closeness: 'uncertain' }, 'builder'],
    [{ builder: 'earned', leader: 'earned', closeness: 'kept' }, 'leader'],
    [{ builder: 'earned', leader: 'earned', advisor: 'earned', closeness: 'kept' }, 'advisor'],
    [{ builder: 'unproven', leader: 'earned', advisor: 'earned', closeness: 'kept' }, null],
    [{ builder: 'earned', leader: 'borrowed', advisor: 'earned', closeness: 'kept' }, 'builder'],
  ] as const)('%j: %s', (statuses, fits) => {
    expect(fitsOf(RUBRIC, statuses)).toBe(fits);
  });
});

test('required dimensions are found by their standing, in the rubric’s order, none above the seat', () => {
  const statuses = { builder: 'borrowed', leader: 'unproven', closeness: 'lost', advisor: 'borrowed' } as const;
  expect(requiredWith({ rubric: RUBRIC, seat: 'leader', statuses }, 'missing')).toEqual(['builder', 'closeness']);
  expect(requiredWith({ rubric: RUBRIC, seat: 'leader', statuses }, 'missing', 'open')).toEqual([
    'builder',
    'leader',
    'closeness',
  ]);
});
