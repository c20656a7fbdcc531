import type { Rubric } from '../../rubric/rubric.js';
import type { Turn } from '../turning-point.js';
import { ratingInWords, routeInWords } from '../words.js';
import { quoted } from './language.js';
import { namesOf } from './readings.js';

/** What would turn the route, as a sentence; null is a route that no such change turns. */
export function wouldTurnItSentence(rubric: Rubric, turn: Turn | null): string {
  if (turn === null) return 'No rating by one or two more interviewers would turn the route.';
  const who = turn.furtherInterviewers === 1 ? 'One more interviewer' : 'Two more interviewers';
  const to = destination(turn, quoted(routeInWords(rubric, turn.to)));
  return `${who} rating ${namesOf(rubric, turn.dimensions)}${howRated(turn)} would turn the route${to}.`;
}

function destination({ toOne, side }: Turn, route: string): string {
  if (toOne) return ` to ${route}`;
  return side === 'any' ? '' : `, first to ${route}`;
}

function howRated({ rating, side }: Turn): string {
  switch (side) {
    case 'or-above':
      return ` at ${ratingInWords(rating)} or above`;
    case 'or-below':
      return ` at ${ratingInWords(rating)} or below`;
    case 'exactly':
      return ` at ${ratingInWords(rating)}`;
    case 'any':
      return ', whatever the rating,';
  }
}
