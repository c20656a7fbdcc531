import type { Rubric } from '../../rubric/rubric.js';
import { dimensionName, requiredDimensions } from '../../rubric/rubric-order.js';
import type { RouteRowNumber } from '../guidance.js';
import type { RatingValue, Source } from '../panel.js';
import { byCodeUnit } from '../pool.js';
import type { RouteFacts } from '../situation.js';
import { requiredWith } from '../situation.js';
import { RATING_WORDS, ratingInWords } from '../words.js';
import { alternatives, listed, quoted, withArticle } from './language.js';
import { readsAs } from './readings.js';

/** A criterion by its name, and the rating whose word it reads as. */
export interface LowCriterion {
  readonly name: string;
  readonly reads: RatingValue;
}

export interface GuidanceWords {
  readonly facts: Pick<RouteFacts, 'rubric' | 'seat' | 'statuses'>;
  /** The row of the route table that fits. */
  readonly row: RouteRowNumber;
  readonly source: Source;
  /** Id of the highest stage whose whole stack is held, or null. */
  readonly fits: string | null;
  /** Name of the criterion that speaks loudest against wanting the next stage; null when none is rated. */
  readonly wants: string | null;
  /** The criteria that a route rests on in these dimensions, the lowest first; none of an unobserved dimension. */
  readonly lowest: (dimensions: readonly string[]) => readonly LowCriterion[];
  /** By unsettled dimension, the interviewers who were not used for it. */
  readonly unused: ReadonlyMap<string, readonly string[]>;
  /** By unsettled dimension, the interviewers who marked it not observed. */
  readonly couldNotSay: ReadonlyMap<string, readonly string[]>;
}

/** A reason of more letters than this is said shorter, where there is a shorter way to say it. */
const LETTERS = 200;

/**
 * Why this route: one sentence that names the dimensions and the criteria that decide, and does not repeat the
 * route; one for each row of the route table and each source.
 */
export function guidanceWhy(words: GuidanceWords): string {
  const { clause, rest, lowest } = reasonOf(words);
  const [first, second] = lowest;
  const lows = [[first, second], [first], []].map((some) => lowestWords(some.filter((low) => low !== undefined)));
  const sentences = rest.flatMap((details) => lows.map((low) => `${[`${clause}${low}`, ...details].join('; ')}.`));
  return sentences.find(({ length }) => length <= LETTERS) ?? sentences.at(-1) ?? `${clause}.`;
}

interface Reason {
  readonly clause: string;
  readonly lowest: readonly LowCriterion[];
  /** What else is said, in full and then shorter. */
  readonly rest: readonly (readonly string[])[];
}

function reasonOf(words: GuidanceWords): Reason {
  const { facts, row } = words;
  const { rubric, seat } = facts;
  const missing = requiredWith(facts, 'missing');
  const because = reads(facts, missing);
  const resting = (clause: string, on: readonly string[]): Reason => {
    return { clause, lowest: words.lowest(on), rest: [restOf(words, missing)] };
  };
  switch (row) {
    case 1: {
      const required = requiredDimensions(rubric, seat);
      const clause = `${reads(facts, required)}, all that the seat needs`;
      return { clause, lowest: words.lowest(required).slice(0, 1), rest: [[]] };
    }
    case 2: {
      const foundations = missing.filter((id) => isFoundation(facts, id));
      const stands = `${nameOf(rubric, seat)} stands on ${foundations.length === 1 ? 'it' : 'them'}`;
      return resting(`${reads(facts, foundations)}, and ${stands}`, foundations);
    }
    case 3:
    case 4:
    case 6:
      return resting(because, missing);
    case 5: {
      if (words.wants === null) return resting(because, missing);
      const sign = `a sign of not wanting the ${nameOf(rubric, seat)} career stage`;
      const below = `${quoted(words.wants)} reads below ${ratingInWords(WANTS_FROM)}, ${sign}`;
      return { clause: `${because}, and ${below}`, lowest: [], rest: [restOf(words, missing)] };
    }
    case 7:
      return resting(`${because}, which ${withArticle(nameOf(rubric, seat))} seat can mend`, missing);
    case 8:
      return resting(`${because}, which ${withArticle(nameOf(rubric, seat))} seat cannot mend`, missing);
    case 9: {
      const open = requiredWith(facts, 'open');
      const unsettled = reads(facts, requiredWith(facts, 'open', 'unseen'));
      const clause = missing.length === 0 ? unsettled : `${because}, but ${unsettled}`;
      const panel = panelWords(words);
      const others = othersWords(facts, requiredWith(facts, 'held'));
      return { clause, lowest: words.lowest(open), rest: [[...others, ...panel], panel] };
    }
  }
}

