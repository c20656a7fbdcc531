import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inHandOf } from '../../src/domain/assessment/assess-application.js';
import { inCanonicalOrder } from '../../src/domain/assessment/input.js';
import { fillsSeat } from '../../src/domain/assessment/fills-seat.js';
import { measureDimension } from '../../src/domain/assessment/measure.js';
import { observationsByDimension } from '../../src/domain/assessment/pool.js';
import { turnsAround, turnToFill } from '../../src/domain/assessment/turning-point.js';
import type { ApplicationInHand } from '../../src/domain/assessment/what-if.js';
import { routeWith } from '../../src/domain/assessment/what-if.js';
import { freezeCalibration } from '../../src/domain/measurement/calibration.js';
import type { AssessInput, Assessment, FrozenCalibration, RatingValue } from '../../src/domain/index.js';
import { assess, dimensionsOf, rubricReference } from '../../src/domain/index.js';
import { assessed } from '../factories/assessed.js';
import { anyAssessInput } from '../factories/generators.js';

/** Estimates may differ by what is settled in the tenth decimal, and no more. */
const NOISE = 2e-9;

/** Whole files are assessed, and a file is measured once, for all that is asserted of it: that is what takes the time. */
describe('for any admissible file', () => {
  test('neither order nor tenure nor titles change anything, and a raised rating touches no other dimension', () => {
    fc.assert(
      fc.property(anyAssessInput, fc.nat(), (input, pick) => {
        const assessment = assessed(input);
        expectHistoryUnread(input, assessment);
        expectOtherDimensionsUntouched(input, assessment, pick);
      }),
      { numRuns: 25, seed: 20261102 },
    );
  });

  test('what would turn or fill lies where it is said to lie, and a raised rating never lowers an estimate', () => {
    fc.assert(
      fc.property(anyAssessInput, fc.nat(), (input, pick) => {
        for (const subject of inHand(input)) {
          expectFilledByMore(subject, input.rubric.thresholds.bar);
          expectSmallestTurnFirst(subject);
          expectRaisedNotLowered(subject, pick);
        }
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });

  test('against a frozen calibration, a raised rating lowers nothing in its dimension and touches no other', () => {
    fc.assert(
      fc.property(anyAssessInput, fc.nat(), (input, pick) => {
        const { pool: calibrating = [], ...own } = input;
        const calibration = frozen({ ...input, applications: calibrating, pool: [] });
        const raised = withRatingRaised(own, pick);
        if (raised === null) return;
        const before = assess({ ...own, calibration });
        const after = assess({ ...raised.input, calibration });
        before.applications.forEach(({ id, readings }, index) => {
          for (const [dimension, reading] of Object.entries(readings)) {
            const other = after.applications[index]?.readings[dimension];
            if (dimension !== raised.dimension) expect(other).toEqual(reading);
            else if (
              id === raised.application &&
              reading.status !== 'unobserved' &&
              dimension in calibration.dimensions
            ) {
              expect(other?.estimate).toBeGreaterThanOrEqual(reading.estimate - NOISE);
            }
          }
        });
      }),
      { numRuns: 20, seed: 20261105 },
    );
  });
});

/** Tenure and titles change nothing but the hash of the input. */
function expectHistoryUnread(input: AssessInput, { inputSha256: _one, ...plain }: Assessment): void {
  const history = [{ title: 'Chief Everything', organisation: 'Example', from: '2025', to: null }];
  const applications = input.applications.map((application) => ({ ...application, history }));
  const { inputSha256: _other, ...titled } = assess({ ...input, applications });
  expect(titled).toEqual(plain);
}

/** Whatever the dimension of a raised rating is fitted with then. */
function expectOtherDimensionsUntouched(input: AssessInput, before: Assessment, pick: number): void {
  const raised = withRatingRaised(input, pick);
  if (raised === null) return;
  const after = assess(raised.input);
  before.applications.forEach(({ readings }, index) => {
    for (const [dimension, reading] of Object.entries(readings)) {
      if (dimension !== raised.dimension) expect(after.applications[index]?.readings[dimension]).toEqual(reading);
    }
  });
}

/** A seat is never filled by asking for less than the panel says already. */
function expectFilledByMore(subject: ApplicationInHand, bar: number): void {
  const turn = turnToFill(subject);
  if (turn === null) return;
  expect(fillsSeat(turn.to) && turn.beyond.every(fillsSeat)).toBe(true);
  expect(turn.side === 'or-above' || (turn.side === 'exactly' && turn.rating === 5)).toBe(true);
  for (const dimension of turn.dimensions) {
    const { estimate } = subject.dimensions.get(dimension)?.actual.reading ?? { estimate: null };
    expect(turn.rating).toBeGreaterThanOrEqual(Math.min(5, estimate ?? bar) - NOISE);
  }
}

/** The smallest change is said first, and the other one lies in the other direction. */
function expectSmallestTurnFirst(subject: ApplicationInHand): void {
  const { route } = routeWith(subject);
  const [least, other, ...more] = turnsAround(subject);
  expect(more).toEqual([]);
  for (const turn of [least, other]) if (turn) expect([turn.to, ...turn.beyond]).not.toContain(route);
  if (least === undefined || other === undefined) return;
  expect([least.direction, other.direction].toSorted()).toEqual(['down', 'up']);
  expect(least.furtherInterviewers).toBeLessThanOrEqual(other.furtherInterviewers);
}

/** With the variances held, raising a rating never lowers the application’s estimate in its dimension. */
function expectRaisedNotLowered(subject: ApplicationInHand, pick: number): void {
  for (const { ratings, read, actual } of subject.dimensions.values()) {
    const raised = raisedAt(ratings, pick);
    if (raised === null) continue;
    const before = actual.reading;
    const after = read(raised).reading;
    expect(after.interviewers).toBe(before.interviewers);
    if (before.status === 'unobserved' || after.status === 'unobserved') {
      expect(after.status).toBe(before.status);
      continue;
    }
    expect(after.estimate).toBeGreaterThanOrEqual(before.estimate - NOISE);
    expect(after.probability).toBeGreaterThanOrEqual(before.probability - NOISE);
  }
}

function inHand({ rubric, requisition, applications, pool = [] }: AssessInput): readonly ApplicationInHand[] {
  const observations = observationsByDimension(rubric, [...applications, ...pool]);
  const measured = new Map(
    dimensionsOf(rubric).map((dimension) => [
      dimension,
      measureDimension({ rubric, dimension, observations: observations.get(dimension) ?? [] }),
    ]),
  );
  return applications.map((application) => inHandOf({ rubric, requisition, application, measured }));
}

function frozen({ rubric, applications }: AssessInput): FrozenCalibration {
  const observations = observationsByDimension(rubric, applications);
  const fits = dimensionsOf(rubric).map((dimension) => {
    const measured = measureDimension({ rubric, dimension, observations: observations.get(dimension) ?? [] });
    return [dimension, measured.fit] as const;
  });
  return freezeCalibration(rubricReference(rubric), Object.fromEntries(fits));
}

function raisedAt<Given extends { readonly rating: number }>(
  ratings: readonly Given[],
  pick: number,
): readonly Given[] | null {
  const places = ratings.flatMap(({ rating }, index) => (rating < 5 ? [index] : []));
  const place = places[pick % Math.max(1, places.length)];
  return place === undefined
    ? null
    : ratings.map((given, index) => (index === place ? { ...given, rating: given.rating + 1 } : given));
}

/** The input with one rating of one application a point higher; null when there is none to raise. */
function withRatingRaised(
  input: AssessInput,
  pick: number,
): { readonly input: AssessInput; readonly application: string; readonly dimension: string } | null {
  const places = inCanonicalOrder(input.applications).flatMap(({ id, scorecards }) =>
    scorecards.flatMap(({ interviewer, ratings }) =>
      ratings.flatMap(({ criterion, rating }) =>
        rating === 'not-observed' || rating === 5 ? [] : [{ id, interviewer, criterion }],
      ),
    ),
  );
  const place = places[pick % Math.max(1, places.length)];
  const dimension = input.rubric.criteria.find(({ id }) => id === place?.criterion)?.dimension;
  if (place === undefined || dimension === undefined) return null;
  const applications = input.applications.map((application) => ({
    ...application,
    scorecards: application.scorecards.map((card) => ({
      ...card,
      ratings: card.ratings.map((given) => {
        const here =
          application.id === place.id && card.interviewer === place.interviewer && given.criterion === place.criterion;
        return here && given.rating !== 'not-observed'
          ? { ...given, rating: (given.rating + 1) as RatingValue }
          : given;
      }),
    })),
  }));
  return { input: { ...input, applications }, application: place.id, dimension };
}
