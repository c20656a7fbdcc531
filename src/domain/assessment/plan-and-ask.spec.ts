import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../test/factories/panel.js';
import { criterion, RUBRIC } from '../../../test/factories/rubric.js';
import { questionsBeforeDeciding, questionsOn, unsettledDimensions, unusedInterviewers } from './ask.js';
import type { ReadingStatus, Route } from './assessment.js';
import { planFor, planLines } from './plan.js';
import { couldNotSay } from './pool.js';
import type { RouteFacts } from './situation.js';

const ESTIMATES = {
  'builder.reads-the-data': 2.1,
  'builder.owned-what-broke': 1.8,
  'builder.shipped-real-systems': 3,
  'leader.judgement-held-up': 2,
  'leader.hands-over-ownership': 1.5,
  'leader.clarity-and-priorities': 4,
  'closeness.reads-the-work': 2.2,
  'closeness.current-knowledge': 2.4,
};

type Statuses = Readonly<Record<string, ReadingStatus>>;
type Estimates = Readonly<Record<string, number>>;

function factsOf(statuses: Statuses, estimates: Estimates = ESTIMATES): RouteFacts {
  return { rubric: RUBRIC, seat: 'leader', statuses, criterionEstimate: (id) => estimates[id] ?? null };
}

function plan(route: Route, statuses: Statuses, estimates: Estimates = ESTIMATES): readonly string[] {
  return planFor(route, factsOf(statuses, estimates), caseOf({ estimates }));
}

function asked(route: Route, readings: Statuses, estimates: Estimates = ESTIMATES): readonly string[] {
  return questionsBeforeDeciding(route, factsOf(readings, estimates), caseOf({ estimates, readings }));
}

describe('the plan', () => {
  test('takes the remedies of the two criteria that read lowest in what is missing, by weeks', () => {
    expect(plan('grow-with-plan', { builder: 'earned', leader: 'borrowed', closeness: 'kept' })).toEqual([
      'Weeks 1–4, Hands over ownership: Begin with Hands over ownership.',
      'Weeks 1–4, Judgement held up: Begin with Judgement held up.',
      'Weeks 5–8, Hands over ownership: Go on with Hands over ownership.',
      'Weeks 5–8, Judgement held up: Go on with Judgement held up.',
    ]);
  });

  test.each([
    [
      'buy-with-plan',
      { builder: 'earned', leader: 'earned', closeness: 'lost' },
      ['Reads the work', 'Current knowledge'],
    ],
    [
      'shore-up-first',
      { builder: 'borrowed', leader: 'borrowed', closeness: 'lost' },
      ['Owned what broke', 'Reads the data'],
    ],
    [
      'shore-up-first',
      { builder: 'earned', leader: 'borrowed', closeness: 'lost' },
      ['Hands over ownership', 'Judgement held up', 'Reads the work', 'Current knowledge'],
    ],
    [
      'deepen-builder-line',
      { builder: 'earned', leader: 'borrowed', closeness: 'kept' },
      ['Owned what broke', 'Reads the data'],
    ],
  ] as const)('of %s from %j works on %j', (route, statuses, names) => {
    expect(plan(route, statuses).slice(0, names.length)).toEqual(
      names.map((name) => `Weeks 1–4, ${name}: Begin with ${name}.`),
    );
  });

  test('sends nobody to mend what reads at the bar or above', () => {
    const statuses = { builder: 'earned', leader: 'borrowed', closeness: 'kept' } as const;
    const estimates = { 'leader.judgement-held-up': 1.5, 'leader.hands-over-ownership': 3.5 };
    expect(plan('grow-with-plan', statuses, estimates)).toEqual([
      'Weeks 1–4, Judgement held up: Begin with Judgement held up.',
      'Weeks 5–8, Judgement held up: Go on with Judgement held up.',
    ]);
  });

  test('says so where a dimension is low only as a whole', () => {
    const statuses = { builder: 'earned', leader: 'borrowed', closeness: 'kept' } as const;
    expect(plan('grow-with-plan', statuses, { 'leader.judgement-held-up': 3.6 })).toEqual([
      'Leader reads below the bar as a whole, but no single criterion of it does: agree with the panel where to begin.',
    ]);
  });

  test('of deepening a line that reads well mends nothing: harder work, owned whole, and somebody to teach', () => {
    const estimates = { 'builder.reads-the-data': 4, 'builder.owned-what-broke': 4.8, 'leader.judgement-held-up': 1.5 };
    const steps = plan('deepen-builder-line', { builder: 'earned', leader: 'borrowed', closeness: 'kept' }, estimates);
    expect(steps.map((step) => step.slice(0, step.indexOf(':')))).toEqual([
      'Weeks 1–2, Builder',
      'Weeks 3–12, Builder',
      'Weeks 3–12, Owned what broke',
      'Weeks 11–12, Builder',
    ]);
    expect(steps[0]).toMatch(/asks the most of “Reads the data”\.$/);
  });

  test.each(['promote', 'buy', 'pass', 'gather-evidence'] as const)('of %s is empty', (route) => {
    expect(plan(route, { builder: 'borrowed', leader: 'borrowed', closeness: 'lost' })).toEqual([]);
  });

  test('a step of one week names one week', () => {
    const remedy = [{ fromWeek: 3, toWeek: 3, action: 'Sit in.' }];
    expect(planLines([criterion('builder.reads-the-data', 'Reads the data', { remedy })])).toEqual([
      'Week 3, Reads the data: Sit in.',
    ]);
  });
});

