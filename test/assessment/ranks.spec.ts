import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess, type Application, type Assessment, type RankReading } from '../../src/domain/index.js';
import { assessed } from '../factories/assessed.js';
import { anyAssessInput } from '../factories/generators.js';
import { application, requisition, scorecard, type Given } from '../factories/panel.js';
import { RUBRIC } from '../factories/rubric.js';
import { largeShortlist } from '../factories/shortlist.js';

function ranksOn(dimension: string, { panel }: Assessment): Readonly<Record<string, RankReading>> {
  return Object.fromEntries((panel.ranks[dimension] ?? []).map((rank) => [rank.application, rank]));
}

const seen = (id: string, who: readonly string[], given: Given): Application =>
  application(
    id,
    who.map((name) => scorecard(RUBRIC, name, given)),
  );
const forLeader = (applications: readonly Application[]): Assessment =>
  assessed({ rubric: RUBRIC, requisition: requisition('leader'), applications });

describe('the places of a shortlist', () => {
  test('of two are the probability that one stands higher', () => {
    const assessment = forLeader([
      seen('app-1', ['ana', 'ben'], { leader: 4 }),
      seen('app-2', ['ana', 'ben'], { leader: 3, 'leader.judgement-held-up': 4 }),
    ]);
    const [pair] = assessment.panel.comparisons['leader'] ?? [];
    const { 'app-1': first, 'app-2': second } = ranksOn('leader', assessment);
    expect(first?.best).toBe(pair?.probability);
    expect(first).toMatchObject({ set: 1, among: 2, notComparable: null });
    expect(first?.expectedRank).toBeCloseTo(2 - (pair?.probability ?? NaN), 12);
    expect((first?.best ?? 0) + (second?.best ?? 0)).toBeCloseTo(1, 12);
  });

  test('are counted within those whose interviewers met, and say why not beyond them', () => {
    const ranks = ranksOn(
      'leader',
      forLeader([
        seen('app-1', ['ana', 'ben'], { leader: 4 }),
        seen('app-2', ['cid', 'dan'], { leader: 2 }),
        seen('app-3', ['ben', 'eve'], { leader: 3 }),
        seen('app-4', ['cid'], { leader: 3 }),
        seen('app-5', ['flo', 'gus'], { leader: 5 }),
      ]),
    );
    const apart = (others: string): string =>
      `No chain of common candidates links its interviewers with those of ${others}, so who was rated more severely cannot be told.`;
    expect(ranks['app-1']).toMatchObject({ set: 1, among: 2, notComparable: apart('2 other candidates') });
    expect(ranks['app-3']).toMatchObject({ set: 1, among: 2, rank80: [2, 2] });
    const none = { best: null, expectedRank: null, rank80: null };
    expect(ranks['app-2']).toEqual({
      application: 'app-2',
      set: 2,
      among: 1,
      ...none,
      notComparable: apart('3 other candidates'),
    });
    expect(ranks['app-5']).toMatchObject({ set: 3, among: 1, ...none });
    expect(ranks['app-4']).toEqual({
      application: 'app-4',
      set: null,
      among: 0,
      ...none,
      notComparable: 'Not observed in this dimension.',
    });
  });

  test('of one who was observed alone say so', () => {
    const ranks = ranksOn('leader', forLeader([seen('app-1', ['ana', 'ben'], { leader: 4 })]));
    expect(ranks['app-1']).toMatchObject({
      set: 1,
      among: 1,
      best: null,
      notComparable: 'Nobody else was observed in this dimension.',
    });
  });

  test('move with the ratings of their own dimension alone', () => {
    const applications = [4, 3, 3].map((rating, index) =>
      seen(`app-${index}`, ['ana', 'ben'], { leader: rating as 3 | 4, builder: rating as 3 | 4 }),
    );
    const before = forLeader(applications);
    const after = forLeader([
      {
        ...seen('app-0', ['ana', 'ben'], { leader: 4, builder: 2 }),
        history: [{ title: 'CTO', organisation: 'Example', from: '2020', to: null }],
      },
      ...applications.slice(1),
    ]);
    expect(after.panel.ranks['leader']).toEqual(before.panel.ranks['leader']);
    expect(after.panel.ranks['builder']).not.toEqual(before.panel.ranks['builder']);
  });

  test('hold together for any admissible file, and do not depend on an order', () => {
    fc.assert(
      fc.property(anyAssessInput, (input) => {
        const { panel, applications } = assessed(input);
        const turned = assess({ ...input, applications: input.applications.toReversed() });
        expect(turned.panel.ranks).toEqual(panel.ranks);
        for (const [dimension, ranks] of Object.entries(panel.ranks)) {
          expect(ranks.map(({ application: id }) => id)).toEqual(applications.map(({ id }) => id));
          for (const [set, members] of Map.groupBy(ranks, (rank) => rank.set)) {
            const best = members.map((rank) => rank.best ?? 0).reduce((sum, value) => sum + value, 0);
            expect(best).toBeCloseTo(set === null || members.length === 1 ? 0 : 1, 9);
            for (const { among, rank80, notComparable, application: id } of members) {
              expect(among).toBe(set === null ? 0 : members.length);
              expect(rank80 === null).toBe(among < 2);
              if (rank80 === null) expect(notComparable).not.toBeNull();
              const { status } = applications.find((each) => each.id === id)?.readings[dimension] ?? {};
              expect(status === 'unobserved').toBe(set === null);
            }
          }
        }
      }),
      { numRuns: 20, seed: 20261130 },
    );
  });

  test('of fifty put the highest estimate first, and are surest of it', () => {
    const { panel, applications } = assess(largeShortlist({ applications: 50, interviewersEach: 4, interviewers: 10 }));
    const ranks = panel.ranks['leader'] ?? [];
    const byPlace = ranks.toSorted((a, b) => (a.expectedRank ?? 99) - (b.expectedRank ?? 99));
    const estimate = (id: string | undefined): number =>
      applications.find((each) => each.id === id)?.readings['leader']?.estimate ?? NaN;
    const highest = Math.max(...applications.map(({ id }) => estimate(id)));
    expect(estimate(byPlace[0]?.application)).toBe(highest);
    expect(byPlace[0]?.best).toBe(Math.max(...ranks.map(({ best }) => best ?? 0)));
    expect(byPlace.at(-1)?.rank80?.[1]).toBe(50);
  });
});
