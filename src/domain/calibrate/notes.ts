import { COMPONENT_WORDS, type Component } from './confounded.js';
import type { CalibrateOptions } from './calibrate-ratings.js';
import { HOUSE_SCALE } from './rating-scale.js';
import type { RatingsDiagnostics } from './ratings-calibration.js';

export interface NotesInput extends Omit<RatingsDiagnostics, 'notes'> {
  readonly atZero: readonly Component[];
  /** The residual variance is as small as the search allows. */
  readonly leftOverNothing: boolean;
  readonly options: CalibrateOptions;
}

/** What a reader of the figures should know, as sentences. */
export function notesOn(input: NotesInput): readonly string[] {
  const { scale, options, atZero, leftOverNothing } = input;
  const notes: string[] = [];
  if (input.ratings === 0) return ['There are no ratings, so there is nothing to estimate.'];
  if (!options.scale && (scale.low !== HOUSE_SCALE.low || scale.high !== HOUSE_SCALE.high))
    notes.push(
      `Ratings lie outside ${HOUSE_SCALE.low}–${HOUSE_SCALE.high}, so their own range, ${scale.low}–${scale.high}, is taken for the scale.`,
    );
  if (input.interviewers === 1) notes.push("There is one interviewer: every estimate is one person's view.");
  if (input.connectedGroups > 1)
    notes.push(
      `There are ${input.connectedGroups} groups of interviewers who never met a common candidate; candidates of different groups are not comparable.`,
    );
  if (!input.converged)
    notes.push(
      'The search for the variances did not settle, so the levels of the priors stand for them; the figures say what the priors say.',
    );
  if (atZero.length > 0)
    notes.push(`The ratings put this at zero: ${atZero.map((component) => COMPONENT_WORDS[component]).join('; ')}.`);
  if (leftOverNothing)
    notes.push(
      'The model leaves nothing over of these ratings, so there is no likelihood to compare, and standard errors are too small.',
    );
  if (input.saturated)
    notes.push(
      input.rawMeans
        ? `Over 75 % of the ratings are ${scale.high}, the highest: the rubric is saturated, nothing is adjusted, and the estimates are raw means.`
        : `Over 75 % of the ratings are ${scale.high}, the highest: the rubric is saturated, and the fit says little.`,
    );
  return notes;
}
