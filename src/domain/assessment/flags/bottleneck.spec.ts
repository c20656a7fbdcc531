import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../../test/factories/panel.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import { bottleneck } from './bottleneck.js';

const panel = (...tells: readonly (readonly string[])[]) =>
  application(
    'app-1',
    tells.map((ticked, index) => scorecard(RUBRIC, `interviewer-${index}`, {}, { tells: ticked })),
  );

describe('bottleneck', () => {
  test.each([
    [2.5, 1],
    [2.51, 0],
    [1, 1],
  ])('a signalling criterion estimated at %d raises %d', (estimate, raised) => {
    const facts = caseOf({ estimates: { 'leader.team-ships-without-me': estimate, 'leader.hands-over-ownership': 4 } });
    expect(bottleneck(facts)).toHaveLength(raised);
  });

  test('names the criterion, asks about it and brings its remedy', () => {
    const ana = scorecard(RUBRIC, 'ana', { 'leader.hands-over-ownership': 2, 'leader.team-ships-without-me': 4 });
    const ben = scorecard(RUBRIC, 'ben', { 'leader.hands-over-ownership': 4 });
    const facts = caseOf({
      application: application('app-1', [ana, ben]),
      readings: { leader: 'unproven' },
      estimates: { 'leader.hands-over-ownership': 2.4, 'leader.team-ships-without-me': 4 },
    });
    expect(bottleneck(facts)).toEqual([
      {
        id: 'bottleneck',
        severity: 'caution',
        dimension: 'leader',
        why: '“Hands over ownership” reads 2.4, and 2.5 or below points to a bottleneck: decisions may wait for this person.',
        because: ['app-1/ana/leader.hands-over-ownership'],
        against: ['app-1/ben/leader.hands-over-ownership'],
        ask: ['Hands over ownership: first probe?'],
        remedy: [
          'Weeks 1–4, Hands over ownership: Begin with Hands over ownership.',
          'Weeks 5–8, Hands over ownership: Go on with Hands over ownership.',
        ],
      },
    ]);
  });

  test('in an unobserved dimension it fires on what was rated, and shows no number', () => {
    const facts = caseOf({ readings: { leader: 'unobserved' }, estimates: { 'leader.hands-over-ownership': 2.4 } });
    expect(bottleneck(facts)).toMatchObject([
      {
        severity: 'caution',
        why: 'What little was heard on “Hands over ownership” points to a bottleneck: decisions may wait for this person.',
      },
    ]);
  });

  test('two interviewers who ticked a tell for it raise it without any rating', () => {
    const facts = caseOf({ application: panel(['approves-everything'], ['rewrites-the-teams-work']) });
    expect(bottleneck(facts)).toMatchObject([
      {
        severity: 'caution',
        why: '2 interviewers ticked a sign of a bottleneck: “Approves everything”; “Rewrites the team’s work”.',
        because: ['app-1/interviewer-0/tell:approves-everything', 'app-1/interviewer-1/tell:rewrites-the-teams-work'],
      },
    ]);
  });

  test('one interviewer with two tells counts once', () => {
    expect(bottleneck(caseOf({ application: panel(['approves-everything', 'rewrites-the-teams-work']) }))).toEqual([]);
  });

  test('a signalling criterion that nobody rated raises nothing', () => {
    expect(bottleneck(caseOf())).toEqual([]);
  });

  test('another criterion that reads low raises nothing', () => {
    expect(bottleneck(caseOf({ estimates: { 'leader.judgement-held-up': 1 } }))).toEqual([]);
  });

  test('never for the lowest seat: nobody there has a team to hold up', () => {
    const facts = caseOf({
      requisition: requisition('builder'),
      application: panel(['approves-everything'], ['approves-everything']),
      estimates: { 'leader.team-ships-without-me': 1 },
    });
    expect(bottleneck(facts)).toEqual([]);
  });
});
