import type { Criterion, Rubric } from './rubric.js';
import { identityProblems } from './validate-identity.js';
import type { RubricProblem } from './validate-problem.js';
import { signalProblems } from './validate-signals.js';

/**
 * Everything that makes a rubric unfit for use although it has the right form: ids that repeat or are nowhere
 * declared, anchors that say the same, weights without a reason, thresholds out of range. Empty when it is sound.
 */
export function rubricProblems(rubric: Rubric): readonly RubricProblem[] {
  return [
    ...identityProblems(rubric),
    ...stageProblems(rubric),
    ...rubric.criteria.flatMap((criterion, index) => criterionProblems(criterion, `criteria[${index}]`)),
    ...weightProblems(rubric),
    ...signalProblems(rubric),
    ...thresholdProblems(rubric),
    ...defaultProblems(rubric),
  ];
}

function stageProblems(rubric: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  if (rubric.stages.length < 2)
    problems.push({
      path: 'stages',
      message: `${rubric.stages.length === 1 ? 'one career stage is' : 'no career stages are'} declared; an arc has two or more`,
    });
  rubric.stages.forEach((stage, index) => {
    const path = `stages[${index}].stall`;
    if (stage.needsCloseness && stage.stall === null) {
      problems.push({
        path,
        message: `the career stage "${stage.id}" needs closeness, so say what losing it is: drifted or calcified`,
      });
    }
    if (!stage.needsCloseness && stage.stall !== null) {
      problems.push({
        path,
        message: `the career stage "${stage.id}" needs no closeness, so it cannot be lost; write null instead of ${stage.stall}`,
      });
    }
  });
  const needing = rubric.stages.find((stage) => stage.needsCloseness);
  if (needing !== undefined && rubric.closeness === null) {
    problems.push({
      path: 'closeness',
      message: `the career stage "${needing.id}" needs closeness, and the rubric does not say what that is; add it, or set needsCloseness to false`,
    });
  }
  if (needing === undefined && rubric.closeness !== null) {
    problems.push({
      path: 'closeness',
      message: 'no career stage needs closeness; leave it out, or set needsCloseness to true where it is needed',
    });
  }
  return problems;
}

function criterionProblems(criterion: Criterion, path: string): RubricProblem[] {
  const problems: RubricProblem[] = [];
  if (criterion.questions.length < 2)
    problems.push({
      path: `${path}.questions`,
      message: `has ${counted(criterion.questions.length, 'question')}; two or more are needed, so that interviewers can vary them`,
    });
  if (criterion.probes.length < 1)
    problems.push({ path: `${path}.probes`, message: 'has no probe; give at least one follow-up question' });
  if (criterion.remedy.length < 1)
    problems.push({ path: `${path}.remedy`, message: 'has no step; say what to do about a low reading' });
  problems.push(
    ...repeated(criterion.questions, `${path}.questions`, 'question'),
    ...repeated(criterion.probes, `${path}.probes`, 'probe'),
  );
  problems.push(...anchorProblems(criterion, `${path}.anchors`), ...remedyProblems(criterion, `${path}.remedy`));
  return problems;
}

function anchorProblems(criterion: Criterion, path: string): RubricProblem[] {
  const seen = new Map<string, string>();
  return ([1, 3, 5] as const).flatMap((rating) => {
    const text = comparable(criterion.anchors[rating]);
    const earlier = seen.get(text);
    if (text !== '' && earlier !== undefined)
      return [
        {
          path: `${path}.${rating}`,
          message: `says the same as the anchor for ${earlier}; two ratings must not stand for one behaviour`,
        },
      ];
    seen.set(text, String(rating));
    return [];
  });
}

function remedyProblems(criterion: Criterion, path: string): RubricProblem[] {
  const problems: RubricProblem[] = [];
  criterion.remedy.forEach((step, index) => {
    if (!isWeek(step.fromWeek))
      problems.push({
        path: `${path}[${index}].fromWeek`,
        message: `${step.fromWeek} is not a week; weeks are whole numbers from 1 on`,
      });
    if (!isWeek(step.toWeek))
      problems.push({
        path: `${path}[${index}].toWeek`,
        message: `${step.toWeek} is not a week; weeks are whole numbers from 1 on`,
      });
    if (step.toWeek < step.fromWeek)
      problems.push({
        path: `${path}[${index}].toWeek`,
        message: `week ${step.toWeek} lies before the step's first week ${step.fromWeek}`,
      });
    const previous = criterion.remedy[index - 1];
    if (previous !== undefined && step.fromWeek < previous.fromWeek) {
      problems.push({
        path: `${path}[${index}].fromWeek`,
        message: `week ${step.fromWeek} lies before week ${previous.fromWeek} of the step above; put the steps in order`,
      });
    }
  });
  return problems;
}

