import type { Observation, Posterior } from '../measurement/measurement.js';
import { credibleInterval, probabilityAtLeast } from '../measurement/posterior.js';
import type { Rubric, Thresholds } from '../rubric/rubric.js';
import { criteriaOf } from '../rubric/rubric-order.js';
import type { ObservedReading, Reading, ReadingStatus } from './assessment.js';
import { interviewersOf, meanOf } from './pool.js';

/** So that 0.8 is not below 0.8 after a subtraction: far below anything that a reading can resolve. */
export const ROUNDING = 1e-9;

/** How a status reads in a route: held (earned, kept), open (unproven, uncertain), missing (borrowed, lost), unseen. */
export type Standing = 'held' | 'open' | 'missing' | 'unseen';

/** The standing that a status of a career stage or of closeness has in a route. */
export function standingOf(status: ReadingStatus): Standing {
  switch (status) {
    case 'earned':
    case 'kept':
      return 'held';
    case 'unproven':
    case 'uncertain':
      return 'open';
    case 'borrowed':
    case 'lost':
      return 'missing';
    case 'unobserved':
      return 'unseen';
  }
}

/** Held from `confidence` up, missing from `1 − confidence` down, open between; both bounds belong to the outer side. */
export function standingAt(probability: number, confidence: number): Exclude<Standing, 'unseen'> {
  if (probability >= confidence - ROUNDING) return 'held';
  if (probability <= 1 - confidence + ROUNDING) return 'missing';
  return 'open';
}

const STAGE_STATUS = { held: 'earned', open: 'unproven', missing: 'borrowed' } as const;
const CLOSENESS_STATUS = { held: 'kept', open: 'uncertain', missing: 'lost' } as const;

/** The status of an observed dimension; closeness has words of its own for the same four. */
export function statusAt(rubric: Rubric, dimension: string, probability: number): ObservedReading['status'] {
  const standing = standingAt(probability, rubric.thresholds.confidence);
  return rubric.closeness?.id === dimension ? CLOSENESS_STATUS[standing] : STAGE_STATUS[standing];
}

/** What the ratings of one application in one dimension cover. */
interface Coverage {
  readonly interviewers: number;
  readonly rated: number;
  readonly criteria: number;
}

/** Whether there is enough to read: enough interviewers, and enough of the criteria with a rating. */
export function isObserved({ interviewers, rated, criteria }: Coverage, thresholds: Thresholds): boolean {
  if (rated === 0 || interviewers < thresholds.minInterviewers) return false;
  return rated >= thresholds.minCoverage * criteria - ROUNDING;
}

export interface ReadingInput {
  readonly rubric: Rubric;
  readonly dimension: string;
  /** The application's own ratings in the dimension. */
  readonly ratings: readonly Observation[];
  /** Null exactly when there is no rating. */
  readonly posterior: Posterior | null;
}

/** The reading of one application on one dimension. Unobserved is never a number. */
export function readDimension({ rubric, dimension, ratings, posterior }: ReadingInput): Reading {
  const criteria = criteriaOf(rubric, dimension).length;
  const interviewers = interviewersOf(ratings).length;
  const rated = new Set(ratings.map(({ criterion }) => criterion)).size;
  const coverage = criteria === 0 ? 0 : rated / criteria;
  const rawMean = meanOf(ratings.map(({ rating }) => rating));
  if (posterior === null || rawMean === null || !isObserved({ interviewers, rated, criteria }, rubric.thresholds)) {
    return { ...UNOBSERVED, interviewers, coverage };
  }
  const probability = probabilityAtLeast(posterior, rubric.thresholds.bar);
  return {
    status: statusAt(rubric, dimension, probability),
    estimate: posterior.mean,
    interval80: credibleInterval(posterior, 0.8),
    interval95: credibleInterval(posterior, 0.95),
    probability,
    rawMean,
    interviewers,
    coverage,
  };
}

const UNOBSERVED = {
  status: 'unobserved',
  estimate: null,
  interval80: null,
  interval95: null,
  probability: null,
  rawMean: null,
} as const;
