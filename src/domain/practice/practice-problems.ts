import { RATINGS } from '../assessment/panel.js';
import type { Rubric } from '../rubric/rubric.js';
import { rubricReference } from '../rubric/rubric-order.js';
import type { PracticeSet } from './practice.js';

/** Fewer do not practise a whole rubric. */
export const FEWEST_VIGNETTES = 8;

/**
 * Everything that is wrong with a practice set that its form does not show; empty when nothing is.
 *
 * @returns sentences, each with its place
 */
export function practiceProblems(set: PracticeSet, rubric: Rubric): readonly string[] {
  const criteria = new Set(rubric.criteria.map(({ id }) => id));
  const practised = new Set(set.vignettes.flatMap(({ key }) => key.map(({ criterion }) => criterion)));
  const problems: string[] = [];
  if (set.rubric !== rubricReference(rubric)) problems.push(`rubric: is ${set.rubric}, not ${rubricReference(rubric)}`);
  if (set.vignettes.length < FEWEST_VIGNETTES)
    problems.push(`vignettes: ${set.vignettes.length}, and ${FEWEST_VIGNETTES} are needed`);
  for (const id of twice(set.vignettes.map((vignette) => vignette.id)))
    problems.push(`vignettes: “${id}” is there twice`);
  for (const { id, key } of set.vignettes) {
    for (const criterion of twice(key.map((each) => each.criterion)))
      problems.push(`${id}: “${criterion}” has two keys`);
    for (const { criterion, rating } of key) {
      if (!criteria.has(criterion)) problems.push(`${id}: the rubric has no criterion “${criterion}”`);
      if (!RATINGS.includes(rating)) problems.push(`${id}: the key of “${criterion}” is ${String(rating)}, not 1 to 5`);
    }
  }
  for (const id of criteria) if (!practised.has(id)) problems.push(`vignettes: nothing practises “${id}”`);
  return problems;
}

function twice(ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
}
