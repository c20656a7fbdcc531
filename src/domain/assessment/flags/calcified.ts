import { questionsOn } from '../ask.js';
import { ticksOf } from '../case.js';
import { calcifiedWhy, tellsWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, highRatingsIn, idsOf, lowRatingsIn, nameOf, remedyFor, tellNames } from './flag-parts.js';
import { stalledIn } from './stalled.js';

/**
 * Closeness is lost at a seat where that cannot be mended, by somebody who has earned the lowest stage (stop);
 * or two or more interviewers ticked a calcification tell, whatever the seat (caution).
 */
export const calcified: FlagRule = (facts) => {
  const { rubric } = facts;
  const dimension = rubric.closeness?.id ?? null;
  const ticked = ticksOf(facts, rubric.signals.calcification.tells);
  const shared = {
    id: 'calcified',
    dimension,
    against: dimension === null ? [] : highRatingsIn(facts, dimension).map(({ id }) => id),
    ask: dimension === null ? [] : firstQuestions(questionsOn(facts, dimension)),
    remedy: dimension === null ? [] : remedyFor(facts, dimension),
  } as const;

  const stalled = stalledIn(facts, 'calcified');
  if (stalled !== null) {
    const { closeness, lowest, seat } = stalled;
    const names = { lowest: nameOf(facts, lowest), closeness: nameOf(facts, closeness), seat: nameOf(facts, seat) };
    const because = idsOf(lowRatingsIn(facts, closeness), ticked.tells);
    return [{ ...shared, severity: 'stop', why: calcifiedWhy(names), because }];
  }
  if (ticked.interviewers < 2) return [];
  const { interviewers } = ticked;
  const why = tellsWhy({ interviewers, of: 'calcified knowledge', tells: tellNames(facts, ticked.tells) });
  return [{ ...shared, severity: 'caution', why, because: idsOf(ticked.tells) }];
};
