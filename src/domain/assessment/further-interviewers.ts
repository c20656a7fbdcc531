import type { Observation } from '../measurement/measurement.js';
import { criteriaOf, requiredDimensions } from '../rubric/rubric-order.js';
import type { Route } from './assessment.js';
import type { DimensionReading } from './dimension-reader.js';
import type { RatingValue } from './panel.js';
import { RATINGS } from './panel.js';
import { standingOf } from './readings.js';
import type { ApplicationInHand } from './what-if.js';
import { routeWith } from './what-if.js';

/** Further interviewers who rate every criterion of these dimensions alike: the smaller the change, the lower its order. */
export interface Hypothesis {
  readonly furtherInterviewers: 1 | 2;
  /** In the rubric's order. */
  readonly dimensions: readonly string[];
}

/** What one hypothesis would lead to. */
export interface HypothesisRoutes extends Hypothesis {
  /** The route by rating: that of rating 1 first. */
  readonly routes: readonly Route[];
  /** Where each of the dimensions stands now, on the 1–5 scale; the bar where it is unobserved. */
  readonly stands: readonly number[];
}

/**
 * All hypotheses on one application, in groups, the smallest change first: fewest further interviewers, then one
 * dimension before all the required ones that are not held, and those before all the required ones. What has been
 * looked up once is kept, so that two questions on the same application cost one.
 */
export function hypothesesOn(subject: ApplicationInHand): () => Iterable<readonly HypothesisRoutes[]> {
  const read = furtherReadings(subject);
  const groups = groupsOf(subject);
  const known = new Map<Hypothesis, HypothesisRoutes>();
  const routesOf = (hypothesis: Hypothesis): HypothesisRoutes => {
    const routes = RATINGS.map((rating) => {
      const overrides = new Map(hypothesis.dimensions.map((id) => [id, read(id, hypothesis, rating)]));
      return routeWith(subject, overrides).route;
    });
    return { ...hypothesis, routes, stands: hypothesis.dimensions.map((id) => whereItStands(subject, id)) };
  };
  return function* inOrder() {
    for (const group of groups) {
      yield group.map((hypothesis) => {
        const looked = known.get(hypothesis) ?? routesOf(hypothesis);
        known.set(hypothesis, looked);
        return looked;
      });
    }
  };
}

export type Hypotheses = ReturnType<typeof hypothesesOn>;

function groupsOf(subject: ApplicationInHand): readonly (readonly Hypothesis[])[] {
  const required = requiredDimensions(subject.rubric, subject.seat);
  const together = scopesTogether(subject, required);
  return ([1, 2] as const).flatMap((furtherInterviewers) => [
    required.map((id) => ({ furtherInterviewers, dimensions: [id] })),
    ...together.map((dimensions) => [{ furtherInterviewers, dimensions }]),
  ]);
}

/** Sets of two or more dimensions that the same interviewers could settle at once, the smaller first. */
function scopesTogether(subject: ApplicationInHand, required: readonly string[]): readonly (readonly string[])[] {
  const unheld = required.filter((id) => {
    const reading = subject.dimensions.get(id)?.actual.reading;
    return reading === undefined || standingOf(reading.status) !== 'held';
  });
  return (unheld.length < required.length ? [unheld, required] : [required]).filter(({ length }) => length > 1);
}

/** The estimate held to the scale, or the bar where the dimension is unobserved: what a further rating is measured against. */
function whereItStands(subject: ApplicationInHand, dimension: string): number {
  const reading = subject.dimensions.get(dimension)?.actual.reading;
  return Math.min(5, Math.max(1, reading?.estimate ?? subject.rubric.thresholds.bar));
}

type FurtherReading = (id: string, hypothesis: Hypothesis, rating: RatingValue) => DimensionReading;

/** Reads a dimension with further interviewers in it; each reading is made once. */
function furtherReadings(subject: ApplicationInHand): FurtherReading {
  const known = new Map<string, DimensionReading>();
  return (id, { furtherInterviewers }, rating) => {
    const inHand = subject.dimensions.get(id);
    if (inHand === undefined) throw new RangeError(`the rubric has no dimension "${id}"`);
    const key = `${furtherInterviewers}/${rating}/${id}`;
    const reading =
      known.get(key) ??
      inHand.read([...inHand.ratings, ...furtherRatings(subject, { id, furtherInterviewers, rating })]);
    known.set(key, reading);
    return reading;
  };
}

interface FurtherRatings extends Pick<Hypothesis, 'furtherInterviewers'> {
  readonly id: string;
  readonly rating: RatingValue;
}

function furtherRatings(
  subject: ApplicationInHand,
  { id, furtherInterviewers, rating }: FurtherRatings,
): readonly Observation[] {
  const interviewers = Array.from({ length: furtherInterviewers }, (_, index) => `${FURTHER_INTERVIEWER}${index + 1}`);
  return interviewers.flatMap((interviewer) =>
    criteriaOf(subject.rubric, id).map((criterion) => ({
      application: subject.application,
      interviewer,
      criterion: criterion.id,
      rating,
    })),
  );
}

/** A name that nobody on a panel has. */
const FURTHER_INTERVIEWER = ' further interviewer ';
