import type { Rubric } from './rubric.js';
import type { RubricProblem } from './validate-problem.js';

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CRITERION_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?$/;

/** Ids that are malformed, that repeat, or that name a dimension which is nowhere declared; texts that say nothing. */
export function identityProblems(rubric: Rubric): readonly RubricProblem[] {
  return [...headProblems(rubric), ...idProblems(rubric), ...dimensionProblems(rubric), ...blankProblems(rubric)];
}

function headProblems(rubric: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  if (!Number.isInteger(rubric.version) || rubric.version < 1)
    problems.push({
      path: 'version',
      message: `${rubric.version} is not a version; versions are whole numbers from 1 on`,
    });
  if (!ID.test(rubric.id)) problems.push({ path: 'id', message: malformed(rubric.id) });
  return problems;
}

function idProblems(rubric: Rubric): RubricProblem[] {
  const dimensions = [
    ...rubric.stages.map((stage, index) => ({ id: stage.id, path: `stages[${index}].id` })),
    ...(rubric.closeness === null ? [] : [{ id: rubric.closeness.id, path: 'closeness.id' }]),
  ];
  return [
    ...uniqueIds(dimensions, { noun: 'dimension', pattern: ID }),
    ...uniqueIds(
      rubric.criteria.map(({ id }, index) => ({ id, path: `criteria[${index}].id` })),
      { noun: 'criterion', pattern: CRITERION_ID },
    ),
    ...uniqueIds(
      rubric.tells.map(({ id }, index) => ({ id, path: `tells[${index}].id` })),
      { noun: 'tell', pattern: ID },
    ),
  ];
}

function uniqueIds(
  entries: readonly { id: string; path: string }[],
  { noun, pattern }: { noun: string; pattern: RegExp },
): RubricProblem[] {
  return entries.flatMap(({ id, path }, index) => {
    if (id === '') return [{ path, message: `is blank; give the ${noun} an id` }];
    if (!pattern.test(id)) return [{ path, message: malformed(id) }];
    const twice = entries.findIndex((other) => other.id === id) < index;
    return twice ? [{ path, message: `the id "${id}" belongs to another ${noun} already; ids are unique` }] : [];
  });
}

function dimensionProblems(rubric: Rubric): RubricProblem[] {
  const dimensions = [
    ...rubric.stages.map(({ id }) => id),
    ...(rubric.closeness === null ? [] : [rubric.closeness.id]),
  ];
  const unknown = rubric.criteria.flatMap((criterion, index) =>
    dimensions.includes(criterion.dimension) || criterion.dimension === ''
      ? []
      : [
          {
            path: `criteria[${index}].dimension`,
            message: `"${criterion.dimension}" is no dimension of this rubric; its dimensions are ${[...new Set(dimensions)].join(', ')}`,
          },
        ],
  );
  const prefixes = rubric.criteria.flatMap((criterion, index) => {
    const prefix = criterion.id.includes('.') ? criterion.id.split('.')[0] : undefined;
    if (
      prefix === undefined ||
      prefix === criterion.dimension ||
      !dimensions.includes(criterion.dimension) ||
      !dimensions.includes(prefix)
    )
      return [];
    return [
      {
        path: `criteria[${index}].id`,
        message: `"${criterion.id}" reads as if it belonged to "${prefix}", and its dimension is "${criterion.dimension}"; make the two agree`,
      },
    ];
  });
  const covered = new Set(rubric.criteria.map((criterion) => criterion.dimension));
  const empty = [
    ...rubric.stages.map((stage, index) => ({ id: stage.id, path: `stages[${index}]`, what: 'the career stage' })),
    ...(rubric.closeness === null ? [] : [{ id: rubric.closeness.id, path: 'closeness', what: 'the dimension' }]),
  ].filter(({ id }) => id !== '' && !covered.has(id));
  return [
    ...unknown,
    ...prefixes,
    ...empty.map(({ id, path, what }) => ({
      path,
      message: `${what} "${id}" has no criterion, so nobody could be read on it; add one or more`,
    })),
  ];
}

/** Every text that interviewers or briefs show. */
function blankProblems(rubric: Rubric): RubricProblem[] {
  const texts: [path: string, text: string][] = [
    ['title', rubric.title],
    ['language', rubric.language],
    ['introduction', rubric.introduction],
    ...rubric.stages.flatMap(({ name, authority, definition }, index) =>
      fields(`stages[${index}]`, { name, authority, definition }),
    ),
    ...(rubric.closeness === null
      ? []
      : fields('closeness', { name: rubric.closeness.name, definition: rubric.closeness.definition })),
    ...rubric.criteria.flatMap((criterion, index) => {
      const path = `criteria[${index}]`;
      const { name, definition, evidence, dimension } = criterion;
      return [
        ...fields(path, { dimension, name, definition, evidence }),
        ...fields(`${path}.anchors`, { 1: criterion.anchors[1], 3: criterion.anchors[3], 5: criterion.anchors[5] }),
        ...criterion.questions.map((text, at): [string, string] => [`${path}.questions[${at}]`, text]),
        ...criterion.probes.map((text, at): [string, string] => [`${path}.probes[${at}]`, text]),
        ...criterion.remedy.map((step, at): [string, string] => [`${path}.remedy[${at}].action`, step.action]),
        ...(criterion.weightReason === null ? [] : fields(path, { weightReason: criterion.weightReason })),
      ];
    }),
    ...rubric.tells.flatMap(({ name }, index) => fields(`tells[${index}]`, { name })),
  ];
  return texts.filter(([, text]) => text.trim() === '').map(([path]) => ({ path, message: 'is blank; write a text' }));
}

function fields(path: string, values: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(values).map(([key, text]) => [`${path}.${key}`, text]);
}

function malformed(id: string): string {
  return `"${id}" is not an id; use lower-case letters and digits joined by hyphens`;
}
