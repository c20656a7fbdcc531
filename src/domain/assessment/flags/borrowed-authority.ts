import { questionsOn } from '../ask.js';
import { ticksOf } from '../case.js';
import { borrowedStageWhy, tellsWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, highRatingsIn, idsOf, lowRatingsIn, nameOf, remedyFor, tellNames } from './flag-parts.js';

/** The seat's own stage reads borrowed (stop), or two or more interviewers ticked a tell that points to it (caution). */
export const borrowedAuthority: FlagRule = (facts) => {
  const { rubric, requisition, readings } = facts;
  const dimension = requisition.stage;
  const reading = readings[dimension];
  const ticked = ticksOf(facts, rubric.signals.borrowedAuthority.tells);
  const shared = {
    id: 'borrowed-authority',
    dimension,
    against: highRatingsIn(facts, dimension).map(({ id }) => id),
    ask: firstQuestions(questionsOn(facts, dimension)),
    remedy: remedyFor(facts, dimension),
  } as const;

  if (reading?.status === 'borrowed') {
    const why = borrowedStageWhy(nameOf(facts, dimension), rubric.thresholds.bar, reading.probability);
    return [{ ...shared, severity: 'stop', why, because: idsOf(lowRatingsIn(facts, dimension), ticked.tells) }];
  }
  if (ticked.interviewers < 2) return [];
  const { interviewers } = ticked;
  const why = tellsWhy({ interviewers, of: 'borrowed authority', tells: tellNames(facts, ticked.tells) });
  return [{ ...shared, severity: 'caution', why, because: idsOf(ticked.tells) }];
};
