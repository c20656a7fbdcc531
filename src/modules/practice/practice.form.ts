import type { FormFields } from '../../common/http/form-fields.js';
import { RATINGS, type PracticeRating, type Rubric, type Vignette } from '../../domain/index.js';

/** The name of a criterion's field. */
export const ratingField = (criterion: string): string => `rating.${criterion}`;

export interface PracticeForm {
  /** By criterion; what was not chosen is not in it. */
  readonly ratings: ReadonlyMap<string, PracticeRating['rating']>;
  /** By criterion, as whole sentences; empty: all were rated. */
  readonly errors: ReadonlyMap<string, string>;
}

export const NOTHING_RATED: PracticeForm = { ratings: new Map(), errors: new Map() };

/** Ratings of every criterion of a practice candidate, or all that are missing. */
export function readPractice(form: FormFields, { key }: Vignette, rubric: Rubric): PracticeForm {
  const ratings = new Map<string, PracticeRating['rating']>();
  const errors = new Map<string, string>();
  for (const { criterion } of key) {
    const rating = RATINGS.find((value) => String(value) === form.text(ratingField(criterion)));
    if (rating === undefined) errors.set(criterion, `Rate “${criterionOf(rubric, criterion).name}”.`);
    else ratings.set(criterion, rating);
  }
  return { ratings, errors };
}

/** @throws Error for one that the rubric does not have: no set with such a key is let in. */
export function criterionOf(rubric: Rubric, id: string): Rubric['criteria'][number] {
  const criterion = rubric.criteria.find((each) => each.id === id);
  if (criterion === undefined) throw new Error(`${rubric.id} has no criterion ${id}`);
  return criterion;
}
