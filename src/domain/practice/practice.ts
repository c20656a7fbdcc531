import type { RatingValue } from '../assessment/panel.js';

/** Practice for one rubric: written candidates with an agreed key, rated before people are. */
export interface PracticeSet {
  readonly schema: 'arcbrief.practice/1';
  /** `id@version`. */
  readonly rubric: string;
  readonly vignettes: readonly Vignette[];
}

export interface Vignette {
  readonly id: string;
  readonly title: string;
  /** Who it is; one or two sentences. */
  readonly about: string;
  /** What the key teaches; shown with it. */
  readonly lesson: string;
  readonly said: readonly { readonly question: string; readonly answer: string }[];
  /** One entry a criterion; a vignette is rated on these and no others. */
  readonly key: readonly KeyRating[];
}

export interface KeyRating {
  readonly criterion: string;
  readonly rating: RatingValue;
  /** What in the answers leads there. */
  readonly why: string;
}

/** What somebody rated a vignette, the first time. */
export interface PracticeRating {
  readonly vignette: string;
  readonly criterion: string;
  readonly rating: RatingValue;
}
