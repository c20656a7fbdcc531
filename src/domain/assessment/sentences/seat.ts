import type { Rubric } from '../../rubric/rubric.js';
import { dimensionName } from '../../rubric/rubric-order.js';
import type { Reading, Route, SeatRoute } from '../assessment.js';
import { isReady } from '../fills-seat.js';
import type { Turn } from '../turning-point.js';
import { ratingInWords, STATUS_WORDS } from '../words.js';
import { listed, percent, sentence } from './language.js';
import { namesOf } from './readings.js';
import { destination } from './robustness.js';

export interface SeatWords {
  readonly rubric: Rubric;
  readonly route: SeatRoute;
  /** The first inside and the first outside application; null where there is none. */
  readonly inside: { readonly candidate: string; readonly route: Route } | null;
  readonly outside: { readonly candidate: string; readonly route: Route } | null;
  /** How many applied, whatever their route. */
  readonly applied: { readonly inside: number; readonly outside: number };
  /** For a seat on hold: who is closest to a route that fills it, what they read, and what would take them there. */
  readonly nearest: {
    readonly candidate: string;
    readonly readings: Readonly<Record<string, Reading>>;
    readonly turn: Turn;
  } | null;
}

/** Why grow, buy, both or hold: one to three sentences that name who they rest on; none begins with a person's name. */
export function seatWhy(words: SeatWords): string {
  const { route, inside, outside, applied } = words;
  const within = inside === null ? '' : `from inside ${inside.candidate} ${insideVerb(inside.route)}`;
  const without = outside === null ? '' : `from outside ${outside.candidate} ${outsideVerb(outside.route)}`;
  switch (route) {
    case 'grow':
      return `${sentence(within)}; ${nobody('outside', applied.outside)}.`;
    case 'buy':
      return `${sentence(without)}; ${nobody('inside', applied.inside)}.`;
    case 'grow-or-buy':
      return `${sentence(within)}; ${without}.`;
    case 'hold':
      return holdWhy(words);
  }
}

function insideVerb(route: Route): string {
  return isReady(route) ? 'can be promoted' : 'can grow into the seat with a plan';
}

function outsideVerb(route: Route): string {
  return isReady(route) ? 'is ready' : 'fits with a plan';
}

function nobody(side: 'inside' | 'outside', applied: number): string {
  return applied === 0 ? `nobody from ${side} has applied` : `nobody from ${side} can take the seat`;
}

/** What would fill the seat: another question than what would turn one application's route, which may lead away from it. */
function holdWhy({ rubric, applied, nearest }: SeatWords): string {
  if (applied.inside + applied.outside === 0) return 'Nobody has applied for the seat yet.';
  const hold = 'Nobody on this shortlist can take the seat yet, from inside or outside.';
  if (nearest === null) return `${hold} Two further interviews, however good, would not change that: look further.`;
  const { candidate, readings, turn } = nearest;
  return `${hold} Closest is ${candidate}: ${standing(rubric, turn, readings)}; ${interviewsThatFind(turn)} would lead to ${destination(rubric, turn)}.`;
}

/** "Leader is unproven (34% chance of meeting the bar) and Closeness to the build is not observed". */
function standing(rubric: Rubric, { dimensions }: Turn, readings: Readonly<Record<string, Reading>>): string {
  const seen = dimensions.flatMap((id) => {
    const reading = readings[id];
    return reading === undefined || reading.status === 'unobserved' ? [] : [{ id, reading }];
  });
  const unseen = dimensions.filter((id) => seen.every((one) => one.id !== id));
  const clauses = seen.map(({ id, reading }, place) => {
    const chance = `${percent(reading.probability)}${place === 0 ? ' chance of meeting the bar' : ''}`;
    return `${dimensionName(rubric, id)} is ${STATUS_WORDS[reading.status]} (${chance})`;
  });
  const notObserved = `${namesOf(rubric, unseen)} ${unseen.length === 1 ? 'is' : 'are'} ${STATUS_WORDS.unobserved}`;
  return listed(unseen.length === 0 ? clauses : [...clauses, notObserved]);
}

/** "two further interviews that both find it Earned (5)": what interviews would have to find, which nobody can promise. */
function interviewsThatFind({ furtherInterviewers, dimensions, rating, side, interviewers }: Turn): string {
  const further = interviewers === 0 ? '' : 'further ';
  const who =
    furtherInterviewers === 1
      ? `${further === '' ? 'an' : 'a'} ${further}interview that finds`
      : `two ${further}interviews that both find`;
  const what = dimensions.length === 1 ? 'it' : 'each';
  return `${who} ${what} ${ratingInWords(rating)}${side === 'exactly' ? '' : ' or above'}`;
}
