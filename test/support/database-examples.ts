import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation } from '../../src/domain/index.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import type { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';

const EXAMPLES = join(import.meta.dirname, '../../examples');

/** The evaluation files that the product shows itself with, in the order of their names. */
export async function exampleEvaluations(rubrics: RubricsService): Promise<readonly Evaluation[]> {
  const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    files.map(async (file) =>
      parseEvaluation(await readFile(join(EXAMPLES, file), 'utf8'), file, (reference) => rubrics.find(reference)),
    ),
  );
}

/** The first of them that is rated on `rubric`. */
export async function exampleOn(rubrics: RubricsService, rubric = 'engineering-arc@1'): Promise<Evaluation> {
  const evaluation = (await exampleEvaluations(rubrics)).find((example) => example.rubric === rubric);
  if (evaluation === undefined) throw new Error(`no example is rated on ${rubric}`);
  return evaluation;
}
