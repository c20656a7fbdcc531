import type { Rubric } from '../../rubric/rubric.js';
import type { Route } from '../assessment.js';
import type { Turn } from '../turning-point.js';
import { ratingInWords, routeInWords } from '../words.js';
import { alternatives, quoted } from './language.js';
import { namesOf } from './readings.js';

/** The least that would turn an application's route, as a sentence; null is a route that no such change turns. */
export function wouldTurnItSentence(rubric: Rubric, current: Route, turn: Turn | null): string {
  const now = routeWords(rubric, current);
  if (turn === null) return `No rating by one or two more interviewers would turn this route from ${now}.`;
  return `The least that would turn this route, from ${now} to ${destination(rubric, turn)}, is ${whatItTakes(rubric, turn)}.`;
}

/** "one more interviewer who rates Leader at Mostly earned (4) or above". */
export function whatItTakes(rubric: Rubric, turn: Turn): string {
  const more = turn.interviewers === 0 ? '' : ' more';
  const who =
    turn.furtherInterviewers === 1 ? `one${more} interviewer who rates` : `two${more} interviewers who both rate`;
  return `${who} ${namesOf(rubric, turn.dimensions)}${howRated(turn)}`;
}

/** The route that a change leads to, and those that it leads to when the rating lies further away. */
export function destination(rubric: Rubric, { to, beyond, side }: Turn): string {
  const [first, others] = [routeWords(rubric, to), beyond.map((route) => routeWords(rubric, route))];
  if (others.length === 0) return first;
  switch (side) {
    case 'or-above':
      return `${first} or, further up, ${alternatives(others)}`;
    case 'or-below':
      return `${first} or, further down, ${alternatives(others)}`;
    case 'any':
    case 'exactly':
      return alternatives([first, ...others]);
  }
}

function routeWords(rubric: Rubric, route: Route): string {
  return quoted(routeInWords(rubric, route));
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
      return ', whatever the rating';
  }
}