describe('what to ask', () => {
  test('on one dimension: what nobody rated first, then a follow-up on what reads lowest', () => {
    expect(questionsOn(caseOf({ estimates: ESTIMATES }), 'closeness')).toEqual([
      'Asks the honest question: first question?',
      'Reads the work: first probe?',
      'Current knowledge: first probe?',
    ]);
  });

  test('to gather evidence: on open and unseen dimensions in turn, none other', () => {
    expect(asked('gather-evidence', { builder: 'earned', leader: 'unproven' })).toEqual([
      'Team ships without them: first question?',
      'Asks the honest question: first question?',
      'Cares that the team ships: first question?',
      'Reads the work: first probe?',
      'Hands over ownership: first probe?',
      'Current knowledge: first probe?',
    ]);
  });

  test('six questions at the most, each once, and the first three on three dimensions', () => {
    const questions = asked('gather-evidence', {}, {});
    expect(questions).toHaveLength(6);
    expect(new Set(questions).size).toBe(6);
    expect(questions.slice(0, 3)).toEqual([
      'Shipped real systems: first question?',
      'Team ships without them: first question?',
      'Reads the work: first question?',
    ]);
  });

  test('where everything is held: on the three required criteria that read lowest', () => {
    expect(asked('buy', { builder: 'earned', leader: 'earned', closeness: 'kept' })).toEqual([
      'Hands over ownership: first probe?',
      'Owned what broke: first probe?',
      'Judgement held up: first probe?',
    ]);
  });

  test('where something is missing: first on that, because the route rests on it, then on what is open', () => {
    const open = { builder: 'unproven', leader: 'borrowed', closeness: 'kept' } as const;
    expect(asked('grow-with-plan', open).slice(0, 4)).toEqual([
      'Team ships without them: first question?',
      'Cares that the team ships: first question?',
      'Hands over ownership: first probe?',
      'Judgement held up: first probe?',
    ]);
    expect(
      asked('pass', { ...open, builder: 'borrowed' }).every((question) =>
        /^(Shipped|Owned|Untangled|Explains|Reads the data)/.test(question),
      ),
    ).toBe(true);
  });

  test('to grow somebody from inside: first for the transition plan where there is none', () => {
    const readings = { builder: 'earned', leader: 'borrowed', closeness: 'kept' } as const;
    const inside = application('app-1', [], { source: 'internal' });
    const first = (transitionPlan: string | null): string | undefined =>
      questionsBeforeDeciding(
        'grow-with-plan',
        factsOf(readings),
        caseOf({
          estimates: ESTIMATES,
          readings,
          application: inside,
          requisition: requisition('leader', { transitionPlan }),
        }),
      )[0];
    expect(first(null)).toMatch(/^Who takes over what this person leaves/);
    expect(first('Twelve weeks beside the present lead.')).toBe('Team ships without them: first question?');
  });

  test('to deepen a line: first on whether the seat is wanted', () => {
    const estimates = { ...ESTIMATES, 'leader.cares-that-the-team-ships': 2.9 };
    expect(
      asked('deepen-builder-line', { builder: 'earned', leader: 'borrowed', closeness: 'kept' }, estimates)[0],
    ).toBe('Cares that the team ships: first probe?');
  });

  test('says who of the requisition’s panels has not been used for what is unsettled', () => {
    const one = application('app-1', [
      scorecard(RUBRIC, 'ana', { builder: 4, leader: 4 }),
      scorecard(RUBRIC, 'ben', { builder: 4 }),
    ]);
    const other = application('app-2', [scorecard(RUBRIC, 'carla', { builder: 4 })]);
    const facts = caseOf({ application: one, readings: { builder: 'earned', leader: 'unproven' } });
    expect(unsettledDimensions(facts)).toEqual(['leader', 'closeness']);
    expect(unusedInterviewers(facts, [one, other])).toEqual(
      new Map([
        ['leader', ['ben', 'carla']],
        ['closeness', ['ana', 'ben', 'carla']],
      ]),
    );
  });

  test('who marked it not observed was asked: that is no unused interviewer', () => {
    const one = application('app-1', [
      scorecard(RUBRIC, 'ana', { builder: 4, leader: 'not-observed' }),
      scorecard(RUBRIC, 'ben', { builder: 4, 'leader.judgement-held-up': 'not-observed' }),
      scorecard(RUBRIC, 'carla', { builder: 4 }),
    ]);
    const facts = caseOf({ application: one, readings: { builder: 'earned', closeness: 'kept' } });
    expect(unusedInterviewers(facts, [one])).toEqual(new Map([['leader', ['carla']]]));
    expect(couldNotSay(RUBRIC, one, 'leader')).toEqual(['ana', 'ben']);
    expect(couldNotSay(RUBRIC, one, 'builder')).toEqual([]);
  });

  test('where nothing is unsettled nobody is unused', () => {
    const facts = caseOf({ requisition: requisition('builder'), readings: { builder: 'borrowed' } });
    expect(unusedInterviewers(facts, [application('app-1', [scorecard(RUBRIC, 'ana', {})])])).toEqual(new Map());
  });
});
