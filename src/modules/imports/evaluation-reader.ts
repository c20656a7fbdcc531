import { join } from 'node:path';
import { locateIssues, withoutEchoes } from '../../common/documents/issue.js';
import type { Issue } from '../../common/documents/issue.js';
import { group, optionalText } from '../../common/documents/lenient.js';
import { otherKind } from '../../common/documents/kind.js';
import { DocumentError } from '../../common/documents/problem.js';
import { readDocument } from '../../common/documents/read-document.js';
import { schemaCheck } from '../../common/documents/schema-check.js';
import type { SchemaCheck } from '../../common/documents/schema-check.js';
import { show } from '../../common/documents/words.js';
import type { Evaluation } from '../../domain/index.js';
import type { LoadedRubric } from '../rubrics/rubric.reader.js';
import { evaluationIssues } from './evaluation-checks.js';
import { evaluationOf } from './evaluation-mapping.js';

/** Finds the rubric that an evaluation names; null when there is none. */
export type RubricFor = (reference: string) => LoadedRubric | null;

let schema: SchemaCheck | undefined;

/**
 * An evaluation from YAML or JSON (`arcbrief.evaluation/1`). Texts come back in Unicode normalisation form C with "\n" as
 * line break, times in UTC, everything optional filled in.
 *
 * @param file as named to its author.
 * @throws DocumentError with everything that is wrong with it.
 */
export function parseEvaluation(text: string, file: string, rubricFor: RubricFor): Evaluation {
  const document = readDocument(text, file);
  const other = otherKind(document.value, 'arcbrief.evaluation/1');
  if (other !== null) throw new DocumentError(file, locateIssues([other], document.locate));
  schema ??= schemaCheck(join(import.meta.dirname, '../../schemas/evaluation.v1.schema.json'));
  const formal = [...document.issues, ...withoutEchoes(document.issues, schema(document.value))];
  const reference = optionalText(group(document.value).rubric);
  const rubric = reference === null ? null : rubricFor(reference);
  const semantic: readonly Issue[] = [
    ...referenceIssues(reference, rubric),
    ...evaluationIssues(document.value, rubric?.rubric ?? null),
  ];
  const issues = [...formal, ...withoutEchoes(formal, semantic)];
  if (issues.length > 0) throw new DocumentError(file, locateIssues(issues, document.locate));
  return evaluationOf(document.value);
}

function referenceIssues(reference: string | null, rubric: LoadedRubric | null): readonly Issue[] {
  if (reference === null || rubric !== null) return [];
  return [
    {
      segments: ['rubric'],
      message: `there is no rubric ${show(reference)} here; name one that is installed, or install it`,
    },
  ];
}