/** Weights are equal unless somebody says why not: for each dimension, each criterion that departs from 1 says it. */
function weightProblems(rubric: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  rubric.criteria.forEach((criterion, index) => {
    const path = `criteria[${index}].weight`;
    if (!(criterion.weight > 0) || !Number.isFinite(criterion.weight))
      problems.push({ path, message: `${criterion.weight} is not a weight; a weight is more than 0` });
  });
  for (const dimension of new Set(rubric.criteria.map((criterion) => criterion.dimension))) {
    const inside = rubric.criteria.filter((criterion) => criterion.dimension === dimension);
    if (new Set(inside.map((criterion) => criterion.weight)).size < 2) continue;
    if (inside.some((criterion) => criterion.weightReason !== null)) continue;
    const odd = inside.find((criterion) => criterion.weight !== 1) ?? inside[0];
    if (odd === undefined) continue;
    problems.push({
      path: `criteria[${rubric.criteria.indexOf(odd)}].weightReason`,
      message: `the weights in "${dimension}" differ, and nothing says why; give the reason, or leave all weights at 1`,
    });
  }
  return problems;
}

function thresholdProblems({ thresholds }: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  const { bar, confidence, minInterviewers, minCoverage } = thresholds;
  if (!(bar > 1 && bar < 5))
    problems.push({
      path: 'thresholds.bar',
      message: `${bar} does not lie between 1 and 5, the ends of the rating scale`,
    });
  if (!(confidence > 0.5 && confidence < 1))
    problems.push({
      path: 'thresholds.confidence',
      message: `${confidence} is not above 0.5 and below 1; write 0.8 for 80 %`,
    });
  if (!(Number.isInteger(minInterviewers) && minInterviewers >= 1))
    problems.push({
      path: 'thresholds.minInterviewers',
      message: `${minInterviewers} is not a whole number of interviewers from 1 on`,
    });
  if (!(minCoverage > 0 && minCoverage <= 1))
    problems.push({
      path: 'thresholds.minCoverage',
      message: `${minCoverage} is not above 0 and at most 1; write 0.6 for 60 %`,
    });
  return problems;
}

const DEFAULT_INPUTS: Readonly<Record<string, { readonly most: number; readonly unit: string }>> = {
  timeToHireDays: { most: 3650, unit: 'days' },
  rampUpWeeks: { most: 520, unit: 'weeks' },
  'firstYearRetention.inside': { most: 1, unit: 'as a share; write 0.92 for 92 %' },
  'firstYearRetention.outside': { most: 1, unit: 'as a share; write 0.92 for 92 %' },
};

function defaultProblems(rubric: Rubric): RubricProblem[] {
  const problems: RubricProblem[] = [];
  rubric.defaults.forEach((entry, index) => {
    const path = `defaults[${index}]`;
    const known = Object.hasOwn(DEFAULT_INPUTS, entry.input) ? DEFAULT_INPUTS[entry.input] : undefined;
    if (known === undefined) {
      problems.push({
        path: `${path}.input`,
        message: `"${entry.input}" is no input that may have a default; those are ${Object.keys(DEFAULT_INPUTS).join(', ')}`,
      });
      return;
    }
    if (!(entry.value >= 0 && entry.value <= known.most))
      problems.push({
        path: `${path}.value`,
        message: `${entry.value} does not lie between 0 and ${known.most} ${known.unit}`,
      });
    if (rubric.defaults.findIndex((other) => other.input === entry.input) < index)
      problems.push({ path: `${path}.input`, message: `"${entry.input}" has a default already; keep one of them` });
    if (entry.source.trim() === '')
      problems.push({
        path: `${path}.source`,
        message: 'is blank; say where the figure comes from: publication, who, when',
      });
  });
  return problems;
}

function repeated(texts: readonly string[], path: string, noun: string): RubricProblem[] {
  return texts.flatMap((text, index) =>
    comparable(text) !== '' && texts.findIndex((other) => comparable(other) === comparable(text)) < index
      ? [{ path: `${path}[${index}]`, message: `the ${noun} stands here twice; write another one` }]
      : [],
  );
}

function counted(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function isWeek(week: number): boolean {
  return Number.isInteger(week) && week >= 1;
}

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