/** From here up a criterion says that the next stage is wanted; its estimate is below, and no word of it is shown. */
const WANTS_FROM = 3;

/** ": lowest are “A” and “B” (Mostly borrowed)". */
function lowestWords(criteria: readonly LowCriterion[]): string {
  if (criteria.length === 0) return '';
  const alike = new Set(criteria.map(({ reads: word }) => word)).size === 1;
  const each = criteria.map(({ name, reads: word }, place) => {
    const last = place === criteria.length - 1;
    return `${quoted(name)}${alike && !last ? '' : ` (${RATING_WORDS[word]})`}`;
  });
  return `: lowest ${criteria.length === 1 ? 'is' : 'are'} ${listed(each)}`;
}

/** What is said of the other required dimensions: what is earned already, above all to somebody who is passed over. */
function restOf(words: GuidanceWords, missing: readonly string[]): readonly string[] {
  const { facts, row, source, fits } = words;
  const lacking = row === 2 ? requiredWith(facts, 'missing').filter((id) => !isFoundation(facts, id)) : [];
  const others = othersWords(facts, [...requiredWith(facts, 'held', 'open'), ...lacking]);
  if (source === 'internal' || row === 7) return others;
  const { rubric } = facts;
  const closeness = rubric.closeness?.id;
  const standing = stackEarned(facts);
  const top = standing.at(-1);
  if (top !== undefined && top !== fits && closeness !== undefined && missing.includes(closeness)) {
    const earned = reads(facts, standing);
    const seats = fits === null ? 'no seat' : `only ${withArticle(nameOf(rubric, fits))} seat`;
    return [`${earned}; with closeness lost, ${seats} is held in full`];
  }
  if (fits !== null) return [`this is an earned ${nameOf(rubric, fits)}`];
  return others;
}

/** The career stages from the lowest up that are earned, whatever closeness reads. */
function stackEarned({ rubric, statuses }: GuidanceWords['facts']): readonly string[] {
  const ids = rubric.stages.map(({ id }) => id);
  const broken = ids.findIndex((id) => statuses[id] !== 'earned');
  return broken === -1 ? ids : ids.slice(0, broken);
}

function othersWords(facts: GuidanceWords['facts'], others: readonly string[]): readonly string[] {
  return others.length === 0 ? [] : [reads(facts, others)];
}

/** Who of the panels could still look, and who has looked and could not say. */
function panelWords({ facts, unused, couldNotSay }: GuidanceWords): readonly string[] {
  const unrated = byDimensions(facts.rubric, unused).map(
    ([dimensions, who]) => `${listed(who)} ${who.length === 1 ? 'has' : 'have'} not rated ${dimensions}`,
  );
  const asked = byDimensions(facts.rubric, couldNotSay).map(
    ([dimensions, who]) => `${listed(who)} could not say on ${dimensions}`,
  );
  return [...unrated, ...asked];
}

/** The same people beside all the dimensions that they share: "Leader or Closeness to the build". */
function byDimensions(
  rubric: Rubric,
  people: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, readonly string[]])[] {
  const everybody = [...new Set([...people.values()].flat())].sort(byCodeUnit);
  const shared = (person: string): string =>
    alternatives([...people].filter(([, who]) => who.includes(person)).map(([dimension]) => nameOf(rubric, dimension)));
  return [...Map.groupBy(everybody, shared)];
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
