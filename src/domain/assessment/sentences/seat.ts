import type { Route, SeatRoute } from '../assessment.js';

export interface SeatWords {
  readonly route: SeatRoute;
  /** The first inside and the first outside application; null where there is none. */
  readonly inside: { readonly candidate: string; readonly route: Route } | null;
  readonly outside: { readonly candidate: string; readonly route: Route } | null;
  readonly applications: number;
  /** For a seat on hold: who is nearest to a route that fills it, and what would take them there. */
  readonly nearest: { readonly candidate: string; readonly wouldTurnIt: string } | null;
}

/** Why grow, buy, both or hold: one or two sentences that name who they rest on. */
export function seatWhy({ route, inside, outside, applications, nearest }: SeatWords): string {
  const within = inside === null ? '' : `${inside.candidate} can ${insideVerb(inside.route)}`;
  const without = outside === null ? '' : `${outside.candidate} can ${outsideVerb(outside.route)}`;
  switch (route) {
    case 'grow':
      return `${within}, and nobody from outside can be hired for the seat.`;
    case 'buy':
      return `${without}, and nobody from inside can be grown into the seat.`;
    case 'grow-or-buy':
      return `A real choice: from inside ${within}, from outside ${without}.`;
    case 'hold':
      return holdWhy(applications, nearest);
  }
}

function insideVerb(route: Route): string {
  return route === 'promote' ? 'be promoted' : 'grow into the seat with a plan';
}

function outsideVerb(route: Route): string {
  return route === 'buy' ? 'be hired' : 'be hired with a plan';
}

function holdWhy(applications: number, nearest: SeatWords['nearest']): string {
  if (applications === 0) return 'Nobody has applied for the seat yet.';
  const nobody = 'Nobody on this shortlist can take the seat yet, from inside or outside.';
  if (nearest === null) return `${nobody} No rating by one or two more interviewers would change that: look further.`;
  return `${nobody} Nearest is ${nearest.candidate}: ${lowered(nearest.wouldTurnIt)}`;
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
