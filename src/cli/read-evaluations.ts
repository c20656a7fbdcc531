import type { Evaluation } from '../domain/index.js';
import { parseEvaluation, type RubricFor } from '../modules/imports/evaluation-reader.js';
import { readTextFile } from './files.js';
import { collectProblems } from './collect-problems.js';

/**
 * Reads evaluation files; nothing is imported when one of them cannot be used.
 *
 * @throws BadInput with the problems of every file.
 */
export function readEvaluations(
  files: readonly string[],
  rubricFor: RubricFor,
): Promise<readonly { readonly file: string; readonly evaluation: Evaluation }[]> {
  return collectProblems(files, async (file) => ({
    file,
    evaluation: parseEvaluation(await readTextFile(file), file, rubricFor),
  }));
}
