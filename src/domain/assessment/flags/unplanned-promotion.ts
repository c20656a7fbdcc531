import { lacksTransitionPlan, statusIn } from '../case.js';
import { unplannedPromotionWhy } from '../sentences/flags.js';
import { TRANSITION_QUESTION } from '../sentences/questions.js';
import { STATUS_WORDS } from '../words.js';
import type { FlagRule } from './flag-parts.js';
import { highRatingsIn, idsOf, lowRatingsIn, nameOf, remedyFor } from './flag-parts.js';

/** Somebody from inside, for a seat above the lowest stage that they have not earned, with no plan for the transition. */
export const unplannedPromotion: FlagRule = (facts) => {
  if (!lacksTransitionPlan(facts)) return [];
  const dimension = facts.requisition.stage;
  const status = statusIn(facts, dimension);
  return [
    {
      id: 'unplanned-promotion',
      severity: 'stop',
      dimension,
      why: unplannedPromotionWhy(nameOf(facts, dimension), STATUS_WORDS[status]),
      because: idsOf(lowRatingsIn(facts, dimension)),
      against: highRatingsIn(facts, dimension).map(({ id }) => id),
      ask: [TRANSITION_QUESTION],
      remedy: remedyFor(facts, dimension),
    },
  ];
};
