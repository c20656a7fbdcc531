import type { Rubric } from './rubric.js';
import type { RubricProblem } from './validate-problem.js';

/** Signals that name criteria, tells or dimensions which the rubric does not have, and tells that nothing uses. */
export function signalProblems(rubric: Rubric): readonly RubricProblem[] {
  const { signals } = rubric;
  const tells = {
    'signals.borrowedAuthority.tells': signals.borrowedAuthority.tells,
    'signals.missingLayer.tells': signals.missingLayer.tells,
    'signals.bottleneck.tells': signals.bottleneck.tells,
    'signals.drift.tells': signals.drift.tells,
    'signals.calcification.tells': signals.calcification.tells,
  };
  const criteria = {
    'signals.bottleneck.criteria': signals.bottleneck.criteria,
    'signals.wantsNextStage.criteria': signals.wantsNextStage.criteria,
  };
  return [
    ...references(tells, { noun: 'tell', known: rubric.tells.map(({ id }) => id) }),
    ...references(criteria, { noun: 'criterion', known: rubric.criteria.map(({ id }) => id) }),
    ...missingLayerProblems(rubric),
    ...unusedTells(rubric, Object.values(tells).flat()),
  ];
}

function references(
  lists: Readonly<Record<string, readonly string[]>>,
  { noun, known }: { noun: string; known: readonly string[] },
): RubricProblem[] {
  return Object.entries(lists).flatMap(([path, ids]) =>
    ids.flatMap((id, index) => {
      if (!known.includes(id))
        return [
          { path: `${path}[${index}]`, message: `"${id}" is no ${noun} of this rubric; declare it, or remove it here` },
        ];
      return ids.indexOf(id) < index
        ? [{ path: `${path}[${index}]`, message: `"${id}" stands here twice; keep one of them` }]
        : [];
    }),
  );
}

function missingLayerProblems({ signals, stages }: Rubric): RubricProblem[] {
  const { dimension, tells } = signals.missingLayer;
  const path = 'signals.missingLayer.dimension';
  if (dimension === null) {
    return tells.length === 0
      ? []
      : [
          {
            path,
            message: 'is null although tells point to a missing layer; name the career stage that they point to',
          },
        ];
  }
  if (stages.some(({ id }) => id === dimension)) return [];
  return [
    {
      path,
      message: `"${dimension}" is no career stage of this rubric; its career stages are ${stages.map(({ id }) => id).join(', ')}`,
    },
  ];
}

function unusedTells({ tells }: Rubric, used: readonly string[]): RubricProblem[] {
  // A mistyped reference leaves its tell unused; once is enough.
  if (used.some((id) => !tells.some((tell) => tell.id === id))) return [];
  return tells.flatMap(({ id }, index) =>
    id === '' || used.includes(id)
      ? []
      : [
          {
            path: `tells[${index}].id`,
            message: `no signal uses the tell "${id}", so ticking it would change nothing; name it in a signal, or remove it`,
          },
        ],
  );
}
