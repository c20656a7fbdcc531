import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../../test/factories/panel.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import { borrowedAuthority } from './borrowed-authority.js';

const panel = (...tells: readonly (readonly string[])[]) =>
  application(
    'app-1',
    tells.map((ticked, index) => scorecard(RUBRIC, `interviewer-${index}`, {}, { tells: ticked })),
  );

describe('borrowed-authority', () => {
  test('stops where the seat’s own stage reads borrowed', () => {
    const facts = caseOf({ readings: { leader: 'borrowed' } });
    expect(borrowedAuthority(facts)).toMatchObject([
      { id: 'borrowed-authority', severity: 'stop', dimension: 'leader' },
    ]);
  });

  test('stops for the lowest seat too', () => {
    const facts = caseOf({ requisition: requisition('builder'), readings: { builder: 'borrowed' } });
    expect(borrowedAuthority(facts)).toMatchObject([{ severity: 'stop', dimension: 'builder' }]);
  });

  test('cautions where two interviewers ticked a tell, the same or another', () => {
    const facts = caseOf({
      application: panel(['leans-on-title'], ['leans-on-budget']),
      readings: { leader: 'earned' },
    });
    expect(borrowedAuthority(facts)).toMatchObject([
      {
        severity: 'caution',
        why: '2 interviewers ticked a sign of borrowed authority: “Leans on a title”; “Leans on a budget”.',
        because: ['app-1/interviewer-0/tell:leans-on-title', 'app-1/interviewer-1/tell:leans-on-budget'],
      },
    ]);
  });

  test('brings a remedy only for what reads below the bar: tells do not make a strength a weakness', () => {
    const told = panel(['leans-on-title'], ['leans-on-budget']);
    const [strong] = borrowedAuthority(caseOf({ application: told, estimates: { 'leader.judgement-held-up': 4.2 } }));
    expect(strong).toMatchObject({ severity: 'caution', remedy: [] });
    const [weak] = borrowedAuthority(caseOf({ application: told, estimates: { 'leader.judgement-held-up': 3.4 } }));
    expect(weak?.remedy).toHaveLength(2);
  });

  test('one interviewer with two tells counts once', () => {
    expect(borrowedAuthority(caseOf({ application: panel(['leans-on-title', 'leans-on-budget']) }))).toEqual([]);
  });

  test('tells that point elsewhere do not count', () => {
    const facts = caseOf({ application: panel(['leans-on-title'], ['signs-on-the-demo'], ['cannot-follow-the-work']) });
    expect(borrowedAuthority(facts)).toEqual([]);
  });

  test('where both hold the stop is raised, once, and rests on the tells as well', () => {
    const facts = caseOf({
      application: panel(['leans-on-title'], ['leans-on-title']),
      readings: { leader: 'borrowed' },
    });
    const flags = borrowedAuthority(facts);
    expect(flags).toHaveLength(1);
    expect(flags).toMatchObject([{ severity: 'stop' }]);
    expect(flags[0]?.because).toContain('app-1/interviewer-0/tell:leans-on-title');
  });

  test('a borrowed foundation or a borrowed stage above the seat does not raise it', () => {
    const facts = caseOf({
      readings: { builder: 'borrowed', leader: 'unproven', advisor: 'borrowed', closeness: 'lost' },
    });
    expect(borrowedAuthority(facts)).toEqual([]);
  });
});
