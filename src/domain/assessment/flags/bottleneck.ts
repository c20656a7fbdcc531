import { foundationsOf } from '../../rubric/rubric-order.js';
import { followUpTo } from '../ask.js';
import { lowestCriteria, statusIn, ticksOf } from '../case.js';
import { planLines } from '../plan.js';
import { ROUNDING } from '../readings.js';
import { bottleneckWhy, tellsWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, idsOf, strongestFirst, tellNames } from './flag-parts.js';

/** A signalling criterion estimated at this or below raises the flag. */
const LIMIT = 2.5;

/** Seat above the lowest stage, and a signalling criterion reads low or two or more interviewers ticked a tell for it. */
export const bottleneck: FlagRule = (facts) => {
  const { rubric, requisition, ratings } = facts;
  if (foundationsOf(rubric, requisition.stage).length === 0) return [];

  const { criteria: ids, tells } = rubric.signals.bottleneck;
  const signalling = lowestCriteria(facts, ({ criterion }) => ids.includes(criterion));
  const low = signalling.filter(({ estimate }) => estimate <= LIMIT + ROUNDING);
  const ticked = ticksOf(facts, tells);
  if (low.length === 0 && ticked.interviewers < 2) return [];

  const concerned = (low.length > 0 ? low : signalling).map(({ criterion }) => criterion);
  const given = ratings.filter(({ criterion }) => concerned.some(({ id }) => id === criterion));
  const { bar } = rubric.thresholds;
  const why =
    low.length > 0
      ? bottleneckWhy({
          criteria: low.map(({ criterion, estimate }) => ({ name: criterion.name, estimate })),
          limit: LIMIT,
          observed: low.every(({ criterion }) => statusIn(facts, criterion.dimension) !== 'unobserved'),
        })
      : tellsWhy({
          interviewers: ticked.interviewers,
          of: 'a bottleneck',
          tells: tellNames(facts, ticked.tells),
        });
  return [
    {
      id: 'bottleneck',
      severity: 'caution',
      dimension: concerned[0]?.dimension ?? null,
      why,
      because: idsOf(low.length > 0 ? given.filter(({ rating }) => rating < bar) : [], ticked.tells),
      against: strongestFirst(given.filter(({ rating }) => rating >= bar)).map(({ id }) => id),
      ask: firstQuestions(concerned.flatMap(followUpTo)),
      remedy: planLines(concerned.slice(0, 1)),
    },
  ];
};
