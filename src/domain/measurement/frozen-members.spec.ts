import { describe, expect, it } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { fitFromCalibration, freezeCalibration, type FrozenDimension } from './calibration.js';
import { fitDimension, type DimensionFit } from './fit.js';
import type { Observation } from './measurement.js';
import { sharesOf } from './pool.js';
import { predict } from './predict.js';
import { rescoreApplication, scoreApplication, situationOf } from './score.js';
import { probabilityHigher } from './joint-posterior.js';

const criteria = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({ id, weight: index + 1 }));

/** Applications with two to four of the interviewers each, and half of the ratings missing: enough that some are set aside. */
function poolOf(applications: number, interviewers: number, seed: number): readonly Observation[] {
  const generator = xoroshiro128plus(seed);
  const draw = (low: number, high: number): number => uniformInt(generator, low, high);
  return Array.from({ length: applications }, (_, p) => {
    const first = draw(0, interviewers - 1);
    return Array.from({ length: draw(2, 4) }, (_, slot) =>
      criteria
        .filter(() => draw(0, 1) === 1)
        .map(({ id: criterion }) => {
          const interviewer = `j${(first + slot) % interviewers}`;
          return { application: `p${String(p).padStart(2, '0')}`, interviewer, criterion, rating: draw(1, 5) };
        }),
    ).flat();
  }).flat();
}

interface Compared {
  readonly pooled: DimensionFit;
  readonly held: DimensionFit;
  readonly applications: readonly string[];
  readonly own: (application: string) => readonly Observation[];
  readonly frozen: FrozenDimension;
}

function compared(pool: readonly Observation[], severity: 'within-candidate' | 'joint'): Compared {
  const pooled = fitDimension(criteria, pool, { scalePoints: 5, priors: true, severity });
  const { dimensions } = freezeCalibration('engineering-arc@1', { leader: pooled });
  const frozen = JSON.parse(JSON.stringify(dimensions['leader'])) as FrozenDimension;
  return {
    pooled,
    frozen,
    held: fitFromCalibration(frozen, criteria, pool, pool),
    applications: [...pooled.state.blocks.keys()],
    own: (application) => pool.filter((each) => each.application === application),
  };
}

/** A lone panel with many gaps has ratings set aside; the others have none. */
const POOLS = [
  { name: '30 applications, 8 interviewers', pool: poolOf(30, 8, 1) },
  { name: '5 applications, 5 interviewers', pool: poolOf(5, 5, 2) },
  { name: 'one application', pool: poolOf(1, 4, 7) },
  { name: 'another', pool: poolOf(1, 4, 9) },
];
const MODES = ['within-candidate', 'joint'] as const;
const CASES = POOLS.flatMap((each) => MODES.map((severity) => ({ ...each, severity })));

function expectSame(one: DimensionFit, other: DimensionFit, application: string, own?: readonly Observation[]): void {
  const [here, there] = [one, other].map((fit) =>
    own ? rescoreApplication(fit, application, own) : scoreApplication(fit, application),
  );
  expect(here!.dimension!.mean).toBeCloseTo(there!.dimension!.mean, 8);
  expect(here!.dimension!.variance).toBeCloseTo(there!.dimension!.variance, 8);
  for (const { id } of criteria) {
    expect(here!.criterion(id) === null).toBe(there!.criterion(id) === null);
    expect(here!.criterion(id)?.mean ?? 0).toBeCloseTo(there!.criterion(id)?.mean ?? 0, 8);
    expect(here!.criterion(id)?.variance ?? 0).toBeCloseTo(there!.criterion(id)?.variance ?? 0, 8);
  }
}

describe.each(CASES)('an application that a calibration was fitted on: $name, $severity', ({ pool, severity }) => {
  const { pooled, held, applications, own, frozen } = compared(pool, severity);

  it('is scored against it as in the pool', () => {
    for (const application of applications) expectSame(held, pooled, application);
  });

  it('is scored without one interviewer as in the pool', () => {
    for (const application of applications)
      for (const out of new Set(own(application).map(({ interviewer }) => interviewer))) {
        const left = own(application).filter(({ interviewer }) => interviewer !== out);
        if (left.length > 0) expectSame(held, pooled, application, left);
      }
  });

  it('is scored with ratings that came later as the pool at the same variances is with them', () => {
    const [application] = applications;
    const later = [
      ...own(application!).map((each, index) => (index === 0 ? { ...each, rating: 6 - each.rating } : each)),
      ...criteria.map(({ id: criterion }) => ({
        application: application!,
        interviewer: 'newcomer',
        criterion,
        rating: 4,
      })),
    ];
    const known = new Set(pool.map(({ criterion }) => criterion));
    const now = later.filter(({ criterion }) => known.has(criterion));
    const others = pool.filter((each) => each.application !== application);
    const refitted = fitDimension(criteria, [...others, ...now], {
      scalePoints: 5,
      priors: true,
      severity,
      heldVariances: pooled.variances,
    });
    expectSame(fitFromCalibration(frozen, criteria, now, own(application!)), refitted, application!);
  });

  it('is compared with others as in the pool', () => {
    const [first, ...others] = applications;
    for (const other of others) {
      const [here, there] = [held, pooled].map((fit) => probabilityHigher(fit, first!, other));
      expect(here!.notComparable).toBe(there!.notComparable);
      expect(here!.probability ?? 0).toBeCloseTo(there!.probability ?? 0, 8);
    }
  });
});

describe('an application that a calibration was not fitted on', () => {
  it.each(MODES)('is scored as a refit at the same variances would score it in that pool: %s', (severity) => {
    const pool = poolOf(30, 8, 1);
    const { frozen, pooled } = compared(pool, severity);
    const own = poolOf(1, 6, 4).map((each) => ({ ...each, application: 'new' }));
    const refitted = fitDimension(criteria, [...pool, ...own], {
      scalePoints: 5,
      priors: true,
      severity,
      heldVariances: pooled.variances,
    });
    expectSame(fitFromCalibration(frozen, criteria, own), refitted, 'new');
  });
});

it('ratings are set aside in some of these pools, so that what is compared covers it', () => {
  const negative = POOLS.flatMap(({ pool }) => {
    const { pooled, applications } = compared(pool, 'within-candidate');
    return applications.filter((application) => {
      const block = pooled.state.blocks.get(application)!;
      const here = situationOf(pooled.state, block, block);
      const weights = sharesOf(pooled.state.criteria.map(({ weight }) => weight));
      const { influence } = predict(here, { candidate: 1, weights, effectWeights: weights }, false);
      return Math.min(...influence) < -1e-6;
    });
  });
  expect(negative.length).toBeGreaterThan(0);
});

it('a second stage of the wrong length is refused', () => {
  const { frozen } = compared(POOLS[1]!.pool, 'within-candidate');
  const broken = { ...frozen, secondStage: { ...frozen.secondStage!, slope: [1] } };
  expect(() => fitFromCalibration(broken, criteria, [])).toThrow('a second stage that is not of 5 criteria');
});
