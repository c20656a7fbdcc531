import { meanOf } from '../assessment/pool.js';
import type { KeyRating, PracticeRating, Vignette } from './practice.js';

/** One rating beside the key and beside what others gave. */
export interface PracticeComparison extends KeyRating {
  readonly given: PracticeRating['rating'];
  /** Given less key: above 0 milder, below 0 stricter. */
  readonly apart: number;
  /** Mean of the others' first ratings; null where too few have rated it. */
  readonly panel: number | null;
}

export interface PracticeFeedback {
  /** In the key's order; what was left out is not in it. */
  readonly ratings: readonly PracticeComparison[];
  /** Mean of `apart`, in rating points; null without a rating. */
  readonly mean: number | null;
  /** Share within one point of the key, 0–1; null without a rating. */
  readonly near: number | null;
}

/** With fewer others a mean would tell what one colleague gave. */
export const FEWEST_OTHERS = 3;

/**
 * Somebody's ratings of one vignette beside its key and the panel: frame-of-reference training (Woehr & Huffcutt 1994) is
 * rating the same behaviour as the others, and then seeing where one's frame differs from the agreed one.
 *
 * @param own the first ratings of this vignette
 * @param others everybody else's first ratings of it, one list a person
 */
export function practiceFeedback(
  { key }: Pick<Vignette, 'key'>,
  own: readonly PracticeRating[],
  others: readonly (readonly PracticeRating[])[],
): PracticeFeedback {
  const ratings = key.flatMap((each): readonly PracticeComparison[] => {
    const of = (list: readonly PracticeRating[]) => list.find(({ criterion }) => criterion === each.criterion)?.rating;
    const given = of(own);
    if (given === undefined) return [];
    const theirs = others.flatMap((list) => of(list) ?? []);
    const panel = theirs.length < FEWEST_OTHERS ? null : meanOf(theirs);
    return [{ ...each, given, apart: given - each.rating, panel }];
  });
  return {
    ratings,
    mean: meanOf(ratings.map(({ apart }) => apart)),
    near: meanOf(ratings.map(({ apart }) => Number(Math.abs(apart) <= 1))),
  };
}
