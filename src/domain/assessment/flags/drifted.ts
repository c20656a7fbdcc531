import { questionsOn } from '../ask.js';
import { ticksOf } from '../case.js';
import { driftedWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, highRatingsIn, idsOf, lowRatingsIn, nameOf, remedyFor } from './flag-parts.js';
import { stalledIn } from './stalled.js';

/** Closeness is lost at a seat where that can be mended, by somebody who has earned the lowest stage. */
export const drifted: FlagRule = (facts) => {
  const stalled = stalledIn(facts, 'drifted');
  if (stalled === null) return [];
  const { closeness, lowest, seat } = stalled;
  return [
    {
      id: 'drifted',
      severity: 'caution',
      dimension: closeness,
      why: driftedWhy({
        lowest: nameOf(facts, lowest),
        closeness: nameOf(facts, closeness),
        seat: nameOf(facts, seat),
      }),
      because: idsOf(lowRatingsIn(facts, closeness), ticksOf(facts, facts.rubric.signals.drift.tells).tells),
      against: highRatingsIn(facts, closeness).map(({ id }) => id),
      ask: firstQuestions(questionsOn(facts, closeness)),
      remedy: remedyFor(facts, closeness),
    },
  ];
};
