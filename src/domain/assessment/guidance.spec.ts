import { describe, expect, test } from '@jest/globals';
import type { Route } from './assessment.js';
import type { Situation } from './guidance.js';
import { routeOf } from './guidance.js';
import type { Standing } from './readings.js';

const BUILDER: Situation = {
  lowestSeat: true,
  stall: null,
  foundations: [],
  seatStage: 'held',
  closeness: null,
  wantsNextStage: null,
};
const LEADER: Situation = {
  lowestSeat: false,
  stall: 'drifted',
  foundations: ['held'],
  seatStage: 'held',
  closeness: 'held',
  wantsNextStage: 4,
};
const ADVISOR: Situation = { ...LEADER, stall: 'calcified', foundations: ['held', 'held'] };

interface TableCase {
  readonly row: number;
  readonly when: string;
  readonly situation: Situation;
  readonly internal: Route;
  readonly external: Route;
}

const HELD = { internal: 'promote', external: 'buy' } as const;
const SHORE_UP = { internal: 'shore-up-first', external: 'pass' } as const;
const GROW = { internal: 'grow-with-plan', external: 'pass' } as const;
const DEEPEN = { internal: 'deepen-builder-line', external: 'pass' } as const;
const WAY_BACK = { internal: 'grow-with-plan', external: 'buy-with-plan' } as const;
const GATHER = { internal: 'gather-evidence', external: 'gather-evidence' } as const;

