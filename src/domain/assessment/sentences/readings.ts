import type { Rubric } from '../../rubric/rubric.js';
import { dimensionName } from '../../rubric/rubric-order.js';
import type { ReadingStatus } from '../assessment.js';
import { STATUS_WORDS } from '../words.js';
import { listed } from './language.js';

/** "Builder and Leader": dimensions by the names that their rubric gives them. */
export function namesOf(rubric: Rubric, dimensions: readonly string[]): string {
  return listed(dimensions.map((id) => dimensionName(rubric, id)));
}

/** "Builder and Leader are earned and Closeness to the build is kept": what some dimensions read, alike ones together. */
export function readsAs(
  rubric: Rubric,
  dimensions: readonly string[],
  statuses: Readonly<Record<string, ReadingStatus>>,
): string {
  const byStatus = Map.groupBy(dimensions, (id) => statuses[id] ?? 'unobserved');
  const clauses = [...byStatus].map(
    ([status, ids]) => `${namesOf(rubric, ids)} ${ids.length === 1 ? 'is' : 'are'} ${STATUS_WORDS[status]}`,
  );
  return listed(clauses);
}

/** "Builder and Leader would be unproven": what some dimensions would read, one clause for each status. */
export function wouldRead(rubric: Rubric, statuses: Readonly<Record<string, ReadingStatus>>): readonly string[] {
  const byStatus = Map.groupBy(Object.keys(statuses), (id) => statuses[id] ?? 'unobserved');
  return [...byStatus].map(([status, ids]) => `${namesOf(rubric, ids)} would be ${STATUS_WORDS[status]}`);
}
