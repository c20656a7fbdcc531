import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../../test/factories/panel.js';
import { craftRubric, RUBRIC } from '../../../../test/factories/rubric.js';
import { calcified } from './calcified.js';
import { drifted } from './drifted.js';

const STALLED = { builder: 'earned', closeness: 'lost' } as const;
const panel = (...tells: readonly (readonly string[])[]) =>
  application(
    'app-1',
    tells.map((ticked, index) => scorecard(RUBRIC, `interviewer-${index}`, {}, { tells: ticked })),
  );

describe('drifted', () => {
  test('cautions where closeness is lost at a seat that can mend it and the lowest stage is earned', () => {
    const facts = caseOf({ application: panel(['cannot-follow-the-work']), readings: STALLED });
    expect(drifted(facts)).toMatchObject([
      {
        id: 'drifted',
        severity: 'caution',
        dimension: 'closeness',
        because: ['app-1/interviewer-0/tell:cannot-follow-the-work'],
      },
    ]);
  });

  test.each([
    ['closeness is only uncertain', { builder: 'earned', closeness: 'uncertain' }],
    ['closeness is unobserved', { builder: 'earned' }],
    ['the lowest stage is not earned', { builder: 'unproven', closeness: 'lost' }],
  ] as const)('stays silent where %s', (_when, readings) => {
    expect(drifted(caseOf({ readings }))).toEqual([]);
  });

  test.each(['builder', 'advisor'])('stays silent for a %s seat', (stage) => {
    expect(drifted(caseOf({ requisition: requisition(stage), readings: STALLED }))).toEqual([]);
  });

  test('tells of drift alone do not raise it', () => {
    const facts = caseOf({ application: panel(['cannot-follow-the-work'], ['cannot-follow-the-work']) });
    expect(drifted(facts)).toEqual([]);
  });
});

describe('calcified', () => {
  test('stops where closeness is lost at a seat that cannot mend it and the lowest stage is earned', () => {
    const facts = caseOf({ requisition: requisition('advisor'), readings: STALLED });
    expect(calcified(facts)).toMatchObject([{ id: 'calcified', severity: 'stop', dimension: 'closeness' }]);
  });

  test.each(['builder', 'leader', 'advisor'])('cautions by the tells of two interviewers for a %s seat', (stage) => {
    const subject = panel(['advises-from-memory'], ['signs-on-the-demo']);
    expect(calcified(caseOf({ requisition: requisition(stage), application: subject }))).toMatchObject([
      {
        severity: 'caution',
        dimension: 'closeness',
        why: '2 interviewers ticked a sign of calcified knowledge: “Advises from memory”; “Signs on the demo”.',
      },
    ]);
  });

  test('one interviewer with two tells counts once', () => {
    expect(calcified(caseOf({ application: panel(['advises-from-memory', 'signs-on-the-demo']) }))).toEqual([]);
  });

  test('where both hold the stop is raised, once', () => {
    const subject = panel(['advises-from-memory'], ['advises-from-memory']);
    const flags = calcified(caseOf({ requisition: requisition('advisor'), application: subject, readings: STALLED }));
    expect(flags).toHaveLength(1);
    expect(flags).toMatchObject([{ severity: 'stop' }]);
  });

  test.each(['builder', 'leader'])('stays silent by reading for a %s seat', (stage) => {
    expect(calcified(caseOf({ requisition: requisition(stage), readings: STALLED }))).toEqual([]);
  });

  test('stays silent where the lowest stage is not earned', () => {
    const readings = { builder: 'borrowed', closeness: 'lost' } as const;
    expect(calcified(caseOf({ requisition: requisition('advisor'), readings }))).toEqual([]);
  });

  test('a rubric without closeness never stalls, and its tells still count', () => {
    const rubric = {
      ...craftRubric(),
      signals: { ...craftRubric().signals, calcification: { tells: ['points-at-others'] } },
    };
    const seat = requisition('house');
    expect(calcified(caseOf({ rubric, requisition: seat, readings: { hand: 'earned' } }))).toEqual([]);
    const cards = ['ana', 'ben'].map((who) => scorecard(rubric, who, {}, { tells: ['points-at-others'] }));
    const facts = caseOf({ rubric, requisition: seat, application: application('app-1', cards) });
    expect(calcified(facts)).toMatchObject([{ severity: 'caution', dimension: null }]);
  });
});
