import { describe, expect, test } from '@jest/globals';
import { application, requisition, scorecard } from '../../../test/factories/panel.js';
import { RUBRIC } from '../../../test/factories/rubric.js';
import type { FrozenCalibration } from '../measurement/calibration.js';
import { freezeCalibration } from '../measurement/calibration.js';
import { assess } from './assess.js';
import { measureDimension } from './measure.js';
import { parseCalibration } from './parse-calibration.js';
import { observationsByDimension } from './pool.js';

const panel = (id: string, given: Parameters<typeof scorecard>[2]) =>
  application(
    id,
    ['ana', 'ben'].map((who) => scorecard(RUBRIC, who, given)),
  );

function calibration(): FrozenCalibration {
  const observations = observationsByDimension(RUBRIC, [
    panel('other-1', { leader: 4 }),
    panel('other-2', { leader: 2 }),
  ]);
  const ratings = observations.get('leader') ?? [];
  return freezeCalibration('test-arc@1', {
    leader: measureDimension({ rubric: RUBRIC, dimension: 'leader', observations: ratings }).fit,
  });
}

describe('a frozen calibration', () => {
  test('is read back as it was written', () => {
    expect(parseCalibration(JSON.stringify(calibration()))).toEqual(JSON.parse(JSON.stringify(calibration())));
  });

  test('holds the variances: nothing is refitted by what is scored against it', () => {
    const frozen = calibration();
    const input = {
      rubric: RUBRIC,
      requisition: requisition('leader'),
      applications: [panel('app-1', { leader: 5, builder: 4 })],
    };
    const { panel: summary, inputSha256 } = assess({ ...input, calibration: frozen });
    expect(summary.measurement['leader']?.variances).toEqual(frozen.dimensions['leader']?.variances);
    expect(inputSha256).not.toBe(assess(input).inputSha256);
  });

  test('of another rubric is refused by name', () => {
    const input = { rubric: RUBRIC, requisition: requisition('leader'), applications: [] };
    expect(() => assess({ ...input, calibration: { ...calibration(), rubric: 'other@2' } })).toThrow(
      'the calibration is of the rubric other@2, the panels rated on test-arc@1',
    );
  });

  const frozen = calibration();
  const leader = frozen.dimensions['leader'];
  test.each([
    ['calibration: is not JSON', 'no json'],
    ['calibration: is not an object', '[]'],
    ['schema: is not "arcbrief.calibration/1"', JSON.stringify({ ...frozen, schema: 'x' })],
    ['rubric: is not a text', JSON.stringify({ ...frozen, rubric: 1 })],
    ['dimensions: is not an object', JSON.stringify({ ...frozen, dimensions: null })],
    ['dimensions.leader.scalePoints: is not a number', JSON.stringify({ ...frozen, dimensions: { leader: {} } })],
    ['dimensions.leader.severity: is no way to fit severity', withLeader({ severity: 'by-mood' })],
    ['dimensions.leader.converged: is neither true nor false', withLeader({ converged: 1 })],
    [
      'dimensions.leader.adjustmentSuspended: is neither null nor "saturated"',
      withLeader({ adjustmentSuspended: true }),
    ],
    [
      'dimensions.leader.variances.residual: is not above zero',
      withLeader({ variances: { ...leader?.variances, residual: 0 } }),
    ],
    ['dimensions.leader.criteria: is not a list', withLeader({ criteria: {} })],
    ['dimensions.leader.criteria[0].id: is not a text', withLeader({ criteria: [{ effect: 3 }] })],
    ['dimensions.leader.interviewers[0].severity: is not a number', withLeader({ interviewers: [{ id: 'ana' }] })],
    [
      'dimensions.leader.criteria[0].firstStage: is not a number',
      withLeader({ criteria: [{ id: 'a', effect: 3, ratings: 2 }] }),
    ],
    ['dimensions.leader.secondStage: is not an object', withLeader({ secondStage: 1 })],
    [
      'dimensions.leader.secondStage.slope: has 1 numbers, not 10, for 5 criteria and 2 interviewers',
      withLeader({ secondStage: { ...leader?.secondStage, slope: [0] } }),
    ],
    ['dimensions.leader.covariance: is not the lower triangle of 7 effects', withLeader({ covariance: [1] })],
  ])('that is malformed is refused by place: %s', (message, text) => {
    expect(() => parseCalibration(text)).toThrow(message);
  });

  function withLeader(changes: Readonly<Record<string, unknown>>): string {
    return JSON.stringify({ ...frozen, dimensions: { leader: { ...leader, ...changes } } });
  }
});
