import { join } from 'node:path';
import { locateIssues, withoutEchoes } from '../../common/documents/issue.js';
import type { Issue } from '../../common/documents/issue.js';
import { otherKind } from '../../common/documents/kind.js';
import { parsePath } from '../../common/documents/path.js';
import { DocumentError } from '../../common/documents/problem.js';
import type { Problem } from '../../common/documents/problem.js';
import { readDocument } from '../../common/documents/read-document.js';
import type { SourceDocument } from '../../common/documents/read-document.js';
import { schemaCheck } from '../../common/documents/schema-check.js';
import type { SchemaCheck } from '../../common/documents/schema-check.js';
import { canonicalSha256, rubricProblems, rubricReference } from '../../domain/index.js';
import type { Rubric } from '../../domain/index.js';
import { rubricOf } from './rubric.mapping.js';

/** A sound rubric with what it is called and the hash of what it says. */
export interface LoadedRubric {
  readonly rubric: Rubric;
  /** Of the canonical form: the same for the same content, however it was laid out. */
  readonly sha256: string;
  /** `id@version`. */
  readonly reference: string;
}

let schema: SchemaCheck | undefined;

/**
 * A rubric from YAML or JSON.
 *
 * @param file as named to its author.
 * @throws DocumentError with everything that is wrong with it.
 */
export function parseRubric(text: string, file: string): LoadedRubric {
  const document = readDocument(text, file);
  const other = otherKind(document.value, 'arcbrief.rubric/1');
  if (other !== null) throw new DocumentError(file, locateIssues([other], document.locate));
  const { rubric, problems } = checkedRubric(document);
  if (problems.length > 0) throw new DocumentError(file, problems);
  return deepFreeze({ rubric, sha256: canonicalSha256(rubric), reference: rubricReference(rubric) });
}

function checkedRubric(document: SourceDocument): { rubric: Rubric; problems: readonly Problem[] } {
  schema ??= schemaCheck(join(import.meta.dirname, '../../rubrics/rubric.schema.json'));
  const formal = [...document.issues, ...withoutEchoes(document.issues, schema(document.value))];
  const rubric = rubricOf(document.value);
  const semantic = rubricProblems(rubric).map(({ path, message }): Issue => ({ segments: parsePath(path), message }));
  const issues = isWhole(formal) ? [...formal, ...withoutEchoes(formal, semantic)] : formal;
  return { rubric, problems: locateIssues(issues, document.locate) };
}

/** Where a whole list or an id is missing, everything that refers into it would be reported too, for nothing. */
function isWhole(issues: readonly Issue[]): boolean {
  return !issues.some(
    ({ segments }) =>
      segments.length <= 1 && ['stages', 'criteria', 'tells', undefined].includes(segments[0] as string),
  );
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
