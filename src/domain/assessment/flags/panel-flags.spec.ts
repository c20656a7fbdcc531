import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import type { Given } from '../../../../test/factories/panel.js';
import { application, ratings, requisition, scorecard } from '../../../../test/factories/panel.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import type { Amendment } from '../panel.js';
import { flatScoring } from './flat-scoring.js';
import { hingesOnOne } from './hinges-on-one.js';
import { lateCorrection } from './late-correction.js';
import { raiseFlags } from './raise-flags.js';

describe('hinges-on-one', () => {
  test('fires for the interviewers that the engine found, and rests on their ratings', () => {
    const cards = [
      scorecard(RUBRIC, 'ana', { leader: 5, builder: 4 }),
      scorecard(RUBRIC, 'ben', { leader: 2, builder: 4 }),
    ];
    const hinges = [
      { interviewer: 'ben', dimensions: ['leader'], statuses: { leader: 'earned' }, route: 'buy' } as const,
    ];
    const [flag] = hingesOnOne(caseOf({ application: application('app-1', cards), hinges }));
    expect(flag).toMatchObject({
      severity: 'caution',
      dimension: 'leader',
      why: 'Without ben, Leader would be earned and the route “buy”.',
    });
    expect(flag?.because).toHaveLength(5);
    expect(flag?.because.every((id) => id.startsWith('app-1/ben/leader.'))).toBe(true);
  });

  test('says once what is the same without any one of several, and then what one of them changes besides', () => {
    const hinges = [
      { interviewer: 'ana', dimensions: ['leader'], statuses: { leader: 'borrowed' }, route: 'pass' },
      { interviewer: 'ben', dimensions: [], statuses: {}, route: 'buy' },
      {
        interviewer: 'carla',
        dimensions: ['leader', 'closeness'],
        statuses: { leader: 'borrowed', closeness: 'uncertain' },
        route: 'pass',
      },
      { interviewer: 'deniz', dimensions: ['builder'], statuses: { builder: 'unproven' }, route: null },
      { interviewer: 'emil', dimensions: ['closeness'], statuses: { closeness: 'lost' }, route: null },
    ] as const;
    expect(hingesOnOne(caseOf({ hinges }))[0]?.why).toBe(
      'Without ana, or without carla, Leader would be borrowed and the route “pass for this seat”; without carla, Closeness to the build would be uncertain; without ben, the route would be “buy”; without deniz, Builder would be unproven; without emil, Closeness to the build would be lost.',
    );
  });

  test('stays silent where nothing hinges on one', () => {
    expect(hingesOnOne(caseOf())).toEqual([]);
  });
});

describe('flat-scoring', () => {
  const flags = (given: Given) =>
    flatScoring(caseOf({ application: application('app-1', [scorecard(RUBRIC, 'ana', given)]) }));

  test('fires on six criteria in two dimensions, all alike', () => {
    expect(flags({ builder: 3, 'closeness.reads-the-work': 3 })).toMatchObject([
      {
        severity: 'note',
        dimension: null,
        why: 'ana gave Mixed (3) to each of the 6 criteria that they rated, across Builder and Closeness to the build.',
        ask: ['In the debrief: what stood out to ana, up or down, and on what evidence?'],
      },
    ]);
  });

  test('what was not observed was not scored', () => {
    expect(flags({ builder: 4, leader: 4, advisor: 'not-observed' })).toHaveLength(1);
    expect(flags({ builder: 4, leader: 'not-observed', closeness: 'not-observed' })).toEqual([]);
  });

  test('stays silent on five criteria, on one dimension, and where one rating differs', () => {
    expect(flags({ 'builder.reads-the-data': 3, closeness: 3 })).toEqual([]);
    expect(flags({ builder: 3 })).toEqual([]);
    expect(flags({ builder: 3, leader: 3, 'leader.judgement-held-up': 4 })).toEqual([]);
  });

  test('one flag for each who did so', () => {
    const cards = ['ben', 'ana'].map((who) => scorecard(RUBRIC, who, { builder: 5, leader: 5 }));
    const raised = flatScoring(caseOf({ application: application('app-1', cards) }));
    expect(raised.map(({ why }) => why.slice(0, 3))).toEqual(['ana', 'ben']);
  });
});

