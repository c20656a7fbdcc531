import { describe, expect, it } from '@jest/globals';
import type { Reading, Route, SkipRisk } from '../../src/domain/index.js';
import { riskView, routeSentence, seatSentence } from '../../src/modules/briefs/view/verdict.js';
import type { AssessedChanges } from './fixtures/assessments.js';
import { assessed, observed, UNOBSERVED } from './fixtures/assessments.js';
import { application } from './fixtures/panels.js';
import { rubric } from './fixtures/rubric.js';

const PERSON = application({ id: 'app-1', name: 'A. Candidate', scorecards: [] });

interface Case {
  readonly route: Route;
  readonly readings: Readonly<Record<string, Reading>>;
  readonly fits?: string | null;
  readonly seat?: string;
}

function sentence({ route, readings, fits = null, seat = 'leader' }: Case): string {
  const guidance: AssessedChanges['guidance'] = { route, why: '', fits, plan: [], ask: [], unusedInterviewers: [] };
  return routeSentence({ rubric, seat, assessed: assessed(PERSON, seat, { readings, guidance }) });
}

const HELD = { builder: observed(4.3, 'earned'), leader: observed(4.1, 'earned'), closeness: observed(3.9, 'kept') };
const NO_LEADER = { ...HELD, leader: observed(2, 'borrowed') };
const DRIFTED = { ...HELD, closeness: observed(1.9, 'lost') };

describe('the route as one sentence', () => {
  it.each<[string, Case]>([
    ['Promote: the whole stack under this Leader seat is earned.', { route: 'promote', readings: HELD }],
    ['Hire: the whole stack under this Leader seat is earned.', { route: 'buy', readings: HELD }],
    ['Hire: the Builder layer that this seat needs is earned.', { route: 'buy', readings: HELD, seat: 'builder' }],
    ['Not ready now: grow into the seat, with a plan for Leader.', { route: 'grow-with-plan', readings: NO_LEADER }],
    [
      'Not ready now: grow into the seat, with a plan for closeness to the build.',
      { route: 'grow-with-plan', readings: DRIFTED },
    ],
    ['Hire, with a plan for closeness to the build.', { route: 'buy-with-plan', readings: DRIFTED }],
    [
      'Not yet: build up Builder first.',
      { route: 'shore-up-first', readings: { ...HELD, builder: observed(1.8, 'borrowed') } },
    ],
    [
      'Not yet: build up Leader and closeness to the build first.',
      { route: 'shore-up-first', readings: { ...NO_LEADER, closeness: observed(1.9, 'lost') } },
    ],
    [
      'Not for this seat: deepen the Builder line instead.',
      { route: 'deepen-builder-line', readings: NO_LEADER, fits: 'builder' },
    ],
    ['Not for this seat: deepen the Builder line instead.', { route: 'deepen-builder-line', readings: NO_LEADER }],
    ['Pass for this seat: Leader is borrowed.', { route: 'pass', readings: NO_LEADER, fits: 'builder' }],
    [
      'Pass for this seat: closeness to the build is lost.',
      { route: 'pass', readings: { ...DRIFTED, advisor: HELD.leader }, fits: 'builder', seat: 'advisor' },
    ],
    [
      'Pass for this seat: Builder is borrowed.',
      { route: 'pass', readings: { ...NO_LEADER, builder: observed(1.8, 'borrowed') } },
    ],
    ['Pass for this seat.', { route: 'pass', readings: HELD }],
    [
      'Gather evidence first, on Leader and closeness to the build.',
      {
        route: 'gather-evidence',
        readings: { builder: HELD.builder, leader: UNOBSERVED, closeness: observed(3.4, 'uncertain') },
      },
    ],
  ])('%s', (words, state) => {
    expect(sentence(state)).toBe(words);
  });
});

describe('the seat as one sentence', () => {
  const seat = { why: '', inside: [], outside: [], economics: null } as const;
  it.each([
    ['grow', true, 'Grow: somebody inside has earned this seat.'],
    ['grow', false, 'Grow: somebody inside can reach this seat with a plan.'],
    ['buy', true, 'Buy: somebody from outside has earned this seat.'],
    ['buy', false, 'Buy: somebody from outside fits, with a plan.'],
    ['grow-or-buy', true, 'Grow or buy: a real choice for this seat.'],
    ['hold', false, 'Hold: nobody on this shortlist fits the seat yet.'],
  ] as const)('%s, ready %s', (route, ready, words) => {
    expect(seatSentence({ ...seat, route }, ready)).toBe(words);
  });
});

describe('stage-skip risk in words', () => {
  it.each<[SkipRisk, string, string, string | null, string]>([
    [{ level: 'low', probability: 0.02, carriedBy: [] }, 'leader', 'Low', '2%', 'Builder is there to stand on.'],
    [
      { level: 'low', probability: 0.1, carriedBy: [] },
      'advisor',
      'Low',
      '10%',
      'Builder and Leader are there to stand on.',
    ],
    [{ level: 'watch', probability: 0.22, carriedBy: [] }, 'leader', 'Watch', '22%', 'Builder could still prove thin.'],
    [
      { level: 'elevated', probability: 0.6, carriedBy: ['leader'] },
      'advisor',
      'Elevated',
      '60%',
      'Carried by Leader.',
    ],
    [
      { level: 'high', probability: 0.999, carriedBy: ['builder', 'leader'] },
      'advisor',
      'High',
      'over 99%',
      'Carried by Builder and Leader.',
    ],
    [
      { level: 'unknown', probability: null, carriedBy: [] },
      'leader',
      'Unknown',
      null,
      'Too little was seen of Builder to say.',
    ],
    [
      { level: 'not-applicable', probability: null, carriedBy: [] },
      'builder',
      'Does not apply',
      null,
      'No career stage lies below a Builder seat.',
    ],
  ])('%j', (risk, seat, word, figure, note) => {
    expect(riskView({ rubric, seat, risk })).toMatchObject({ word, figure, note });
  });
});
