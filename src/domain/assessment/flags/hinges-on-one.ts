import type { ReadingStatus } from '../assessment.js';
import { distinct, questionsOn } from '../ask.js';
import { requiredOf } from '../case.js';
import type { Hinge } from '../robustness.js';
import { hingesOnOneWhy } from '../sentences/flags.js';
import { wouldRead } from '../sentences/readings.js';
import { routeInWords } from '../sentences/route.js';
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
        alike(hinges).map(({ interviewers, route, statuses }) => ({
          interviewers,
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

interface AlikeHinges extends Pick<Hinge, 'route' | 'statuses'> {
  readonly interviewers: readonly string[];
}

/**
 * Hinges that turn to the same route are one: said with what they have in common, and then what each changes besides.
 * Those without any one of whom the same would read stand together.
 */
function alike(hinges: readonly Hinge[]): readonly AlikeHinges[] {
  return [...Map.groupBy(hinges, ({ route }) => route)].flatMap(([route, group]) => {
    const common = entriesIn(group[0]).filter(([id, status]) => group.every(({ statuses }) => statuses[id] === status));
    if (route === null && common.length === 0) return together(group);
    const shared = {
      route,
      statuses: Object.fromEntries(common),
      interviewers: group.map(({ interviewer }) => interviewer),
    };
    const besides = group.map((hinge) => ({
      ...hinge,
      route: null,
      statuses: Object.fromEntries(entriesIn(hinge).filter(([id]) => !(id in shared.statuses))),
    }));
    return [shared, ...together(besides.filter(({ statuses }) => Object.keys(statuses).length > 0))];
  });
}

function together(hinges: readonly Hinge[]): readonly AlikeHinges[] {
  return [...Map.groupBy(hinges, ({ statuses }) => JSON.stringify(statuses)).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ route: first.route, statuses: first.statuses, interviewers: group.map(({ interviewer }) => interviewer) }];
  });
}

function entriesIn(hinge: Hinge | undefined): readonly (readonly [string, ReadingStatus])[] {
  return Object.entries(hinge?.statuses ?? {});
}