describe('late-correction', () => {
  const EARLY = '2026-11-02T10:00:00Z';
  const LATE = '2026-11-03T10:00:00.000Z';
  const before = (given: Given, at: string): Amendment => ({
    at,
    reason: 'Misheard.',
    before: { recommendation: null, keyTakeaway: null, tells: [], ratings: ratings(RUBRIC, given) },
  });
  const flags = (amendments: readonly Amendment[], now: Given, othersAt: readonly string[]) => {
    const ana = scorecard(RUBRIC, 'ana', now, { amendments, submittedAt: EARLY });
    const others = othersAt.map((submittedAt, index) => scorecard(RUBRIC, `other-${index}`, {}, { submittedAt }));
    return lateCorrection(caseOf({ application: application('app-1', [ana, ...others]) }));
  };

  test('fires where a rating was changed after another scorecard was in', () => {
    expect(flags([before({ leader: 3 }, LATE)], { leader: 3, 'leader.judgement-held-up': 4 }, [EARLY])).toMatchObject([
      {
        severity: 'note',
        dimension: null,
        why: 'ana changed “Judgement held up” from Mixed (3) to Mostly earned (4) after another scorecard could be read.',
        because: ['app-1/ana/leader.judgement-held-up'],
        ask: ['In the debrief: what did ana learn between the first rating and the changed one?'],
      },
    ]);
  });

  test('another scorecard submitted at the same moment could be read, however the moment is written', () => {
    expect(flags([before({ leader: 3 }, LATE)], { leader: 4 }, ['2026-11-03T10:00:00Z'])).toHaveLength(1);
  });

  test('stays silent where nobody else had submitted', () => {
    expect(flags([before({ leader: 3 }, EARLY)], { leader: 4 }, [LATE])).toEqual([]);
    expect(flags([before({ leader: 3 }, LATE)], { leader: 4 }, [])).toEqual([]);
  });

  test('stays silent where the words changed and the rating did not', () => {
    expect(flags([before({ leader: 3 }, LATE)], { leader: 3 }, [EARLY])).toEqual([]);
  });

  test('a rating that came or went is a changed one, unless it was not observed', () => {
    expect(flags([before({}, LATE)], { 'leader.judgement-held-up': 4 }, [EARLY])).toHaveLength(1);
    expect(flags([before({ 'leader.judgement-held-up': 4 }, LATE)], {}, [EARLY])).toHaveLength(1);
    expect(flags([before({ 'leader.judgement-held-up': 'not-observed' }, LATE)], {}, [EARLY])).toEqual([]);
  });

  test('a rating changed twice is said from first to last, and one changed back by its last change', () => {
    const changed = (first: Given, second: Given, now: Given) =>
      flags([before(first, LATE), before(second, LATE)], now, [EARLY])[0]?.why;
    const given = (rating: 2 | 3 | 4): Given => ({ 'leader.judgement-held-up': rating });
    expect(changed(given(2), given(3), given(4))).toMatch(/from Mostly borrowed \(2\) to Mostly earned \(4\) after/);
    expect(changed(given(2), given(3), given(2))).toMatch(/from Mixed \(3\) to Mostly borrowed \(2\) after/);
  });

  test('each amendment is compared with what came after it', () => {
    const amendments = [before({ leader: 2 }, EARLY), before({ leader: 3 }, LATE)];
    expect(flags(amendments, { leader: 3 }, ['2026-11-02T11:00:00Z'])).toEqual([]);
    expect(flags(amendments, { leader: 4 }, ['2026-11-02T11:00:00Z'])[0]?.because).toHaveLength(5);
  });
});

describe('all flags together', () => {
  test('of four stops the three that are shown are what the seat stands on, the missing plan and what cannot be mended', () => {
    const facts = caseOf({
      application: application('app-1', [], { source: 'internal' }),
      requisition: requisition('advisor'),
      readings: { builder: 'earned', leader: 'borrowed', advisor: 'borrowed', closeness: 'lost' },
    });
    expect(raiseFlags(facts).map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'stop stage-skip',
      'stop unplanned-promotion',
      'stop calcified',
      'stop borrowed-authority',
    ]);
  });

  test('the gravest come first', () => {
    const cards = ['ana', 'ben'].map((who) => scorecard(RUBRIC, who, { builder: 2, leader: 2 }));
    const facts = caseOf({
      application: application('app-1', cards, { source: 'internal' }),
      readings: { builder: 'borrowed', leader: 'borrowed' },
    });
    expect(raiseFlags(facts).map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'stop stage-skip',
      'stop unplanned-promotion',
      'stop borrowed-authority',
      'caution thin-evidence',
      'note flat-scoring',
      'note flat-scoring',
    ]);
  });
});
