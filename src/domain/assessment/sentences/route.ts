import type { Rubric } from '../../rubric/rubric.js';
import { foundationsOf, stageOf } from '../../rubric/rubric-order.js';
import type { ApplicationAssessment, Route, SeatRoute } from '../assessment.js';
import { requiredWith, restsOn, type RouteFacts } from '../situation.js';
import { sentence } from './language.js';
import { namesOf, readsAs } from './readings.js';

/** The routes as people read them: one wording for each, which lists show as it is and sentences begin with. */

/** A route's words, in lower case; the one route that names a career stage takes its name from the rubric. */
export function routeInWords(rubric: Rubric, route: Route): string {
  switch (route) {
    case 'promote':
      return 'promote';
    case 'grow-with-plan':
      return 'grow with a plan';
    case 'shore-up-first':
      return 'shore up first';
    case 'deepen-builder-line':
      return `deepen the ${rubric.stages[0]?.name ?? 'present'} line`;
    case 'buy':
      return 'buy';
    case 'buy-with-plan':
      return 'buy with a plan';
    case 'pass':
      return 'pass for this seat';
    case 'gather-evidence':
      return 'gather evidence';
  }
}

/** The route of one application as one sentence: its words, then the dimensions that it rests on. */
export function routeSentence(
  rubric: Rubric,
  seat: string,
  { readings, guidance }: Pick<ApplicationAssessment, 'readings' | 'guidance'>,
): string {
  const statuses = Object.fromEntries(Object.entries(readings).map(([id, { status }]) => [id, status]));
  return `${sentence(routeInWords(rubric, guidance.route))}${restingOn({ rubric, seat, statuses }, guidance.route)}.`;
}

function restingOn(facts: Pick<RouteFacts, 'rubric' | 'seat' | 'statuses'>, route: Route): string {
  const { rubric, statuses } = facts;
  switch (route) {
    case 'promote':
    case 'buy':
      return `: ${allEarned(facts)}`;
    case 'grow-with-plan':
    case 'buy-with-plan':
      return after(' for ', namesOf(rubric, requiredWith(facts, 'missing')));
    case 'shore-up-first':
    case 'pass':
      return after(': ', readsAs(rubric, restsOn(facts), statuses));
    case 'deepen-builder-line':
      return ' instead of taking this seat';
    case 'gather-evidence':
      return after(' on ', namesOf(rubric, requiredWith(facts, 'open', 'unseen')));
  }
}

/** Nothing at all where there is nothing to lead to. */
function after(lead: string, words: string): string {
  return words === '' ? '' : `${lead}${words}`;
}

function allEarned({ rubric, seat }: Pick<RouteFacts, 'rubric' | 'seat'>): string {
  const { name } = stageOf(rubric, seat);
  return foundationsOf(rubric, seat).length === 0
    ? `the ${name} layer that this seat needs is earned`
    : `the whole stack under this ${name} seat is earned`;
}

const SEAT_ROUTE_WORDS = {
  grow: 'grow',
  buy: 'buy',
  'grow-or-buy': 'grow or buy',
  hold: 'hold',
} as const satisfies Record<SeatRoute, string>;

/** The words of the advice for the seat, in lower case. */
export function seatRouteInWords(route: SeatRoute): string {
  return SEAT_ROUTE_WORDS[route];
}

/** The advice for the seat as one sentence; `ready`: whether the first who fills it can do so at once. */
export function seatSentence(route: SeatRoute, ready: boolean): string {
  return `${sentence(seatRouteInWords(route))}: ${seatFilledBy(route, ready)}.`;
}

function seatFilledBy(route: SeatRoute, ready: boolean): string {
  switch (route) {
    case 'grow':
      return ready ? 'somebody inside has earned this seat' : 'somebody inside can reach this seat with a plan';
    case 'buy':
      return ready ? 'somebody from outside has earned this seat' : 'somebody from outside fits, with a plan';
    case 'grow-or-buy':
      return 'a real choice for this seat';
    case 'hold':
      return 'nobody on this shortlist fits the seat yet';
  }
}
