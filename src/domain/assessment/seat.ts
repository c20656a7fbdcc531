import type { Rubric } from '../rubric/rubric.js';
import { requiredDimensions } from '../rubric/rubric-order.js';
import type { ApplicationAssessment, Route, SeatAdvice, SeatRoute } from './assessment.js';
import { compareEconomics } from './economics.js';
import { INSIDE_ROUTES, isReady, OUTSIDE_ROUTES } from './fills-seat.js';
import type { Requisition, Source } from './panel.js';
import { byCodeUnit } from './pool.js';
import type { SeatWords } from './sentences/seat.js';
import { seatWhy } from './sentences/seat.js';
import type { Turn } from './turning-point.js';

export interface SeatInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  readonly applications: readonly ApplicationAssessment[];
  /** The smallest change upwards that would give an application a route that fills the seat; asked only for a seat on hold. */
  readonly turnToFill: (application: string) => Turn | null;
}

/** Grow, buy, a real choice between the two, or hold: over all applications of a requisition. */
export function adviseOnSeat({ rubric, requisition, applications, turnToFill }: SeatInput): SeatAdvice {
  const required = requiredDimensions(rubric, requisition.stage);
  const inside = ranked(applications, INSIDE_ROUTES, required);
  const outside = ranked(applications, OUTSIDE_ROUTES, required);
  const [bestInside] = inside;
  const [bestOutside] = outside;
  const route = seatRoute(inside.length > 0, outside.length > 0);
  return {
    route,
    why: seatWhy({
      rubric,
      route,
      inside: bestInside === undefined ? null : { candidate: bestInside.candidate, route: bestInside.guidance.route },
      outside:
        bestOutside === undefined ? null : { candidate: bestOutside.candidate, route: bestOutside.guidance.route },
      applied: { inside: appliedFrom(applications, 'internal'), outside: appliedFrom(applications, 'external') },
      nearest: route === 'hold' ? nearestToSeat(applications, required, turnToFill) : null,
    }),
    inside: inside.map(({ id }) => id),
    outside: outside.map(({ id }) => id),
    economics:
      bestInside !== undefined && bestOutside !== undefined
        ? compareEconomics({ rubric, requisition, inside: bestInside, outside: bestOutside })
        : null,
  };
}

/** `grow` (inside only) · `buy` (outside only) · `grow-or-buy` (both) · `hold` (neither). */
export function seatRoute(someInside: boolean, someOutside: boolean): SeatRoute {
  if (someInside) return someOutside ? 'grow-or-buy' : 'grow';
  return someOutside ? 'buy' : 'hold';
}

/** A ready route before one with a plan; then who is surest to hold everything required; then by id. */
function ranked(
  applications: readonly ApplicationAssessment[],
  routes: readonly Route[],
  required: readonly string[],
): readonly ApplicationAssessment[] {
  return applications
    .filter(({ guidance }) => routes.includes(guidance.route))
    .sort(
      (a, b) =>
        routes.indexOf(a.guidance.route) - routes.indexOf(b.guidance.route) ||
        chanceOfAll(b, required) - chanceOfAll(a, required) ||
        byCodeUnit(a.id, b.id),
    );
}

/** Π p over the required dimensions; 0 where one is unobserved. */
function chanceOfAll({ readings }: ApplicationAssessment, required: readonly string[]): number {
  return required.reduce((product, id) => product * (readings[id]?.probability ?? 0), 1);
}

function appliedFrom(applications: readonly ApplicationAssessment[], from: Source): number {
  return applications.filter(({ source }) => source === from).length;
}

/**
 * Who is closest to filling the seat: a route that fills it at once before one with a plan, then what takes the fewest
 * further interviewers and dimensions, then who is surest to hold everything required already, then the nearest rating.
 */
function nearestToSeat(
  applications: readonly ApplicationAssessment[],
  required: readonly string[],
  turnToFill: SeatInput['turnToFill'],
): SeatWords['nearest'] {
  const turns = applications.flatMap((application) => {
    const turn = turnToFill(application.id);
    return turn === null ? [] : [{ application, turn }];
  });
  const [nearest] = turns.sort(
    (a, b) =>
      Number(isReady(b.turn.to)) - Number(isReady(a.turn.to)) ||
      a.turn.furtherInterviewers - b.turn.furtherInterviewers ||
      a.turn.dimensions.length - b.turn.dimensions.length ||
      chanceOfAll(b.application, required) - chanceOfAll(a.application, required) ||
      a.turn.distance - b.turn.distance ||
      byCodeUnit(a.application.id, b.application.id),
  );
  if (nearest === undefined) return null;
  const { candidate, readings } = nearest.application;
  return { candidate, readings, turn: nearest.turn };
}
