import { foundationsOf } from '../../rubric/rubric-order.js';
import type { Severity, SkipRiskLevel } from '../assessment.js';
import { questionsOn } from '../ask.js';
import { statusIn, ticksOf } from '../case.js';
import { stageSkipWhy } from '../sentences/flags.js';
import { STATUS_WORDS } from '../words.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, highRatingsIn, idsOf, lowRatingsIn, nameOf, remedyFor } from './flag-parts.js';

const SEVERITIES: Readonly<Record<SkipRiskLevel, Severity | null>> = {
  low: null,
  watch: 'note',
  elevated: 'caution',
  high: 'stop',
  unknown: null,
  'not-applicable': null,
};

/** The risk that a foundation of the seat was passed over: note, caution or stop by its level. */
export const stageSkip: FlagRule = (facts) => {
  const { rubric, requisition, readings, skipRisk } = facts;
  const severity = SEVERITIES[skipRisk.level];
  if (severity === null || skipRisk.probability === null) return [];

  const foundations = foundationsOf(rubric, requisition.stage).map(({ id }) => id);
  const observed = foundations.filter((id) => statusIn(facts, id) !== 'unobserved');
  // A risk can add up over foundations that are each earned: then it speaks of the least sure of them.
  const leastSure = [...observed].sort((a, b) => (readings[a]?.probability ?? 1) - (readings[b]?.probability ?? 1));
  const dimension = skipRisk.carriedBy[0] ?? leastSure[0] ?? null;
  if (dimension === null) return [];

  const speaking = skipRisk.carriedBy.length > 0 ? skipRisk.carriedBy : [dimension];
  const { missingLayer } = rubric.signals;
  const pointsHere = missingLayer.dimension !== null && speaking.includes(missingLayer.dimension);
  const why = stageSkipWhy({
    seat: nameOf(facts, requisition.stage),
    foundations: foundations.map((id) => nameOf(facts, id)),
    someUnobserved: observed.length < foundations.length,
    carriedBy: skipRisk.carriedBy.map((id) => `${nameOf(facts, id)} (${STATUS_WORDS[statusIn(facts, id)]})`),
    probability: skipRisk.probability,
  });
  return [
    {
      id: 'stage-skip',
      severity,
      dimension,
      why,
      because: idsOf(
        speaking.flatMap((id) => lowRatingsIn(facts, id)),
        pointsHere ? ticksOf(facts, missingLayer.tells).tells : [],
      ),
      against: speaking.flatMap((id) => highRatingsIn(facts, id)).map(({ id }) => id),
      ask: firstQuestions(questionsOn(facts, dimension)),
      remedy: remedyFor(facts, dimension),
    },
  ];
};
