import { dimensionName } from '../../rubric/rubric-order.js';
import type { Flag } from '../assessment.js';
import type { Case } from '../case.js';
import { criteriaBelowBar } from '../case.js';
import type { VERIFICATIONS } from '../panel.js';
import { planLines } from '../plan.js';
import type { GivenRating, TickedTell } from '../pool.js';
import { byCodeUnit } from '../pool.js';

/** One flag: a pure function of a case. It raises none, one, or one for each dimension or person concerned. */
export type FlagRule = (facts: Case) => readonly Flag[];

/** More than three questions on one flag are not asked. */
const QUESTIONS_A_FLAG = 3;

/** As many of the questions as one flag asks, from the first. */
export function firstQuestions(questions: readonly string[]): readonly string[] {
  return questions.slice(0, QUESTIONS_A_FLAG);
}

/** The remedy of the criterion of this dimension that reads lowest; empty when none reads below the bar. */
export function remedyFor(facts: Case, dimension: string): readonly string[] {
  return planLines(criteriaBelowBar(facts, dimension).slice(0, 1));
}

/** The ratings of one dimension, sorted by id. */
export function ratingsIn({ ratings }: Case, dimension: string): readonly GivenRating[] {
  return ratings.filter((given) => given.dimension === dimension);
}

/** What speaks for a low reading of a dimension: the ratings below the bar, or all of them when none is below. */
export function lowRatingsIn(facts: Case, dimension: string): readonly GivenRating[] {
  const all = ratingsIn(facts, dimension);
  const low = all.filter(({ rating }) => rating < facts.rubric.thresholds.bar);
  return low.length === 0 ? all : low;
}

/** What speaks against a low reading: the ratings at the bar or above, strongest first. */
export function highRatingsIn(facts: Case, dimension: string): readonly GivenRating[] {
  const high = ratingsIn(facts, dimension).filter(({ rating }) => rating >= facts.rubric.thresholds.bar);
  return strongestFirst(high);
}

const STRENGTH: Readonly<Record<(typeof VERIFICATIONS)[number], number>> = { claimed: 0, probed: 1, corroborated: 2 };

/** Highest rating first, then the better tested, then by id. */
export function strongestFirst(ratings: readonly GivenRating[]): readonly GivenRating[] {
  return [...ratings].sort(
    (a, b) => b.rating - a.rating || STRENGTH[b.verification] - STRENGTH[a.verification] || byCodeUnit(a.id, b.id),
  );
}

/** Ids, sorted, each once. */
export function idsOf(...things: readonly (readonly (GivenRating | TickedTell)[])[]): readonly string[] {
  return [...new Set(things.flat().map(({ id }) => id))].sort(byCodeUnit);
}

/** Names of the ticked tells as the rubric words them, each once, in the rubric's order. */
export function tellNames({ rubric }: Case, ticked: readonly TickedTell[]): readonly string[] {
  return rubric.tells.filter(({ id }) => ticked.some(({ tell }) => tell === id)).map(({ name }) => name);
}

/** A dimension by the name that the rubric gives it. */
export function nameOf({ rubric }: Case, dimension: string): string {
  return dimensionName(rubric, dimension);
}
