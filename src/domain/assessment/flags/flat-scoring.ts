import { dimensionsOf } from '../../rubric/rubric-order.js';
import { interviewersOf } from '../pool.js';
import { flatScoringWhy } from '../sentences/flags.js';
import { standingOutQuestion } from '../sentences/questions.js';
import type { FlagRule } from './flag-parts.js';
import { idsOf, nameOf } from './flag-parts.js';

const CRITERIA = 6;
const DIMENSIONS = 2;

/** One interviewer gave the same rating to everything, over six or more criteria in two or more dimensions. */
export const flatScoring: FlagRule = (facts) =>
  interviewersOf(facts.ratings).flatMap((interviewer) => {
    const own = facts.ratings.filter((given) => given.interviewer === interviewer);
    const rated = new Set(own.map(({ dimension }) => dimension));
    const dimensions = dimensionsOf(facts.rubric).filter((id) => rated.has(id));
    const [first] = own;
    const flat = first !== undefined && own.every(({ rating }) => rating === first.rating);
    if (!flat || own.length < CRITERIA || dimensions.length < DIMENSIONS) return [];
    const why = flatScoringWhy({
      interviewer,
      rating: first.rating,
      criteria: own.length,
      dimensions: dimensions.map((id) => nameOf(facts, id)),
    });
    return [
      {
        id: 'flat-scoring',
        severity: 'note',
        dimension: null,
        why,
        because: idsOf(own),
        against: [],
        ask: [standingOutQuestion(interviewer)],
        remedy: [],
      },
    ];
  });
