import type { Rubric } from '../rubric/rubric.js';
import { inCanonicalOrder, inputSha256 } from './input.js';
import type { Evaluation } from './panel.js';

/**
 * Lower-case hexadecimal SHA-256 of an evaluation with its rubric, in canonical order: the input hash that its assessment has
 * when it is fitted on its own panels alone. It tells whether a brief's scorecards are those of a file, whatever
 * pool its readings were fitted on.
 */
export function evaluationSha256(rubric: Rubric, { requisition, applications }: Evaluation): string {
  return inputSha256({
    rubric,
    requisition,
    applications: inCanonicalOrder(applications),
    pool: undefined,
    calibration: undefined,
  });
}
