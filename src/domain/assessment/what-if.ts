import type { Observation } from '../measurement/measurement.js';
import type { Rubric } from '../rubric/rubric.js';
import { dimensionsOf } from '../rubric/rubric-order.js';
import type { Reading } from './assessment.js';
import type { DimensionReader, DimensionReading } from './dimension-reader.js';
import type { RoutedRow } from './guidance.js';
import { routeOf } from './guidance.js';
import type { Source } from './panel.js';
import type { RouteFacts } from './situation.js';
import { situationOf } from './situation.js';

/** One dimension of an application as it stands, and a way to read it with other ratings. */
export interface DimensionInHand {
  readonly ratings: readonly Observation[];
  readonly actual: DimensionReading;
  readonly read: DimensionReader;
}

/** One application as the engine holds it while it asks "what if". Every dimension of the rubric is there. */
export interface ApplicationInHand {
  readonly rubric: Rubric;
  readonly seat: string;
  readonly application: string;
  readonly source: Source;
  readonly dimensions: ReadonlyMap<string, DimensionInHand>;
}

/** What some dimensions would read instead; the others stay as they are. */
export type Overrides = ReadonlyMap<string, DimensionReading>;

const AS_IT_STANDS: Overrides = new Map();

/** The readings of every dimension, in the rubric's order. */
export function readingsOf(subject: ApplicationInHand, overrides = AS_IT_STANDS): Readonly<Record<string, Reading>> {
  const readings = [...subject.dimensions].map(([id, { actual }]) => [id, (overrides.get(id) ?? actual).reading]);
  return Object.fromEntries(readings) as Record<string, Reading>;
}

/** A criterion's estimate; null when the application has no rating on it. */
export function criterionEstimateOf(subject: ApplicationInHand, id: string, overrides = AS_IT_STANDS): number | null {
  const dimension = subject.rubric.criteria.find((criterion) => criterion.id === id)?.dimension;
  if (dimension === undefined) return null;
  const reading = overrides.get(dimension) ?? subject.dimensions.get(dimension)?.actual;
  return reading?.criterion(id) ?? null;
}

/** What the route is decided from, with some dimensions read otherwise. */
export function routeFactsOf(subject: ApplicationInHand, overrides = AS_IT_STANDS): RouteFacts {
  const readings = readingsOf(subject, overrides);
  const statuses = Object.fromEntries(
    dimensionsOf(subject.rubric).map((id) => [id, readings[id]?.status ?? 'unobserved']),
  );
  return {
    rubric: subject.rubric,
    seat: subject.seat,
    statuses,
    criterionEstimate: (criterion) => criterionEstimateOf(subject, criterion, overrides),
  };
}

/** The route with some dimensions read otherwise. */
export function routeWith(subject: ApplicationInHand, overrides = AS_IT_STANDS): RoutedRow {
  return routeOf(situationOf(routeFactsOf(subject, overrides)), subject.source);
}
