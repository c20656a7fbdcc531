import { describe, expect, test } from '@jest/globals';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import type { ReadingStatus } from '../assessment.js';
import type { RouteRowNumber } from '../guidance.js';
import type { Source } from '../panel.js';
import type { LowCriterion } from './guidance.js';
import { guidanceWhy } from './guidance.js';

const HELD = { builder: 'earned', leader: 'earned', advisor: 'earned', closeness: 'kept' } as const;

interface Said {
  readonly row: RouteRowNumber;
  readonly source: Source;
  readonly seat?: string;
  readonly reads?: Readonly<Record<string, ReadingStatus>>;
  readonly fits?: string;
  readonly wants?: string;
  readonly lowest?: readonly LowCriterion[];
  readonly unused?: Readonly<Record<string, readonly string[]>>;
  readonly couldNotSay?: Readonly<Record<string, readonly string[]>>;
  readonly why: string;
}

const LOW: readonly LowCriterion[] = [
  { name: 'Hands over ownership', reads: 2 },
  { name: 'Clarity and priorities', reads: 2 },
];
const FAR: readonly LowCriterion[] = [
  { name: 'Reads the work', reads: 1 },
  { name: 'Current knowledge', reads: 2 },
];

const SENTENCES: readonly Said[] = [
  {
    row: 1,
    source: 'internal',
    lowest: [{ name: 'Judgement held up', reads: 4 }],
    why: 'Builder and Leader are earned and Closeness to the build is kept, all that the seat needs: lowest is “Judgement held up” (Mostly earned).',
  },
  { row: 1, source: 'external', seat: 'builder', why: 'Builder is earned, all that the seat needs.' },
  {
    row: 2,
    source: 'internal',
    reads: { builder: 'borrowed', leader: 'borrowed' },
    lowest: FAR,
    why: 'Builder is borrowed, and Leader stands on it: lowest are “Reads the work” (Borrowed) and “Current knowledge” (Mostly borrowed); Closeness to the build is kept and Leader is borrowed.',
  },
  {
    row: 2,
    source: 'internal',
    seat: 'advisor',
    reads: { builder: 'borrowed', leader: 'borrowed' },
    why: 'Builder and Leader are borrowed, and Advisor stands on them; Advisor is earned and Closeness to the build is kept.',
  },
  {
    row: 2,
    source: 'external',
    seat: 'advisor',
    reads: { leader: 'borrowed' },
    fits: 'builder',
    lowest: LOW,
    why: 'Leader is borrowed, and Advisor stands on it: lowest are “Hands over ownership” and “Clarity and priorities” (Mostly borrowed); this is an earned Builder.',
  },
  {
    row: 2,
    source: 'external',
    reads: { builder: 'borrowed' },
    why: 'Builder is borrowed, and Leader stands on it; Leader is earned and Closeness to the build is kept.',
  },
  {
    row: 3,
    source: 'internal',
    reads: { leader: 'borrowed', closeness: 'lost' },
    lowest: FAR,
    why: 'Leader is borrowed and Closeness to the build is lost: lowest are “Reads the work” (Borrowed) and “Current knowledge” (Mostly borrowed); Builder is earned.',
  },
  {
    row: 3,
    source: 'external',
    reads: { leader: 'borrowed', closeness: 'lost' },
    fits: 'builder',
    why: 'Leader is borrowed and Closeness to the build is lost; this is an earned Builder.',
  },
  {
    row: 4,
    source: 'internal',
    seat: 'builder',
    reads: { builder: 'borrowed' },
    lowest: LOW,
    why: 'Builder is borrowed: lowest are “Hands over ownership” and “Clarity and priorities” (Mostly borrowed).',
  },
  { row: 4, source: 'external', seat: 'builder', reads: { builder: 'borrowed' }, why: 'Builder is borrowed.' },
  {
    row: 5,
    source: 'internal',
    reads: { leader: 'borrowed' },
    wants: 'Cares that the team ships',
    lowest: LOW,
    why: 'Leader is borrowed, and “Cares that the team ships” reads below Mixed (3), a sign of not wanting the Leader career stage; Builder is earned and Closeness to the build is kept.',
  },
  {
    row: 5,
    source: 'external',
    reads: { leader: 'borrowed' },
    wants: 'Cares that the team ships',
    fits: 'builder',
    why: 'Leader is borrowed, and “Cares that the team ships” reads below Mixed (3), a sign of not wanting the Leader career stage; this is an earned Builder.',
  },
  {
    row: 6,
    source: 'internal',
    reads: { leader: 'borrowed', closeness: 'uncertain' },
    lowest: LOW,
    why: 'Leader is borrowed: lowest are “Hands over ownership” and “Clarity and priorities” (Mostly borrowed); Builder is earned and Closeness to the build is uncertain.',
  },
  {
    row: 6,
    source: 'external',
    reads: { leader: 'borrowed' },
    fits: 'builder',
    lowest: LOW.slice(0, 1),
    why: 'Leader is borrowed: lowest is “Hands over ownership” (Mostly borrowed); this is an earned Builder.',
  },
  {
    row: 7,
    source: 'internal',
    reads: { closeness: 'lost' },
    lowest: FAR,
    why: 'Closeness to the build is lost, which a Leader seat can mend: lowest are “Reads the work” (Borrowed) and “Current knowledge” (Mostly borrowed); Builder and Leader are earned.',
  },
  {
    row: 7,
    source: 'external',
    reads: { closeness: 'lost', leader: 'unproven' },
    fits: 'builder',
    why: 'Closeness to the build is lost, which a Leader seat can mend; Builder is earned and Leader is unproven.',
  },
  {
    row: 8,
    source: 'internal',
    seat: 'advisor',
    reads: { closeness: 'lost' },
    lowest: FAR.slice(0, 1),
    why: 'Closeness to the build is lost, which an Advisor seat cannot mend: lowest is “Reads the work” (Borrowed); Builder, Leader and Advisor are earned.',
  },
  {
    row: 8,
    source: 'external',
    seat: 'advisor',
    reads: { closeness: 'lost', advisor: 'unproven' },
    fits: 'builder',
    lowest: FAR,
    why: 'Closeness to the build is lost, which an Advisor seat cannot mend: lowest is “Reads the work” (Borrowed); Builder and Leader are earned; with closeness lost, only a Builder seat is held in full.',
  },
  {
    row: 8,
    source: 'external',
    seat: 'advisor',
    reads: { closeness: 'lost', leader: 'unproven' },
    fits: 'builder',
    why: 'Closeness to the build is lost, which an Advisor seat cannot mend; this is an earned Builder.',
  },
  {
    row: 9,
    source: 'external',
    reads: { leader: 'unproven' },
    lowest: [{ name: 'Judgement held up', reads: 3 }],
    unused: { leader: [] },
    why: 'Leader is unproven: lowest is “Judgement held up” (Mixed); Builder is earned and Closeness to the build is kept.',
  },
  {
    row: 9,
    source: 'internal',
    reads: { leader: 'unproven', closeness: 'unobserved' },
    unused: { leader: ['carla'], closeness: ['ana', 'ben'] },
    couldNotSay: { closeness: ['deniz'] },
    why: 'Leader is unproven and Closeness to the build is not observed; ana and ben have not rated Closeness to the build; carla has not rated Leader; deniz could not say on Closeness to the build.',
  },
  {
    row: 9,
    source: 'external',
    reads: { builder: 'unobserved', leader: 'unobserved', closeness: 'unobserved' },
    unused: { builder: ['ana', 'ben'], leader: ['ana', 'ben'], closeness: ['ana', 'ben', 'carla'] },
    why: 'Builder, Leader and Closeness to the build are not observed; ana and ben have not rated Builder, Leader or Closeness to the build; carla has not rated Closeness to the build.',
  },
  {
    row: 9,
    source: 'external',
    reads: { builder: 'unobserved', leader: 'borrowed' },
    why: 'Leader is borrowed, but Builder is not observed; Closeness to the build is kept.',
  },
];

describe('why a route was chosen, in full', () => {
  test.each(SENTENCES)(
    'row $row, $source: $why',
    ({ row, source, seat = 'leader', reads, fits, wants, lowest = [], unused, couldNotSay, why }) => {
      const said = guidanceWhy({
        facts: { rubric: RUBRIC, seat, statuses: { ...HELD, ...reads } },
        row,
        source,
        fits: fits ?? null,
        wants: wants ?? null,
        lowest: () => lowest,
        unused: new Map(Object.entries(unused ?? {})),
        couldNotSay: new Map(Object.entries(couldNotSay ?? {})),
      });
      expect(said).toBe(why);
      expect(said.length).toBeLessThanOrEqual(200);
    },
  );
});
