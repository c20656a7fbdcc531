import type { Rubric } from '../../rubric/rubric.js';
import type { Route } from '../assessment.js';
import type { Turn } from '../turning-point.js';
import { ratingInWords } from '../words.js';
import { alternatives, quoted } from './language.js';
import { namesOf } from './readings.js';
import { routeInWords } from './route.js';

/**
 * The least that would turn an application's route, and then the least in the other direction where there is one.
 * `turns` are the smaller first; none is a route that no such change turns.
 */
export function wouldTurnItSentence(rubric: Rubric, current: Route, [least, other]: readonly Turn[]): string {
  const now = routeWords(rubric, current);
  if (least === undefined) return `No rating by one or two more interviewers would turn this route from ${now}.`;
  const first = `The least that would turn this route, from ${now} to ${destination(rubric, least)}, is ${whatItTakes(rubric, least)}.`;
  if (other === undefined) return first;
  const ratings = other.direction === 'up' ? 'Higher' : 'Lower';
  const lead = other.furtherInterviewers === 1 ? 'leads' : 'lead';
  return `${first} ${ratings} ratings would turn it too: ${whatItTakes(rubric, other)} ${lead} to ${destination(rubric, other)}.`;
}

/** "one more interviewer who rates Leader at Mostly earned (4) or above". */
function whatItTakes(rubric: Rubric, turn: Turn): string {
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
