import type { Application, Evaluation, Rubric } from '../domain/index.js';
import { BadInput } from './exit.js';
import { readEvaluations } from './read-evaluations.js';
import { openRubrics } from './workbench.js';

/** The panels of several evaluation files, rated on one rubric. */
export interface PooledEvaluations {
  readonly rubric: Rubric;
  /** `id@version`. */
  readonly reference: string;
  /** An id that several requisitions use is written requisition/application. */
  readonly applications: readonly Application[];
}

interface FromFile {
  readonly file: string;
  readonly evaluation: Evaluation;
}

/**
 * Reads evaluation files and puts their panels together.
 *
 * @param files one or more
 * @throws BadInput with the problems of every file, or when they name two rubrics or one application twice.
 */
export async function poolEvaluations(
  files: readonly string[],
  rubricFiles: readonly string[],
): Promise<PooledEvaluations> {
  const library = await openRubrics(rubricFiles);
  const read = await readEvaluations(files, (reference) => library.find(reference));
  const reference = oneRubric(read);
  return { rubric: library.get(reference).rubric, reference, applications: pooled(read) };
}

function oneRubric(read: readonly FromFile[]): string {
  const [first, ...others] = read;
  if (first === undefined) throw new BadInput('there is no evaluation file to read');
  const other = others.find(({ evaluation }) => evaluation.rubric !== first.evaluation.rubric);
  if (other === undefined) return first.evaluation.rubric;
  throw new BadInput(
    `${other.file} is rated on ${other.evaluation.rubric} and ${first.file} on ${first.evaluation.rubric}; calibrate one rubric at a time`,
  );
}

function pooled(read: readonly FromFile[]): readonly Application[] {
  const holders = new Map<string, Map<string, string>>();
  const twice: string[] = [];
  for (const { file, evaluation } of read)
    for (const { id } of evaluation.applications) {
      const byRequisition = holders.get(id) ?? new Map<string, string>();
      const before = byRequisition.get(evaluation.requisition.id);
      if (before !== undefined)
        twice.push(
          `${file}: application ${id} of requisition ${evaluation.requisition.id} is in ${before} as well; give each once`,
        );
      holders.set(id, byRequisition.set(evaluation.requisition.id, file));
    }
  if (twice.length > 0) throw new BadInput(twice.join('\n'));
  return read.flatMap(({ evaluation: { requisition, applications } }) =>
    applications.map((application) =>
      holders.get(application.id)!.size > 1
        ? { ...application, id: `${requisition.id}/${application.id}` }
        : application,
    ),
  );
}
