import type { Rubric } from '../../rubric/rubric.js';
import { dimensionName, requiredDimensions } from '../../rubric/rubric-order.js';
import type { RouteRowNumber } from '../guidance.js';
import type { Source } from '../panel.js';
import { byCodeUnit } from '../pool.js';
import type { RouteFacts } from '../situation.js';
import { requiredWith } from '../situation.js';
import { noWayBack } from './flags.js';
import { alternatives, listed, quoted, underLimit } from './language.js';
import { namesOf, readsAs } from './readings.js';

export interface GuidanceWords {
  readonly facts: Pick<RouteFacts, 'rubric' | 'seat' | 'statuses'>;
  /** The row of the route table that fits. */
  readonly row: RouteRowNumber;
  readonly source: Source;
  /** Id of the highest stage whose whole stack is held, or null. */
  readonly fits: string | null;
  /** The criterion that speaks loudest against wanting the next stage; null when none is rated. */
  readonly wants: { readonly name: string; readonly estimate: number } | null;
  /** By unsettled dimension, the interviewers who have not rated this application in it. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
}

/** Why this route: one sentence that names the dimensions, one for each row of the route table and each source. */
export function guidanceWhy(words: GuidanceWords): string {
  const { facts, row, source } = words;
  const internal = source === 'internal';
  const pass = `pass for this seat${earnedTail(words)}`;
  const missing = requiredWith(facts, 'missing');
  const because = reads(facts, missing);
  switch (row) {
    case 1:
      return `${reads(facts, requiredDimensions(facts.rubric, facts.seat))}: everything that the seat needs is held, so this person can be ${internal ? 'promoted' : 'hired'}.`;
    case 2: {
      const foundations = missing.filter((id) => isFoundation(facts, id));
      const stands = `${nameOf(facts.rubric, facts.seat)} stands on ${foundations.length === 1 ? 'it' : 'them'}`;
      const route = internal ? `shore up ${namesOf(facts.rubric, foundations)} first` : pass;
      return `${reads(facts, foundations)}, and ${stands}: ${route}.`;
    }
    case 3:
      return `${because}: ${internal ? 'shore up both before the seat' : pass}.`;
    case 4:
      return `${because}: ${internal ? 'grow into the seat with a plan' : pass}.`;
    case 5: {
      const signal =
        words.wants === null
          ? ''
          : `, and ${quoted(words.wants.name)} reads ${underLimit(words.wants.estimate)}, below 3`;
      const sign = `, a sign that this person does not want the ${nameOf(facts.rubric, facts.seat)} career stage`;
      if (!internal) return `${because}${signal}: ${pass}.`;
      return `${because}${signal}${signal === '' ? '' : sign}: deepen the ${facts.rubric.stages[0]?.name ?? ''} line.`;
    }
    case 6:
      return `${because}${whileOthers(facts)}: ${internal ? 'grow into the seat with a plan' : pass}.`;
    case 7:
      return `${because}${whileOthers(facts)}: ${internal ? 'grow' : 'hire'} with a plan that wins it back.`;
    case 8: {
      const cannot = noWayBack(nameOf(facts.rubric, facts.seat));
      return `${because}${whileOthers(facts)}, and ${cannot}: ${internal ? 'shore it up first' : pass}.`;
    }
    case 9: {
      const unsettled = reads(facts, requiredWith(facts, 'open', 'unseen'));
      const known = missing.length === 0 ? '' : `${because}, but `;
      return `${known}${unsettled}: gather evidence before deciding${unusedTail(words)}.`;
    }
  }
}

function earnedTail({ facts, fits }: GuidanceWords): string {
  return fits === null ? '' : `; this is an earned ${nameOf(facts.rubric, fits)}`;
}

function unusedTail({ facts, unused }: GuidanceWords): string {
  const interviewers = [...new Set([...unused.values()].flat())].sort(byCodeUnit);
  const unrated = (interviewer: string): string =>
    alternatives(
      [...unused]
        .filter(([, without]) => without.includes(interviewer))
        .map(([dimension]) => nameOf(facts.rubric, dimension)),
    );
  const clauses = [...Map.groupBy(interviewers, unrated)].map(
    ([dimensions, who]) => `; ${listed(who)} ${who.length === 1 ? 'has' : 'have'} not rated ${dimensions}`,
  );
  return clauses.join('');
}

function whileOthers(facts: GuidanceWords['facts']): string {
  const others = requiredWith(facts, 'held', 'open');
  return others.length === 0 ? '' : ` while ${reads(facts, others)}`;
}

function isFoundation({ rubric, seat }: GuidanceWords['facts'], dimension: string): boolean {
  const order = rubric.stages.map(({ id }) => id);
  const place = order.indexOf(dimension);
  return place >= 0 && place < order.indexOf(seat);
}

function reads({ rubric, statuses }: GuidanceWords['facts'], dimensions: readonly string[]): string {
  return readsAs(rubric, dimensions, statuses);
}

function nameOf(rubric: Rubric, dimension: string): string {
  return dimensionName(rubric, dimension);
}
