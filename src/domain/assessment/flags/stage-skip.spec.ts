import { describe, expect, test } from '@jest/globals';
import { caseOf, reading } from '../../../../test/factories/case.js';
import { application, requisition, scorecard } from '../../../../test/factories/panel.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import { stageSkip } from './stage-skip.js';

describe('stage-skip', () => {
  test.each([
    [0.75, 'note'],
    [0.45, 'caution'],
    [0.15, 'stop'],
  ] as const)('fires where the foundation is earned with probability %d: %s', (probability, severity) => {
    const facts = caseOf({ readings: { builder: reading('unproven', probability) } });
    expect(stageSkip(facts)).toMatchObject([{ id: 'stage-skip', severity, dimension: 'builder' }]);
  });

  test('stays silent at low risk', () => {
    expect(stageSkip(caseOf({ readings: { builder: reading('earned', 0.81) } }))).toEqual([]);
  });

  test('stays silent at unknown risk', () => {
    expect(stageSkip(caseOf({ readings: { builder: 'unobserved' } }))).toEqual([]);
  });

  test('stays silent for a seat without foundations', () => {
    expect(stageSkip(caseOf({ requisition: requisition('builder'), readings: { builder: 'borrowed' } }))).toEqual([]);
  });

  test('speaks of the lowest foundation and rests on its low ratings and on the tells of the missing layer', () => {
    const ana = scorecard(
      RUBRIC,
      'ana',
      { builder: 2, 'builder.reads-the-data': 4 },
      { tells: ['cannot-name-own-part'] },
    );
    const ben = scorecard(RUBRIC, 'ben', { 'builder.reads-the-data': 5 }, { tells: ['leans-on-title'] });
    const [flag] = stageSkip(
      caseOf({
        application: application('app-1', [ana, ben]),
        readings: { builder: 'borrowed' },
        estimates: { 'builder.owned-what-broke': 1.9, 'builder.reads-the-data': 4 },
      }),
    );
    expect(flag).toEqual({
      id: 'stage-skip',
      severity: 'stop',
      dimension: 'builder',
      why: 'Leader stands on Builder, and the chance that Builder is not earned is 97%.',
      because: [
        'app-1/ana/builder.explains-under-the-hood',
        'app-1/ana/builder.owned-what-broke',
        'app-1/ana/builder.shipped-real-systems',
        'app-1/ana/builder.untangled-the-hard-part',
        'app-1/ana/tell:cannot-name-own-part',
      ],
      against: ['app-1/ben/builder.reads-the-data', 'app-1/ana/builder.reads-the-data'],
      ask: [
        'Shipped real systems: first question?',
        'Untangled the hard part: first question?',
        'Explains under the hood: first question?',
      ],
      remedy: [
        'Weeks 1–4, Owned what broke: Begin with Owned what broke.',
        'Weeks 5–8, Owned what broke: Go on with Owned what broke.',
      ],
    });
  });

  test('speaks of the least sure foundation where the risk only adds up', () => {
    const facts = caseOf({
      requisition: requisition('advisor'),
      readings: { builder: reading('earned', 0.9), leader: reading('earned', 0.82) },
    });
    expect(stageSkip(facts)).toMatchObject([{ severity: 'note', dimension: 'leader' }]);
  });
});
