import type { Posterior } from '../measurement/measurement.js';
import { priorVariances } from '../measurement/priors.js';
import type { PracticeRating, PracticeSet } from './practice.js';
import { practiceFeedback } from './practice-feedback.js';
import { practiceSeverity } from './practice-severity.js';

/** The scale of ratings: 1–5. */
const SCALE_POINTS = 5;

/** How far somebody is with the practice of one rubric. */
export interface PracticeStanding {
  /** In the set's order; null: not rated yet. */
  readonly vignettes: readonly {
    readonly id: string;
    readonly rated: null | {
      readonly ratings: number;
      /** Of these, within one point of the key. */
      readonly near: number;
      /** Mean of given less key, in rating points. */
      readonly mean: number;
    };
  }[];
  /** Of the whole rubric, in rating points, positive is severe; null before the first. */
  readonly severity: Posterior | null;
}

/**
 * What somebody's first ratings say together. The severity takes all dimensions as one and the priors' variances: it is for
 * the person to look at; a calibration compares with colleagues instead (`practice-information.ts`, docs/decisions/0067).
 *
 * @param own of this set's vignettes
 */
export function practiceStanding(set: PracticeSet, own: readonly PracticeRating[]): PracticeStanding {
  const vignettes = set.vignettes.map(({ id, key }) => {
    const { ratings, mean } = practiceFeedback(
      { key },
      own.filter(({ vignette }) => vignette === id),
      [],
    );
    const near = ratings.filter(({ apart }) => Math.abs(apart) <= 1).length;
    return { id, rated: mean === null ? null : { ratings: ratings.length, near, mean } };
  });
  const criteria = new Set(set.vignettes.flatMap(({ key }) => key.map(({ criterion }) => criterion)));
  const severity = practiceSeverity(set, own, { criteria, variances: priorVariances(SCALE_POINTS) });
  return { vignettes, severity };
}
