import { readFile } from 'node:fs/promises';
import { decodeDocument } from '../common/documents/read-document.js';
import type { Evaluation } from '../domain/index.js';
import { parseEvaluation, type RubricFor } from '../modules/imports/evaluation-reader.js';
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
    evaluation: parseEvaluation(decodeDocument(await readFile(file), file), file, rubricFor),
  }));
}
