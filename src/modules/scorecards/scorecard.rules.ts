import { Checks } from '../../common/checks.js';
import {
  type Rating,
  RATINGS,
  RECOMMENDATIONS,
  type Rubric,
  rubricReference,
  type ScorecardContent,
  VERIFICATIONS,
} from '../../domain/index.js';
import type { RatingNote } from './scorecards.mapping.js';

/** `draft`: what is missing may still come. `final`: what the database will freeze. */
export type Completeness = 'draft' | 'final';

/**
 * What a scorecard may say, for its rubric.
 *
 * @throws Invalid with all that is wrong; paths are those of the content, under `prefix`.
 */
export function checkContent(
  content: ScorecardContent,
  {
    rubric,
    completeness,
    prefix = '',
  }: { readonly rubric: Rubric; readonly completeness: Completeness; readonly prefix?: string },
): void {
  const checks = new Checks();
  const { recommendation, keyTakeaway, tells, ratings } = content;
  if (recommendation !== null && !RECOMMENDATIONS.includes(recommendation))
    checks.add(`${prefix}recommendation`, `is not one of ${RECOMMENDATIONS.join(', ')}`);
  if (keyTakeaway !== null) checks.text(`${prefix}keyTakeaway`, keyTakeaway);
  const knownTells = new Set(rubric.tells.map(({ id }) => id));
  tells.forEach((tell, index) => {
    if (!knownTells.has(tell)) checks.add(`${prefix}tells[${index}]`, `is no tell of ${rubricReference(rubric)}`);
    if (tells.indexOf(tell) < index) checks.add(`${prefix}tells[${index}]`, 'is ticked twice');
  });
  const criteria = new Set(rubric.criteria.map(({ id }) => id));
  const rated = new Set<string>();
  ratings.forEach((rating, index) => {
    const path = `${prefix}ratings[${index}]`;
    if (!criteria.has(rating.criterion))
      checks.add(`${path}.criterion`, `is no criterion of ${rubricReference(rubric)}`);
    if (rated.has(rating.criterion)) checks.add(`${path}.criterion`, 'is rated on this scorecard already');
    rated.add(rating.criterion);
    checkRating(checks, path, { rating, completeness });
  });
  checks.throwIfAny('invalid-scorecard');
}

/**
 * What may stand beside the ratings of a draft. A criterion that the rubric has no more is no fault here: what was written
 * of it must not be lost because the rubric was changed meanwhile.
 *
 * @throws Invalid
 */
export function checkNotes(notes: readonly RatingNote[], rated: ReadonlySet<string>): void {
  const checks = new Checks();
  const noted = new Set<string>();
  notes.forEach(({ criterion, verification, evidence }, index) => {
    const path = `notes[${index}]`;
    if (rated.has(criterion) || noted.has(criterion))
      checks.add(`${path}.criterion`, 'stands on this scorecard already');
    noted.add(criterion);
    if (verification !== null && !VERIFICATIONS.includes(verification))
      checks.add(`${path}.verification`, `is not one of ${VERIFICATIONS.join(', ')}`);
    if (evidence !== null) checks.text(`${path}.evidence`, evidence);
  });
  checks.throwIfAny('invalid-scorecard');
}

/** Nothing that was written is dropped by submitting. @throws Invalid */
export function checkNothingLeft(notes: readonly RatingNote[]): void {
  const checks = new Checks();
  for (const { criterion, evidence } of notes)
    if (evidence !== null)
      checks.add('ratings', `leave out ${criterion}, of which evidence is written: rate it as well`);
  checks.throwIfAny('invalid-scorecard');
}

function checkRating(
  checks: Checks,
  path: string,
  {
    rating: { rating, verification, evidence },
    completeness,
  }: { readonly rating: Rating; readonly completeness: Completeness },
): void {
  if (evidence !== null) checks.text(`${path}.evidence`, evidence);
  if (rating === 'not-observed') {
    if (verification !== null) checks.add(`${path}.verification`, 'must be left out: nothing was observed');
    return;
  }
  if (!RATINGS.includes(rating)) checks.add(`${path}.rating`, 'is not one of 1–5 or not-observed');
  if (verification === null || !VERIFICATIONS.includes(verification))
    checks.add(`${path}.verification`, `is not one of ${VERIFICATIONS.join(', ')}`);
  if (completeness === 'final' && evidence === null)
    checks.add(`${path}.evidence`, 'is missing: write what the candidate said or showed, or rate it not-observed');
}
