import { join } from 'node:path';
import { locateIssues } from '../../common/documents/issue.js';
import { otherKind } from '../../common/documents/kind.js';
import { DocumentError } from '../../common/documents/problem.js';
import { readDocument } from '../../common/documents/read-document.js';
import { schemaCheck, type SchemaCheck } from '../../common/documents/schema-check.js';
import { practiceProblems, type PracticeSet, type Rubric } from '../../domain/index.js';

let schema: SchemaCheck | undefined;

/**
 * Practice candidates from YAML or JSON, checked against the rubric that they are for.
 *
 * @param file as named to its author
 * @param rubricOf the installed rubric of this reference, or null
 * @throws DocumentError with everything that is wrong with their form, or else with what they say
 */
export function parsePractice(
  text: string,
  file: string,
  rubricOf: (reference: string) => Rubric | null,
): { readonly set: PracticeSet; readonly rubric: Rubric } {
  const document = readDocument(text, file);
  schema ??= schemaCheck(join(import.meta.dirname, '../../rubrics/practice.schema.json'));
  const other = otherKind(document.value, 'arcbrief.practice/1');
  const issues = other === null ? [...document.issues, ...schema(document.value)] : [other];
  if (issues.length > 0) throw new DocumentError(file, locateIssues(issues, document.locate));
  const set = document.value as PracticeSet;
  const rubric = rubricOf(set.rubric);
  const problems =
    rubric === null ? [`rubric: there is no rubric ${set.rubric} installed here`] : practiceProblems(set, rubric);
  if (rubric === null || problems.length > 0)
    throw new DocumentError(
      file,
      problems.map((message) => ({ path: '', line: null, column: null, message })),
    );
  return { set, rubric };
}
