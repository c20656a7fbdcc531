import type { Rubric } from '../../rubric/rubric.js';
import type { Route, SeatRoute } from '../assessment.js';
import type { Turn } from '../turning-point.js';
import { destination, whatItTakes } from './robustness.js';

export interface SeatWords {
  readonly rubric: Rubric;
  readonly route: SeatRoute;
  /** The first inside and the first outside application; null where there is none. */
  readonly inside: { readonly candidate: string; readonly route: Route } | null;
  readonly outside: { readonly candidate: string; readonly route: Route } | null;
  /** How many applied, whatever their route. */
  readonly applied: { readonly inside: number; readonly outside: number };
  /** For a seat on hold: who is nearest to a route that fills it, and what would take them there. */
  readonly nearest: { readonly candidate: string; readonly turn: Turn } | null;
}

/** Why grow, buy, both or hold: one or two sentences that name who they rest on. */
export function seatWhy(words: SeatWords): string {
  const { route, inside, outside, applied } = words;
  const within = inside === null ? '' : `${inside.candidate} can ${insideVerb(inside.route)}`;
  const without = outside === null ? '' : `${outside.candidate} can ${outsideVerb(outside.route)}`;
  switch (route) {
    case 'grow':
      return `${within}, and ${nobody('outside', applied.outside)}.`;
    case 'buy':
      return `${without}, and ${nobody('inside', applied.inside)}.`;
    case 'grow-or-buy':
      return `A real choice: from inside ${within}, from outside ${without}.`;
    case 'hold':
      return holdWhy(words);
  }
}

function insideVerb(route: Route): string {
  return route === 'promote' ? 'be promoted' : 'grow into the seat with a plan';
}

function outsideVerb(route: Route): string {
  return route === 'buy' ? 'be hired' : 'be hired with a plan';
}

function nobody(side: 'inside' | 'outside', applied: number): string {
  return applied === 0 ? `nobody from ${side} has applied` : `nobody from ${side} can take the seat`;
}

/** What would fill the seat: another question than what would turn one application's route, which may lead away from it. */
function holdWhy({ rubric, applied, nearest }: SeatWords): string {
  if (applied.inside + applied.outside === 0) return 'Nobody has applied for the seat yet.';
  const hold = 'Nobody on this shortlist can take the seat yet, from inside or outside.';
  if (nearest === null) return `${hold} No rating by one or two more interviewers would fill it: look further.`;
  const { candidate, turn } = nearest;
  return `${hold} Nearest to filling it is ${candidate}: it would take ${whatItTakes(rubric, turn)}, which leads to ${destination(rubric, turn)}.`;
}
