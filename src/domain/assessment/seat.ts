import type { Rubric } from '../rubric/rubric.js';
import { requiredDimensions } from '../rubric/rubric-order.js';
import type { ApplicationAssessment, Route, SeatAdvice, SeatRoute } from './assessment.js';
import { compareEconomics } from './economics.js';
import type { Requisition, Source } from './panel.js';
import { byCodeUnit } from './pool.js';
import { seatWhy } from './sentences/seat.js';
import type { Turn } from './turning-point.js';

/** Ready routes first. */
const INSIDE: readonly Route[] = ['promote', 'grow-with-plan'];
const OUTSIDE: readonly Route[] = ['buy', 'buy-with-plan'];

/** Whether an application with this route can take the seat: at once, or with a plan. */
export function fillsSeat(route: Route): boolean {
  return INSIDE.includes(route) || OUTSIDE.includes(route);
}

export interface SeatInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  readonly applications: readonly ApplicationAssessment[];
  /** The smallest change that would give an application a route that fills the seat; asked only for a seat on hold. */
  readonly turnToFill: (application: string) => Turn | null;
}

/** Grow, buy, a real choice between the two, or hold: over all applications of a requisition. */
export function adviseOnSeat({ rubric, requisition, applications, turnToFill }: SeatInput): SeatAdvice {
  const required = requiredDimensions(rubric, requisition.stage);
  const inside = ranked(applications, INSIDE, required);
  const outside = ranked(applications, OUTSIDE, required);
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
      nearest: route === 'hold' ? nearestToSeat(applications, turnToFill) : null,
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

function nearestToSeat(
  applications: readonly ApplicationAssessment[],
  turnToFill: SeatInput['turnToFill'],
): { readonly candidate: string; readonly turn: Turn } | null {
  const turns = applications.flatMap(({ id, candidate }) => {
    const turn = turnToFill(id);
    return turn === null ? [] : [{ id, candidate, turn }];
  });
  const [nearest] = turns.sort(
    (a, b) =>
      a.turn.furtherInterviewers - b.turn.furtherInterviewers ||
      a.turn.dimensions.length - b.turn.dimensions.length ||
      a.turn.distance - b.turn.distance ||
      byCodeUnit(a.id, b.id),
  );
  return nearest === undefined ? null : { candidate: nearest.candidate, turn: nearest.turn };
}
