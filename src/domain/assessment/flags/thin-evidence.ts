import { criteriaOf } from '../../rubric/rubric-order.js';
import { questionsOn } from '../ask.js';
import { requiredOf, statusIn } from '../case.js';
import { couldNotSay, interviewersOf } from '../pool.js';
import { ROUNDING } from '../readings.js';
import { thinEvidenceWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, idsOf, nameOf, ratingsIn } from './flag-parts.js';

/** A required dimension is unobserved; one flag for each. A career stage above the seat is never required. */
export const thinEvidence: FlagRule = (facts) =>
  requiredOf(facts)
    .filter((dimension) => statusIn(facts, dimension) === 'unobserved')
    .map((dimension) => {
      const { minInterviewers, minCoverage } = facts.rubric.thresholds;
      const ratings = ratingsIn(facts, dimension);
      const criteria = criteriaOf(facts.rubric, dimension).length;
      const why = thinEvidenceWhy({
        dimension: nameOf(facts, dimension),
        interviewers: interviewersOf(ratings).length,
        interviewersNeeded: minInterviewers,
        rated: new Set(ratings.map(({ criterion }) => criterion)).size,
        criteria,
        ratedNeeded: Math.ceil(minCoverage * criteria - ROUNDING),
        couldNotSay: couldNotSay(facts.rubric, facts.application, dimension),
      });
      return {
        id: 'thin-evidence',
        severity: 'caution',
        dimension,
        why,
        because: idsOf(ratings),
        against: [],
        ask: firstQuestions(questionsOn(facts, dimension)),
        remedy: [],
      };
    });
