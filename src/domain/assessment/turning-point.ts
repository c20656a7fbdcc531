import type { Route } from './assessment.js';
import { fillsSeat, isReady } from './fills-seat.js';
import type { Hypotheses, Hypothesis, HypothesisRoutes } from './further-interviewers.js';
import { hypothesesOn } from './further-interviewers.js';
import type { RatingValue } from './panel.js';
import { RATINGS } from './panel.js';
import { interviewersOf } from './pool.js';
import { ROUNDING } from './readings.js';
import type { ApplicationInHand } from './what-if.js';
import { routeWith } from './what-if.js';

/** A hypothetical change that would turn the route: further interviewers who rate whole dimensions alike. */
export interface Turn extends Hypothesis {
  /** Whether it takes higher or lower ratings than the panel's; `either` when every rating turns it alike. */
  readonly direction: 'up' | 'down' | 'either';
  /** The rating from which on, or down to which, the route turns. */
  readonly rating: RatingValue;
  /** Which other ratings would turn it too. */
  readonly side: 'or-above' | 'or-below' | 'exactly' | 'any';
  /** The route that this rating leads to. */
  readonly to: Route;
  /** Routes that the others of those ratings lead to instead, nearest rating first; empty when all lead to one. */
  readonly beyond: readonly Route[];
  /** Interviewers who have rated the application so far. */
  readonly interviewers: number;
  /** How far the nearest of those ratings lies from what the panel says now, in rating points. */
  readonly distance: number;
}

/**
 * The smallest change that would turn the route, and the smallest in the other direction where there is one within
 * two further interviewers: none, one or two, the smaller first. Fewest further interviewers count first, then one
 * dimension before several, then the ratings nearest to what the panel says now.
 */
export function turnsAround(subject: ApplicationInHand, hypotheses = hypothesesOn(subject)): readonly Turn[] {
  const { route: current } = routeWith(subject);
  const found: Turn[] = [];
  for (const group of hypotheses()) {
    const turns = group
      .flatMap((looked) => turnsIn(subject, looked, current))
      .sort(higherFirst)
      .sort(nearestFirst);
    for (const turn of turns) {
      if (isAnother(turn, found)) found.push(turn);
    }
    if (found.length > 1 || found[0]?.direction === 'either') return found;
  }
  return found;
}

/** A route that any rating turns has no other direction: it is said where it is the smallest change, and not beside one. */
function isAnother({ direction }: Turn, found: readonly Turn[]): boolean {
  if (direction === 'either') return found.length === 0;
  return found.every((turn) => turn.direction !== 'either' && turn.direction !== direction);
}

/**
 * The smallest change upwards that would give an application a route that fills the seat; a route that fills it at
 * once goes before one with a plan, whatever it takes. Only ratings at or above what the panel says now are looked
 * at: a seat is never filled by somebody reading worse. Null where two further interviewers could not fill it.
 */
export function turnToFill(subject: ApplicationInHand, hypotheses: Hypotheses = hypothesesOn(subject)): Turn | null {
  for (const wanted of [isReady, fillsSeat]) {
    for (const group of hypotheses()) {
      const [nearest] = group.flatMap((looked) => upwardTurn(subject, looked, wanted)).sort(nearestFirst);
      if (nearest !== undefined) return nearest;
    }
  }
  return null;
}

function nearestFirst(a: Turn, b: Turn): number {
  return a.distance - b.distance;
}

function higherFirst(a: Turn, b: Turn): number {
  return Number(b.direction === 'up') - Number(a.direction === 'up');
}

/** From some rating at or above every estimate concerned, each rating up to 5 leads to a wanted route. */
function upwardTurn(
  subject: ApplicationInHand,
  looked: HypothesisRoutes,
  wanted: (route: Route) => boolean,
): readonly Turn[] {
  const floor = Math.max(...looked.stands) - ROUNDING;
  const notWanted = RATINGS.findLast((rating) => !wanted(routeAt(looked, rating))) ?? 0;
  const ratings = RATINGS.filter((rating) => rating > notWanted && rating >= floor);
  return ratings.length === 0 ? [] : [turnOf(subject, looked, { ratings, direction: 'up' })];
}

/** A turn for each run of neighbouring ratings that lead to another route. */
function turnsIn(subject: ApplicationInHand, looked: HypothesisRoutes, current: Route): readonly Turn[] {
  return runsIn(looked, current).map((ratings) => {
    const [up, down] = [ratings.includes(5), ratings.includes(1)];
    if (up && down) return turnOf(subject, looked, { ratings, direction: 'either' });
    if (up || down) return turnOf(subject, looked, { ratings, direction: up ? 'up' : 'down' });
    const rating = nearestOf(ratings, looked);
    const middle = looked.stands.reduce((sum, stand) => sum + stand, 0) / looked.stands.length;
    return turnOf(subject, looked, { ratings: [rating], direction: rating >= middle ? 'up' : 'down' });
  });
}

function runsIn(looked: HypothesisRoutes, current: Route): readonly (readonly RatingValue[])[] {
  const runs: RatingValue[][] = [];
  for (const rating of RATINGS) {
    if (routeAt(looked, rating) === current) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === rating - 1) run.push(rating);
    else runs.push([rating]);
  }
  const [all] = runs;
  if (all?.length !== RATINGS.length) return runs;
  // Every rating turns it, but not alike: what the highest leads to stands apart from the rest.
  const top = routeAt(looked, 5);
  const rest = RATINGS.findLast((rating) => routeAt(looked, rating) !== top) ?? 0;
  return [RATINGS.filter((rating) => rating <= rest), RATINGS.filter((rating) => rating > rest)].filter(
    ({ length }) => length > 0,
  );
}

interface TurningRatings extends Pick<Turn, 'direction'> {
  /** Ascending, not empty. */
  readonly ratings: readonly RatingValue[];
}

function turnOf(subject: ApplicationInHand, looked: HypothesisRoutes, { ratings, direction }: TurningRatings): Turn {
  const outwards = direction === 'down' ? ratings.toReversed() : ratings;
  const rating = direction === 'either' ? nearestOf(ratings, looked) : outwards[0];
  if (rating === undefined) throw new Error('unreachable: a turn without a rating');
  const to = routeAt(looked, rating);
  return {
    furtherInterviewers: looked.furtherInterviewers,
    dimensions: looked.dimensions,
    direction,
    rating,
    side: sideOf(ratings, direction),
    to,
    beyond: [...new Set(outwards.map((each) => routeAt(looked, each)))].filter((route) => route !== to),
    interviewers: interviewersOf([...subject.dimensions.values()].flatMap((dimension) => dimension.ratings)).length,
    distance: distanceTo(nearestOf(ratings, looked), looked),
  };
}

function sideOf({ length }: readonly RatingValue[], direction: Turn['direction']): Turn['side'] {
  if (direction === 'either') return 'any';
  if (length === 1) return 'exactly';
  return direction === 'up' ? 'or-above' : 'or-below';
}

function nearestOf(ratings: readonly RatingValue[], looked: HypothesisRoutes): RatingValue {
  const [nearest] = [...ratings].sort((a, b) => distanceTo(a, looked) - distanceTo(b, looked));
  if (nearest === undefined) throw new Error('unreachable: a turn without a rating');
  return nearest;
}

function distanceTo(rating: RatingValue, { stands }: HypothesisRoutes): number {
  return Math.max(...stands.map((stand) => Math.abs(rating - stand)));
}

function routeAt({ routes }: HypothesisRoutes, rating: RatingValue): Route {
  const route = routes[rating - 1];
  if (route === undefined) throw new Error(`unreachable: no route for the rating ${rating}`);
  return route;
}
