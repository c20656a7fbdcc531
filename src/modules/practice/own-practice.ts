import type { PracticeFeedback, PracticeSet, PracticeStanding, Rubric, Vignette } from '../../domain/index.js';

/** A set with the rubric that it is for. */
export interface InstalledPractice {
  readonly set: PracticeSet;
  readonly rubric: Rubric;
}

/** One rubric's practice as one person stands in it. */
export interface OwnPractice extends InstalledPractice {
  readonly standing: PracticeStanding;
}

/** One practice candidate, with what its reader rated of it. */
export interface OwnVignette {
  readonly rubric: Rubric;
  /** `id@version`. */
  readonly reference: string;
  readonly vignette: Vignette;
  /** Null until they have rated it: before that the key is not for them. */
  readonly feedback: PracticeFeedback | null;
  /** The next that waits for them; null when none does. */
  readonly next: Pick<Vignette, 'id' | 'title'> | null;
}
