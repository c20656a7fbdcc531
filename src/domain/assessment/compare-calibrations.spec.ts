import { describe, expect, test } from '@jest/globals';
import { RUBRIC } from '../../../test/factories/rubric.js';
import { application, scorecard } from '../../../test/factories/panel.js';
import { calibrate, type DimensionRecord } from './calibrate.js';
import { compareCalibrations, type ComparedCalibration } from './compare-calibrations.js';
import { observationsByDimension } from './pool.js';
import { calibrationChangeReasons } from './sentences/calibration.js';

/** Applications rated by three of the interviewers each; `ana` is as severe as said. */
function version(count: number, severity: number, interviewers = ['ana', 'ben', 'eva', 'ida']): ComparedCalibration {
  const pool = Array.from({ length: count }, (_, p) =>
    application(
      `app-${String(p).padStart(2, '0')}`,
      interviewers
        .filter((_each, index) => index !== p % interviewers.length)
        .map((who, slot) => {
          const rating = 4 - ((p * 3 + slot) % 2) - (who === 'ana' ? severity : 0);
          return scorecard(RUBRIC, who, { leader: rating as 3 });
        }),
    ),
  );
  const ratings = [...observationsByDimension(RUBRIC, pool).values()].flat();
  const scorecards = pool.reduce((sum, { scorecards: cards }) => sum + cards.length, 0);
  return { ...calibrate({ rubric: RUBRIC, ratings, seed: '00000000' }), scorecards };
}

describe('two versions of a calibration', () => {
  test('say what moved, by how much for its error, and that more candidates were rated', () => {
    const changes = compareCalibrations(RUBRIC, version(16, 0), version(32, 2));
    expect(changes.scorecards).toBe(48);
    const [leader, ...others] = changes.dimensions;
    expect(others).toEqual([]);
    expect(leader?.id).toBe('leader');
    expect(leader?.why).toEqual(['240 more ratings, of 16 more candidates.']);
    const [ana] = leader?.severities ?? [];
    expect(ana).toMatchObject({ interviewer: 'ana', moreCandidates: 12, why: 'rated 12 more candidates' });
    expect(ana?.inStandardErrors).toBeGreaterThan(3);
    expect(leader?.variances.map(({ component }) => component)).toHaveLength(5);
    expect(leader?.criteria.every(({ before, after }) => before !== null && after !== null)).toBe(true);
  });

  test('say nothing of an interviewer with fewer than eight candidates in either', () => {
    const changes = compareCalibrations(RUBRIC, version(8, 0), version(32, 2));
    expect(changes.dimensions[0]?.severities).toEqual([]);
  });

  test('that are the same say so', () => {
    const [leader] = compareCalibrations(RUBRIC, version(16, 1), version(16, 1)).dimensions;
    expect(leader?.why).toEqual(['As many ratings as before: what moved was amended, or practised.']);
    expect(leader?.severities.every(({ inStandardErrors }) => inStandardErrors === 0)).toBe(true);
  });

  test('of two rubrics are not compared', () => {
    const other = version(8, 0);
    const renamed = { ...other, calibration: { ...other.calibration, rubric: 'other@1' } };
    expect(() => compareCalibrations(RUBRIC, other, renamed)).toThrow('a calibration of test-arc@1 is not compared');
  });
});

describe('why a dimension reads otherwise', () => {
  const record = version(16, 1).record.dimensions['leader'] as DimensionRecord;

  test.each<[Partial<DimensionRecord>, string]>([
    [{ converged: false }, 'The search for the variances did not settle this time'],
    [{ connectedGroups: 2 }, 'Interviewers are in 2 groups instead of 1: new ones have met no candidate'],
    [{ adjustmentSuspended: 'saturated' }, 'More than three quarters of the ratings are in the top category now'],
    [{ interviewers: record.interviewers + 1 }, '1 more interviewer.'],
    [{ ratings: record.ratings - 2 }, '2 ratings fewer'],
  ])('is said in words: %j', (changes, sentence) => {
    const [there, back] = [{ ...record, ...changes }, record];
    expect(calibrationChangeReasons(back, there).join(' ')).toContain(sentence);
    if (changes.converged === false)
      expect(calibrationChangeReasons(there, back).join(' ')).toContain('The variances are fitted now');
    if (changes.connectedGroups)
      expect(calibrationChangeReasons(there, back).join(' ')).toContain(
        'some who never met a common candidate have now',
      );
    if (changes.adjustmentSuspended)
      expect(calibrationChangeReasons(there, back).join(' ')).toContain('severity is adjusted for again');
  });

  test('is that somebody began to rate it, or nobody does any more', () => {
    expect(calibrationChangeReasons(null, record)).toEqual(['Nobody had rated it before.']);
    expect(calibrationChangeReasons(record, null)).toEqual(['Nobody’s ratings are in it any more.']);
  });
});
