import { describe, expect, test } from '@jest/globals';
import { arcRubric } from '../../../../test/factories/rubric.js';
import type { ReadingStatus } from '../assessment.js';
import type { RouteRowNumber } from '../guidance.js';
import type { Source } from '../panel.js';
import { guidanceWhy } from './guidance.js';

const RUBRIC = arcRubric();
const HELD = { builder: 'earned', leader: 'earned', advisor: 'earned', closeness: 'kept' } as const;

interface Said {
  readonly row: RouteRowNumber;
  readonly source: Source;
  readonly seat?: string;
  readonly reads?: Readonly<Record<string, ReadingStatus>>;
  readonly fits?: string;
  readonly wants?: number;
  readonly unused?: Readonly<Record<string, readonly string[]>>;
  readonly why: string;
}

const SENTENCES: readonly Said[] = [
  {
    row: 1,
    source: 'internal',
    why: 'Builder and Leader are earned and Closeness to the build is kept: everything that the seat needs is held, so this person can be promoted.',
  },
  {
    row: 1,
    source: 'external',
    seat: 'builder',
    why: 'Builder is earned: everything that the seat needs is held, so this person can be hired.',
  },
  {
    row: 2,
    source: 'internal',
    reads: { builder: 'borrowed', leader: 'borrowed' },
    why: 'Builder is borrowed, and Leader stands on it: shore up Builder first.',
  },
  {
    row: 2,
    source: 'internal',
    seat: 'advisor',
    reads: { builder: 'borrowed', leader: 'borrowed' },
    why: 'Builder and Leader are borrowed, and Advisor stands on them: shore up Builder and Leader first.',
  },
  {
    row: 2,
    source: 'external',
    seat: 'advisor',
    reads: { leader: 'borrowed' },
    fits: 'builder',
    why: 'Leader is borrowed, and Advisor stands on it: pass for this seat; this is an earned Builder.',
  },
  {
    row: 2,
    source: 'external',
    reads: { builder: 'borrowed' },
    why: 'Builder is borrowed, and Leader stands on it: pass for this seat.',
  },
  {
    row: 3,
    source: 'internal',
    reads: { leader: 'borrowed', closeness: 'lost' },
    why: 'Leader is borrowed and Closeness to the build is lost: shore up both before the seat.',
  },
  {
    row: 3,
    source: 'external',
    reads: { leader: 'borrowed', closeness: 'lost' },
    fits: 'builder',
    why: 'Leader is borrowed and Closeness to the build is lost: pass for this seat; this is an earned Builder.',
  },
  {
    row: 4,
    source: 'internal',
    seat: 'builder',
    reads: { builder: 'borrowed' },
    why: 'Builder is borrowed: grow into the seat with a plan.',
  },
  {
    row: 4,
    source: 'external',
    seat: 'builder',
    reads: { builder: 'borrowed' },
    why: 'Builder is borrowed: pass for this seat.',
  },
  {
    row: 5,
    source: 'internal',
    reads: { leader: 'borrowed' },
    wants: 2.96,
    why: 'Leader is borrowed, and “Cares that the team ships” reads 2.9, below 3, a sign that this person does not want the Leader career stage: deepen the Builder line.',
  },
  {
    row: 5,
    source: 'external',
    reads: { leader: 'borrowed' },
    wants: 1.6,
    fits: 'builder',
    why: 'Leader is borrowed, and “Cares that the team ships” reads 1.6, below 3: pass for this seat; this is an earned Builder.',
  },
  {
    row: 6,
    source: 'internal',
    reads: { leader: 'borrowed', closeness: 'uncertain' },
    why: 'Leader is borrowed while Builder is earned and Closeness to the build is uncertain: grow into the seat with a plan.',
  },
  {
    row: 6,
    source: 'external',
    reads: { leader: 'borrowed' },
    fits: 'builder',
    why: 'Leader is borrowed while Builder is earned and Closeness to the build is kept: pass for this seat; this is an earned Builder.',
  },
  {
    row: 7,
    source: 'internal',
    reads: { closeness: 'lost' },
    why: 'Closeness to the build is lost while Builder and Leader are earned: grow with a plan that wins it back.',
  },
  {
    row: 7,
    source: 'external',
    reads: { closeness: 'lost', leader: 'unproven' },
    why: 'Closeness to the build is lost while Builder is earned and Leader is unproven: hire with a plan that wins it back.',
  },
  {
    row: 8,
    source: 'internal',
    seat: 'advisor',
    reads: { closeness: 'lost' },
    why: 'Closeness to the build is lost while Builder, Leader and Advisor are earned, and a seat at the Advisor career stage gives no way to win it back: shore it up first.',
  },
  {
    row: 8,
    source: 'external',
    seat: 'advisor',
    reads: { closeness: 'lost' },
    fits: 'builder',
    why: 'Closeness to the build is lost while Builder, Leader and Advisor are earned, and a seat at the Advisor career stage gives no way to win it back: pass for this seat; this is an earned Builder.',
  },
  {
    row: 9,
    source: 'external',
    reads: { leader: 'unproven' },
    unused: { leader: [] },
    why: 'Leader is unproven: gather evidence before deciding.',
  },
  {
    row: 9,
    source: 'internal',
    reads: { leader: 'unproven', closeness: 'unobserved' },
    unused: { leader: ['carla'], closeness: ['ana', 'ben'] },
    why: 'Leader is unproven and Closeness to the build is not observed: gather evidence before deciding; ana and ben have not rated Closeness to the build; carla has not rated Leader.',
  },
  {
    row: 9,
    source: 'external',
    reads: { builder: 'unobserved', leader: 'unobserved', closeness: 'unobserved' },
    unused: { builder: ['ana', 'ben'], leader: ['ana', 'ben'], closeness: ['ana', 'ben', 'carla'] },
    why: 'Builder, Leader and Closeness to the build are not observed: gather evidence before deciding; ana and ben have not rated Builder, Leader or Closeness to the build; carla has not rated Closeness to the build.',
  },
  {
    row: 9,
    source: 'external',
    reads: { builder: 'unobserved', leader: 'borrowed' },
    why: 'Leader is borrowed, but Builder is not observed: gather evidence before deciding.',
  },
];

describe('why a route was chosen, in full', () => {
  test.each(SENTENCES)(
    'row $row, $source: $why',
    ({ row, source, seat = 'leader', reads, fits, wants, unused, why }) => {
      const said = guidanceWhy({
        facts: { rubric: RUBRIC, seat, statuses: { ...HELD, ...reads } },
        row,
        source,
        fits: fits ?? null,
        wants: wants === undefined ? null : { name: 'Cares that the team ships', estimate: wants },
        unused: new Map(Object.entries(unused ?? {})),
      });
      expect(said).toBe(why);
    },
  );
});
