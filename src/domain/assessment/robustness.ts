import { dimensionsOf, requiredDimensions } from '../rubric/rubric-order.js';
import type { ReadingStatus, Route } from './assessment.js';
import type { DimensionReading } from './dimension-reader.js';
import { unadjustedReading } from './dimension-reader.js';
import { interviewersOf } from './pool.js';
import type { ApplicationInHand, DimensionInHand, Overrides } from './what-if.js';
import { routeWith } from './what-if.js';

/** What changes when one interviewer is left out. */
export interface Hinge {
  readonly interviewer: string;
  /** Required dimensions that would read otherwise, in the rubric's order. */
  readonly dimensions: readonly string[];
  /** What they would read. */
  readonly statuses: Readonly<Record<string, ReadingStatus>>;
  /** The route without this interviewer, or null when it stays. */
  readonly route: Route | null;
}

/**
 * The interviewers without whom the route, or the status of a required dimension, would be another; sorted by id.
 * An absence that only makes a dimension unobserved does not count, nor does a route that changes only for that:
 * such a dimension is taken as it reads now.
 */
export function hingesOf(subject: ApplicationInHand): readonly Hinge[] {
  const inHand = [...subject.dimensions.values()];
  const interviewers = interviewersOf(inHand.flatMap(({ ratings }) => ratings));
  return interviewers.flatMap((interviewer) => {
    const without = leavingOut(subject, interviewer);
    const dimensions = requiredDimensions(subject.rubric, subject.seat).filter((id) => {
      const changed = without.get(id);
      return changed !== undefined && changed.reading.status !== subject.dimensions.get(id)?.actual.reading.status;
    });
    const { route } = routeWith(subject, without);
    const turned = route === routeWith(subject).route ? null : route;
    const statuses = Object.fromEntries(
      dimensions.map((id) => [id, without.get(id)?.reading.status ?? 'unobserved'] as const),
    );
    return dimensions.length === 0 && turned === null ? [] : [{ interviewer, dimensions, statuses, route: turned }];
  });
}

function leavingOut(subject: ApplicationInHand, interviewer: string): Overrides {
  const overrides = new Map<string, DimensionReading>();
  for (const id of dimensionsOf(subject.rubric)) {
    const inHand = subject.dimensions.get(id);
    if (inHand === undefined || !inHand.ratings.some((given) => given.interviewer === interviewer)) continue;
    const without = inHand.read(inHand.ratings.filter((given) => given.interviewer !== interviewer));
    if (without.reading.status !== 'unobserved') overrides.set(id, keepingLostCriteria(without, inHand));
  }
  return overrides;
}

// A criterion that only this interviewer rated is not a changed reading but a missing one: it stands as it is.
function keepingLostCriteria(without: DimensionReading, { actual }: DimensionInHand): DimensionReading {
  return { ...without, criterion: (id) => without.criterion(id) ?? actual.criterion(id) };
}

/** Whether the raw, unadjusted means (with the same posterior spread) would give another route. */
export function adjustmentChangesRoute(subject: ApplicationInHand): boolean {
  const overrides = new Map(
    [...subject.dimensions].map(([dimension, { ratings, actual }]) => [
      dimension,
      unadjustedReading({ rubric: subject.rubric, dimension, ratings, posterior: actual.posterior }),
    ]),
  );
  return routeWith(subject, overrides).route !== routeWith(subject).route;
}
