import type { Case } from '../case.js';
import { requiredOf } from '../case.js';
import { interviewersOf, meanOf } from '../pool.js';
import { ROUNDING } from '../readings.js';
import type { SplitPanelWords } from '../sentences/flags.js';
import { splitPanelWhy } from '../sentences/flags.js';
import { comparedEvidenceQuestion } from '../sentences/questions.js';
import type { FlagRule } from './flag-parts.js';
import { idsOf, nameOf, ratingsIn } from './flag-parts.js';

/** Means of two interviewers at least this far apart split a panel. */
const APART = 2;

/** In a required dimension two interviewers' means lie two points or more apart; one flag for each such dimension. */
export const splitPanel: FlagRule = (facts) =>
  requiredOf(facts).flatMap((dimension) => {
    const extremes = extremesIn(facts, dimension);
    if (extremes === null) return [];
    const { higher, lower } = extremes;
    const pair = [higher.interviewer, lower.interviewer];
    const widest = widestCriterion(facts, dimension, pair);
    return [
      {
        id: 'split-panel',
        severity: 'caution',
        dimension,
        why: splitPanelWhy({ dimension: nameOf(facts, dimension), higher, lower, widest }),
        because: idsOf(ratingsIn(facts, dimension).filter(({ interviewer }) => pair.includes(interviewer))),
        against: [],
        ask: [comparedEvidenceQuestion(higher.interviewer, lower.interviewer, widest?.name ?? null)],
        remedy: [],
      },
    ];
  });

interface InterviewerMean {
  readonly interviewer: string;
  readonly mean: number;
}

function extremesIn(facts: Case, dimension: string): { higher: InterviewerMean; lower: InterviewerMean } | null {
  const ratings = ratingsIn(facts, dimension);
  const means = interviewersOf(ratings).flatMap((interviewer) => {
    const mean = meanOf(ratings.filter((given) => given.interviewer === interviewer).map(({ rating }) => rating));
    return mean === null ? [] : [{ interviewer, mean }];
  });
  // Sorting is stable: of interviewers with the same mean, the first by id stands for it.
  const [higher] = [...means].sort((a, b) => b.mean - a.mean);
  const [lower] = [...means].sort((a, b) => a.mean - b.mean);
  if (higher === undefined || lower === undefined || higher.mean - lower.mean < APART - ROUNDING) return null;
  return { higher, lower };
}

/** The criterion on which the two lie furthest apart, and their ratings; null when they rated none in common. */
function widestCriterion(facts: Case, dimension: string, [one, other]: readonly string[]): SplitPanelWords['widest'] {
  const ratings = ratingsIn(facts, dimension);
  const apart = facts.rubric.criteria.flatMap(({ id, name }) => {
    const on = ratings.filter(({ criterion }) => criterion === id);
    const first = on.find(({ interviewer }) => interviewer === one);
    const second = on.find(({ interviewer }) => interviewer === other);
    if (first === undefined || second === undefined) return [];
    return [{ name, higher: first.rating, lower: second.rating }];
  });
  const [widest] = apart.sort((a, b) => Math.abs(b.higher - b.lower) - Math.abs(a.higher - a.lower));
  return widest ?? null;
}