const CASES: readonly TableCase[] = [
  { row: 1, when: 'all is held for the lowest seat', situation: BUILDER, ...HELD },
  { row: 1, when: 'all is held for a seat with closeness', situation: LEADER, ...HELD },
  {
    row: 1,
    when: 'all is held, though the next stage is not wanted',
    situation: { ...LEADER, wantsNextStage: 1 },
    ...HELD,
  },
  { row: 1, when: 'all is held for the highest seat', situation: ADVISOR, ...HELD },
  { row: 2, when: 'a foundation is missing', situation: { ...LEADER, foundations: ['missing'] }, ...SHORE_UP },
  {
    row: 2,
    when: 'a foundation is missing and all else too',
    situation: { ...LEADER, foundations: ['missing'], seatStage: 'missing', closeness: 'missing' },
    ...SHORE_UP,
  },
  {
    row: 2,
    when: 'a foundation is missing and the rest unseen',
    situation: { ...LEADER, foundations: ['missing'], seatStage: 'unseen', closeness: 'unseen' },
    ...SHORE_UP,
  },
  {
    row: 2,
    when: 'the upper of two foundations is missing',
    situation: { ...ADVISOR, foundations: ['held', 'missing'] },
    ...SHORE_UP,
  },
  {
    row: 2,
    when: 'one foundation is missing and one unseen',
    situation: { ...ADVISOR, foundations: ['unseen', 'missing'] },
    ...SHORE_UP,
  },
  {
    row: 3,
    when: 'seat and closeness are missing',
    situation: { ...LEADER, seatStage: 'missing', closeness: 'missing' },
    ...SHORE_UP,
  },
  {
    row: 3,
    when: 'seat and closeness are missing over an unseen foundation',
    situation: { ...LEADER, foundations: ['unseen'], seatStage: 'missing', closeness: 'missing' },
    ...SHORE_UP,
  },
  {
    row: 3,
    when: 'seat and closeness are missing and the next stage is not wanted',
    situation: { ...LEADER, seatStage: 'missing', closeness: 'missing', wantsNextStage: 1 },
    ...SHORE_UP,
  },
  { row: 4, when: 'the lowest seat is missing', situation: { ...BUILDER, seatStage: 'missing' }, ...GROW },
  {
    row: 4,
    when: 'the lowest seat is missing and the next stage is not wanted',
    situation: { ...BUILDER, seatStage: 'missing', wantsNextStage: 1 },
    ...GROW,
  },
  {
    row: 5,
    when: 'only the seat is missing and the next stage is not wanted',
    situation: { ...LEADER, seatStage: 'missing', wantsNextStage: 2.99 },
    ...DEEPEN,
  },
  {
    row: 5,
    when: 'the same with the others open',
    situation: { ...LEADER, foundations: ['open'], seatStage: 'missing', closeness: 'open', wantsNextStage: 1.4 },
    ...DEEPEN,
  },
  {
    row: 6,
    when: 'only the seat is missing and the next stage is wanted',
    situation: { ...LEADER, seatStage: 'missing', wantsNextStage: 3 },
    ...GROW,
  },
  {
    row: 6,
    when: 'only the seat is missing and nobody rated the wish',
    situation: { ...LEADER, seatStage: 'missing', wantsNextStage: null },
    ...GROW,
  },
  {
    row: 6,
    when: 'only the seat is missing, others open',
    situation: { ...ADVISOR, foundations: ['held', 'open'], seatStage: 'missing', closeness: 'open' },
    ...GROW,
  },
  {
    row: 7,
    when: 'only closeness is lost at a seat that can mend it',
    situation: { ...LEADER, closeness: 'missing' },
    ...WAY_BACK,
  },
  {
    row: 7,
    when: 'the same with the others open',
    situation: { ...LEADER, foundations: ['open'], seatStage: 'open', closeness: 'missing' },
    ...WAY_BACK,
  },
  {
    row: 8,
    when: 'only closeness is lost at a seat that cannot mend it',
    situation: { ...ADVISOR, closeness: 'missing' },
    ...SHORE_UP,
  },
  {
    row: 8,
    when: 'the same with the seat open',
    situation: { ...ADVISOR, seatStage: 'open', closeness: 'missing' },
    ...SHORE_UP,
  },
  { row: 9, when: 'the seat is open', situation: { ...LEADER, seatStage: 'open' }, ...GATHER },
  { row: 9, when: 'a foundation is open', situation: { ...LEADER, foundations: ['open'] }, ...GATHER },
  { row: 9, when: 'closeness is unseen', situation: { ...LEADER, closeness: 'unseen' }, ...GATHER },
  { row: 9, when: 'the lowest seat is open', situation: { ...BUILDER, seatStage: 'open' }, ...GATHER },
  {
    row: 9,
    when: 'nothing is seen',
    situation: { ...ADVISOR, foundations: ['unseen', 'unseen'], seatStage: 'unseen', closeness: 'unseen' },
    ...GATHER,
  },
  {
    row: 9,
    when: 'the seat is missing over an unseen foundation: whether only the seat is missing is not known',
    situation: { ...LEADER, foundations: ['unseen'], seatStage: 'missing' },
    ...GATHER,
  },
  {
    row: 9,
    when: 'the seat is missing and closeness unseen',
    situation: { ...LEADER, seatStage: 'missing', closeness: 'unseen' },
    ...GATHER,
  },
  {
    row: 9,
    when: 'closeness is lost and the seat unseen',
    situation: { ...LEADER, seatStage: 'unseen', closeness: 'missing' },
    ...GATHER,
  },
];

describe('the route table', () => {
  test.each(CASES)('row $row: $when', ({ row, situation, internal, external }) => {
    expect(routeOf(situation, 'internal')).toEqual({ row, route: internal });
    expect(routeOf(situation, 'external')).toEqual({ row, route: external });
  });

  test('every situation has a route, and everything held is the only way to a ready one', () => {
    const standings: readonly Standing[] = ['held', 'open', 'missing', 'unseen'];
    for (const foundation of standings) {
      for (const seatStage of standings) {
        for (const closeness of standings) {
          for (const stall of ['drifted', 'calcified'] as const) {
            const situation = { ...LEADER, stall, foundations: [foundation], seatStage, closeness };
            const ready = [foundation, seatStage, closeness].every((standing) => standing === 'held');
            expect(routeOf(situation, 'internal').route === 'promote').toBe(ready);
            expect(routeOf(situation, 'external').route === 'buy').toBe(ready);
          }
        }
      }
    }
  });
});
