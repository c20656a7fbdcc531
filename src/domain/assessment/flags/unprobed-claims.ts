import { followUpTo } from '../ask.js';
import { requiredOf } from '../case.js';
import { unprobedClaimsWhy } from '../sentences/flags.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, idsOf, strongestFirst } from './flag-parts.js';

/** More than a third of the 4s and 5s in required dimensions are only claimed. */
export const unprobedClaims: FlagRule = (facts) => {
  const required = requiredOf(facts);
  const high = facts.ratings.filter(({ dimension, rating }) => rating >= 4 && required.includes(dimension));
  const claimed = high.filter(({ verification }) => verification === 'claimed');
  // In integers: exactly a third is not more than a third.
  if (3 * claimed.length <= high.length) return [];
  const criteria = facts.rubric.criteria.filter(({ id }) => claimed.some(({ criterion }) => criterion === id));
  return [
    {
      id: 'unprobed-claims',
      severity: 'caution',
      dimension: null,
      why: unprobedClaimsWhy(claimed.length, high.length),
      because: idsOf(claimed),
      against: strongestFirst(high.filter(({ verification }) => verification !== 'claimed')).map(({ id }) => id),
      ask: firstQuestions(criteria.flatMap(followUpTo)),
      remedy: [],
    },
  ];
};
