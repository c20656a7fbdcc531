import { describe, expect, it } from '@jest/globals';
import { fitFromCalibration, freezeCalibration, type FrozenCalibration } from './calibration.js';
import { fitDimension, type FitOptions } from './fit.js';
import type { Observation } from './measurement.js';
import { probabilityHigher } from './joint-posterior.js';
import { rescoreApplication, scoreApplication } from './score.js';

const criteria = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 }));
const options: FitOptions = { scalePoints: 5, priors: true, severity: 'within-candidate' };

/** Forty applications, three of eight interviewers each; the higher an interviewer's number, the more severe. */
const pool: readonly Observation[] = Array.from({ length: 40 }, (_, p) =>
  [0, 1, 2].flatMap((slot) => {
    const j = (p + slot * 3) % 8;
    return criteria.map(({ id }, c) => ({
      application: `p${p}`,
      interviewer: `j${j}`,
      criterion: id,
      rating: Math.max(1, Math.min(5, 4 + ((p * 7 + c * 3 + slot) % 3) - Math.floor(j / 3))),
    }));
  }),
).flat();
const fit = fitDimension(criteria, pool, options);
const frozen: FrozenCalibration = JSON.parse(
  JSON.stringify(
    freezeCalibration('engineering-arc@1', { builder: fit, advisor: fitDimension(criteria, [], options) }),
  ),
);

const newcomer = (interviewers: readonly string[], rating: number, id = 'new'): readonly Observation[] =>
  interviewers.flatMap((interviewer) =>
    criteria.map(({ id: criterion }) => ({ application: id, interviewer, criterion, rating })),
  );

describe('a frozen calibration', () => {
  it('is plain JSON that names its rubric and leaves out what nobody rated', () => {
    expect(frozen.schema).toBe('arcbrief.calibration/1');
    expect(frozen.rubric).toBe('engineering-arc@1');
    expect(Object.keys(frozen.dimensions)).toEqual(['builder']);
    expect(frozen.dimensions['builder']!.interviewers.map(({ id }) => id)).toEqual([
      'j0',
      'j1',
      'j2',
      'j3',
      'j4',
      'j5',
      'j6',
      'j7',
    ]);
  });

  it.each([
    { severity: 'within-candidate', digits: 8 },
    { severity: 'joint', digits: 8 },
  ] as const)(
    'scores a new application as the pool does that it was frozen from: $severity',
    ({ severity, digits }) => {
      const own = newcomer(['j0', 'j7'], 3);
      const pooled = fitDimension(criteria, pool, { ...options, severity });
      const { dimensions } = freezeCalibration('engineering-arc@1', { builder: pooled });
      const held = fitFromCalibration(dimensions['builder']!, criteria, own);
      const here = scoreApplication(held, 'new').dimension!;
      const there = rescoreApplication(pooled, 'new', own).dimension!;
      expect(here.mean).toBeCloseTo(there.mean, digits);
      expect(here.variance).toBeCloseTo(there.variance, digits);
      expect(rescoreApplication(held, 'new', own).dimension).toEqual(here);
    },
  );

  it('puts known interviewers right, and carries through how surely it knows them and the criteria', () => {
    const dimension = frozen.dimensions['builder']!;
    const score = (interviewer: string, calibration = dimension) =>
      scoreApplication(fitFromCalibration(calibration, criteria, newcomer([interviewer], 3)), 'new').dimension!;
    expect(score('j7').mean).toBeGreaterThan(score('stranger').mean);
    expect(score('stranger').mean).toBeGreaterThan(score('j0').mean);
    const certain = { ...dimension, covariance: dimension.covariance.map((value) => value / 1e6) };
    expect(score('j0').variance).toBeGreaterThan(1.2 * score('j0', certain).variance);
  });

  it('compares new applications, and does not when nothing links their interviewers', () => {
    const held = fitFromCalibration(frozen.dimensions['builder']!, criteria, [
      ...newcomer(['j0'], 4, 'x'),
      ...newcomer(['j4'], 2, 'y'),
      ...newcomer(['stranger'], 4, 'z'),
    ]);
    expect(probabilityHigher(held, 'x', 'y').probability).toBeGreaterThan(0.5);
    expect(probabilityHigher(held, 'x', 'z').probability).toBeNull();
    expect(held.connectedGroups).toBe(2);
  });

  it('takes the level of a criterion that it does not know from the application itself', () => {
    const wider = [...criteria, { id: 'd', weight: 1 }];
    const own = [...newcomer(['j0', 'j1'], 3), { application: 'new', interviewer: 'j0', criterion: 'd', rating: 5 }];
    const { dimension } = scoreApplication(fitFromCalibration(frozen.dimensions['builder']!, wider, own), 'new');
    const without = scoreApplication(
      fitFromCalibration(frozen.dimensions['builder']!, wider, own.slice(0, -1)),
      'new',
    ).dimension!;
    expect(dimension!.mean).toBeGreaterThan(without.mean);
    expect(Number.isFinite(dimension!.variance)).toBe(true);
  });

  it('refuses a covariance of the wrong length', () => {
    const broken = { ...frozen.dimensions['builder']!, covariance: [1] };
    expect(() => fitFromCalibration(broken, criteria, [])).toThrow(RangeError);
  });
});
