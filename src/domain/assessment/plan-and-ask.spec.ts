import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../test/factories/panel.js';
import { arcRubric, criterion } from '../../../test/factories/rubric.js';
import { questionsBeforeDeciding, questionsOn, unsettledDimensions, unusedInterviewers } from './ask.js';
import type { ReadingStatus, Route } from './assessment.js';
import { planFor, planLines } from './plan.js';
import type { RouteFacts } from './situation.js';

const RUBRIC = arcRubric();
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

function plan(route: Route, statuses: Readonly<Record<string, ReadingStatus>>): readonly string[] {
  const facts: RouteFacts = { rubric: RUBRIC, seat: 'leader', statuses, criterionEstimate: () => null };
  return planFor(route, facts, caseOf({ estimates: ESTIMATES }));
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

  test('before deciding: on open and unseen dimensions in turn, none other', () => {
    const facts = caseOf({ estimates: ESTIMATES, readings: { builder: 'earned', leader: 'unproven' } });
    expect(questionsBeforeDeciding(facts).slice(0, 4)).toEqual([
      'Team ships without them: first question?',
      'Asks the honest question: first question?',
      'Cares that the team ships: first question?',
      'Reads the work: first probe?',
    ]);
  });

  test('before deciding where nothing is open: on the three criteria that read lowest', () => {
    const facts = caseOf({
      estimates: ESTIMATES,
      readings: { builder: 'earned', leader: 'borrowed', closeness: 'kept' },
    });
    expect(questionsBeforeDeciding(facts)).toEqual([
      'Hands over ownership: first probe?',
      'Owned what broke: first probe?',
      'Judgement held up: first probe?',
    ]);
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

  test('where nothing is unsettled nobody is unused', () => {
    const facts = caseOf({ requisition: requisition('builder'), readings: { builder: 'borrowed' } });
    expect(unusedInterviewers(facts, [application('app-1', [scorecard(RUBRIC, 'ana', {})])])).toEqual(new Map());
  });
});
