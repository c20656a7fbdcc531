import { stringify } from 'yaml';
import type { Rubric } from '../../domain/index.js';

/** A rubric as its author writes it: read again, it is the same. */
export function writeRubric(rubric: Rubric): string {
  return stringify(rubric, { lineWidth: 120 });
}
