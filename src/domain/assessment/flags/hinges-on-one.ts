import { distinct, questionsOn } from '../ask.js';
import { requiredOf } from '../case.js';
import { hingesOnOneWhy } from '../sentences/flags.js';
import { wouldRead } from '../sentences/readings.js';
import { routeInWords } from '../words.js';
import type { FlagRule } from './flag-parts.js';
import { firstQuestions, idsOf } from './flag-parts.js';

/** Leaving any one interviewer out changes the route or the status of a required dimension. */
export const hingesOnOne: FlagRule = (facts) => {
  const { rubric, hinges, ratings } = facts;
  if (hinges.length === 0) return [];
  const required = requiredOf(facts);
  const concerned = required.filter((id) => hinges.some(({ dimensions }) => dimensions.includes(id)));
  const dimensions = concerned.length > 0 ? concerned : required;
  return [
    {
      id: 'hinges-on-one',
      severity: 'caution',
      dimension: concerned.length === 1 ? (concerned[0] ?? null) : null,
      why: hingesOnOneWhy(
        hinges.map(({ interviewer, route, statuses }) => ({
          interviewer,
          route: route === null ? null : routeInWords(rubric, route),
          readings: wouldRead(rubric, statuses),
        })),
      ),
      because: idsOf(
        ratings.filter(
          ({ interviewer, dimension }) =>
            dimensions.includes(dimension) && hinges.some((hinge) => hinge.interviewer === interviewer),
        ),
      ),
      against: [],
      ask: firstQuestions(distinct(dimensions.flatMap((dimension) => questionsOn(facts, dimension, 1)))),
      remedy: [],
    },
  ];
};
