import type { Observation } from '../measurement/measurement.js';
import { criteriaOf, requiredDimensions } from '../rubric/rubric-order.js';
import type { Route } from './assessment.js';
import type { DimensionReading } from './dimension-reader.js';
import type { RatingValue } from './panel.js';
import { RATINGS } from './panel.js';
import { interviewersOf } from './pool.js';
import { standingOf } from './readings.js';
import type { ApplicationInHand } from './what-if.js';
import { routeWith } from './what-if.js';

/** A hypothetical change that would turn the route: further interviewers who rate whole dimensions alike. */
export interface Turn {
  readonly furtherInterviewers: 1 | 2;
  /** In the rubric's order. */
  readonly dimensions: readonly string[];
  readonly rating: RatingValue;
  /** Which other ratings would turn it too. */
  readonly side: 'or-above' | 'or-below' | 'exactly' | 'any';
  /** The route that this rating leads to. */
  readonly to: Route;
  /** Routes that the others of those ratings lead to instead, nearest rating first; empty when all lead to one. */
  readonly beyond: readonly Route[];
  /** Interviewers who have rated the application so far. */
  readonly interviewers: number;
  /** How far the rating lies from what the panel says now, in rating points. */
  readonly distance: number;
}

/**
 * The smallest single change that would turn the route: fewest further interviewers first, then one dimension
 * before all the required ones that are not held, and those before all the required ones, then the rating nearest to what the panel says now. Null when none would.
 * `wanted` narrows what counts as turned.
 */
export function turningPointOf(subject: ApplicationInHand, wanted = anyOther(subject)): Turn | null {
  const required = requiredDimensions(subject.rubric, subject.seat);
  const together = scopesTogether(subject, required);
  const search = hypotheticalReadings(subject);
  for (const furtherInterviewers of [1, 2] as const) {
    for (const scopes of [required.map((id) => [id]), ...together.map((scope) => [scope])]) {
      const turns = scopes.flatMap((dimensions) => {
        const routes = RATINGS.map((rating) => {
          const overrides = new Map(dimensions.map((id) => [id, search({ id, furtherInterviewers, rating })]));
          return routeWith(subject, overrides).route;
        });
        return turnsIn({ subject, dimensions, furtherInterviewers, routes, wanted });
      });
      const nearest = turns.reduce<Turn | null>(
        (best, turn) => (best && best.distance <= turn.distance ? best : turn),
        null,
      );
      if (nearest !== null) return nearest;
    }
  }
  return null;
}

/** Sets of two or more dimensions that the same interviewers could settle at once, the smaller first. */
function scopesTogether(subject: ApplicationInHand, required: readonly string[]): readonly (readonly string[])[] {
  const unheld = required.filter((id) => {
    const reading = subject.dimensions.get(id)?.actual.reading;
    return reading === undefined || standingOf(reading.status) !== 'held';
  });
  return (unheld.length < required.length ? [unheld, required] : [required]).filter(({ length }) => length > 1);
}

function anyOther(subject: ApplicationInHand): (route: Route) => boolean {
  const { route: current } = routeWith(subject);
  return (route) => route !== current;
}

interface ScopeRoutes extends Pick<Turn, 'dimensions' | 'furtherInterviewers'> {
  readonly subject: ApplicationInHand;
  /** By rating 1–5. */
  readonly routes: readonly Route[];
  readonly wanted: (route: Route) => boolean;
}

function turnsIn({ subject, dimensions, furtherInterviewers, routes, wanted }: ScopeRoutes): readonly Turn[] {
  const turning = RATINGS.filter((rating) => wanted(routeAt(routes, rating)));
  const interviewers = interviewersOf([...subject.dimensions.values()].flatMap(({ ratings }) => ratings)).length;
  return turning.map((rating) => {
    const distance = Math.max(...dimensions.map((id) => Math.abs(rating - whereItStands(subject, id))));
    const range = rangeFrom(
      rating,
      turning,
      dimensions.some((id) => rating >= whereItStands(subject, id)),
    );
    const to = routeAt(routes, rating);
    const further = [...range.ratings].sort((a, b) => Math.abs(a - rating) - Math.abs(b - rating));
    const beyond = [...new Set(further.map((each) => routeAt(routes, each)))].filter((route) => route !== to);
    return { furtherInterviewers, dimensions, rating, side: range.side, to, beyond, interviewers, distance };
  });
}

function rangeFrom(
  rating: RatingValue,
  turning: readonly RatingValue[],
  upwards: boolean,
): { readonly side: Turn['side']; readonly ratings: readonly RatingValue[] } {
  if (turning.length === RATINGS.length) return { side: 'any', ratings: RATINGS };
  const above = { side: 'or-above', ratings: RATINGS.filter((each) => each >= rating) } as const;
  const below = { side: 'or-below', ratings: RATINGS.filter((each) => each <= rating) } as const;
  // Away from where the dimension stands now, as a rule; ratings on the far side of it can turn the route as well.
  const range = (upwards ? [above, below] : [below, above]).find(
    ({ ratings }) => ratings.length > 1 && ratings.every((each) => turning.includes(each)),
  );
  return range ?? { side: 'exactly', ratings: [rating] };
}

/** The estimate, or the bar where the dimension is unobserved: what a further rating is measured against. */
function whereItStands(subject: ApplicationInHand, dimension: string): number {
  const reading = subject.dimensions.get(dimension)?.actual.reading;
  return reading?.estimate ?? subject.rubric.thresholds.bar;
}

function routeAt(routes: readonly Route[], rating: RatingValue): Route {
  const route = routes[rating - 1];
  if (route === undefined) throw new Error(`unreachable: no route for the rating ${rating}`);
  return route;
}

interface Hypothesis extends Pick<Turn, 'furtherInterviewers' | 'rating'> {
  readonly id: string;
}

/** Reads a dimension with further interviewers in it; each hypothesis is read once. */
function hypotheticalReadings(subject: ApplicationInHand): (hypothesis: Hypothesis) => DimensionReading {
  const known = new Map<string, DimensionReading>();
  return ({ id, furtherInterviewers, rating }) => {
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

function furtherRatings(
  subject: ApplicationInHand,
  { id, furtherInterviewers, rating }: Hypothesis,
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
