import type { PairComparison, RankReading } from '../../../domain/index.js';
import { dimensionName } from '../../../domain/index.js';
import type { ListedApplication } from '../../assessments/shortlist-content.js';
import { clampText } from './clamp.js';
import type { MarkedWord } from './marks.js';
import { placeAxis, placePlot, type PlaceAxis, type PlacePlot } from './place-plot.js';
import { cellOf, EMPTY, keyOf, pairsOf, type PlaceCell, type Pairs } from './place-pairs.js';
import { mostLikely, orderSentence, placeWords, type Contender } from './place-words.js';
import { named } from './prose.js';
import { percent } from './rounding.js';
import type { ComparisonSource } from './source.js';
import { closed, counted, listed, midSentence } from './wording.js';

/** How sure the order of the candidates is in one dimension: their places drawn, and each leading one against each. */
export interface PlacesView {
  readonly dimension: string;
  /** One sentence: who stands first, or that it is open. */
  readonly lead: string;
  /** Why there is nothing to draw; null where there is. */
  readonly none: string | null;
  /** The leading ones, each against each; null where there is nothing to draw. */
  readonly table: PlaceTable | null;
  /** How to read the comparison one by one. */
  readonly key: readonly { readonly status: MarkedWord; readonly words: string }[];
  /** Why some were not compared with others; null where all were. */
  readonly apart: string | null;
  /** Those behind the leading ones, who are not compared one by one. */
  readonly more: { readonly words: string; readonly table: PlaceTable } | null;
  /** Who has no place, in a sentence. */
  readonly unplaced: string | null;
}

export interface PlaceTable {
  readonly dimension: string;
  /** Those who can be compared with each other stand in one set; the widest first. */
  readonly sets: readonly PlaceSet[];
  /** The axis of the only set; null where each set has its own above it. */
  readonly axis: Pick<PlacePlot, 'ticks'> | null;
  /** Numbers of the rows that others are set against: all but the first. */
  readonly over: readonly { readonly number: number }[];
  /** So many columns that the others must be narrow. */
  readonly wide: boolean;
}

interface PlaceSet {
  /** "Compared among themselves: 3 of 5"; null where there is one set only. */
  readonly head: string | null;
  readonly ticks: PlacePlot['ticks'];
  readonly rows: readonly PlaceRow[];
}

interface PlaceRow {
  readonly id: string;
  readonly number: number;
  readonly candidate: string;
  /** On a page: the way to the candidate, and the advice; null on paper, where the table beside it says both. */
  readonly href: string | null;
  readonly route: string | null;
  /** Whether the advice lets them take the seat. */
  readonly fills: boolean;
  readonly plot: PlacePlot;
  /** "1 to 3"; "none" where the candidate cannot be compared with anybody. */
  readonly place: string;
  /** "most likely, 62%", "12%"; null where there is none. */
  readonly first: string | null;
  /** Against each number of `over`; nothing in them up to the row's own. */
  readonly cells: readonly PlaceCell[];
}

/** So many are set against each other one by one; of more, nobody reads a triangle. */
const LEADING = 8;
/** Names in the sentence on those who have no place. */
const UNPLACED = 4;
/** Columns of one against one that leave the others their full width on paper. */
const NARROW = 5;

/** An application with its place, in the order of the picture. */
interface Entry {
  readonly application: ListedApplication;
  readonly rank: RankReading;
  readonly name: string;
}

/** Places and comparisons in one dimension. @param order the applications as the shortlist orders them */
export function places(source: ComparisonSource, dimension: string, order: readonly ListedApplication[]): PlacesView {
  const name = dimensionName(source.rubric, dimension);
  const ranks = new Map((source.assessment.panel.ranks?.[dimension] ?? []).map((rank) => [rank.application, rank]));
  const entries = order.flatMap((application): readonly Entry[] => {
    const rank = ranks.get(application.id);
    return rank === undefined ? [] : [{ application, rank, name: clampText(application.candidate, 40).text }];
  });
  const sets = setsOf(entries);
  const pairs = pairsOf(source.assessment.panel.comparisons[dimension] ?? []);
  const unplaced = unplacedWords(entries, name);
  const none = noOrder({ candidates: order.length, ranked: ranks.size > 0, sets, name });
  const nothing = { table: null, key: [], apart: null, more: null, unplaced };
  if (none !== null) return { dimension: name, lead: none, none, ...nothing };
  const all = rowsOf(source, sets, pairs);
  const axis = all.length === 1 ? { ticks: all[0]?.ticks ?? [] } : null;
  const leading = withRows(all, ({ number }) => number <= LEADING);
  const behind = withRows(all, ({ number }) => number > LEADING);
  const count = behind.flatMap(({ rows }) => rows).length;
  const over = leading.flatMap(({ rows }) => rows.map(({ number }) => ({ number }))).slice(1);
  const table = { dimension: name, axis };
  return {
    dimension: name,
    lead: leadOf(sets, pairs, name),
    none: null,
    table: { ...table, sets: leading, over, wide: over.length > NARROW },
    key: keyOf(leading.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))),
    apart: sets.length < 2 ? null : reasonOf(source.assessment.panel.comparisons[dimension] ?? []),
    more:
      count === 0
        ? null
        : { words: counted(count, 'more candidate'), table: { ...table, sets: behind, over: [], wide: false } },
    unplaced,
  };
}

/** "place 1 to 3 of 6 on Leader", for a table; null where the candidate has none. */
export function placeOf({ assessment, rubric }: ComparisonSource, dimension: string, id: string): string | null {
  const rank = assessment.panel.ranks?.[dimension]?.find(({ application }) => application === id);
  const words = rank === undefined ? null : placeWords(rank);
  return words === null || rank === undefined
    ? null
    : `place ${words} of ${rank.among} on ${dimensionName(rubric, dimension)}`;
}

/** The widest set first, then that of the better advised; inside by expected place, of equals the better advised. */
function setsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const observed = entries.filter(({ rank }) => rank.set !== null);
  return [...Map.groupBy(observed, ({ rank }) => rank.set).values()]
    .map((set) => set.toSorted((a, b) => (a.rank.expectedRank ?? 1) - (b.rank.expectedRank ?? 1)))
    .toSorted((a, b) => b.length - a.length);
}

function rowsOf(
  { assessment: { seat } }: ComparisonSource,
  sets: readonly (readonly Entry[])[],
  pairs: Pairs,
): readonly PlaceSet[] {
  const all = sets.flat();
  const numbers = new Map(all.map(({ application: { id } }, index) => [id, index + 1]));
  const others = all.slice(1, LEADING);
  return sets.map((set) => {
    const axis = placeAxis(set.length);
    const likely = mostLikely(contendersOf(set));
    return {
      head: sets.length === 1 ? null : groupHead(set.length, all.length),
      ticks: set.length === 1 ? [] : axis.ticks,
      rows: set.map((entry) => {
        const { id } = entry.application;
        const number = numbers.get(id) ?? 0;
        return {
          id,
          number,
          candidate: entry.name,
          href: null,
          route: null,
          fills: seat.inside.includes(id) || seat.outside.includes(id),
          ...drawn(entry, axis, likely),
          cells:
            number > LEADING
              ? []
              : others.map((other, index) =>
                  index + 2 <= number
                    ? EMPTY
                    : cellOf(pairs(id, other.application.id), { number: index + 2, name: other.name }),
                ),
        };
      }),
    };
  });
}

function withRows(sets: readonly PlaceSet[], chosen: (row: PlaceRow) => boolean): readonly PlaceSet[] {
  return sets.map((set) => ({ ...set, rows: set.rows.filter(chosen) })).filter(({ rows }) => rows.length > 0);
}

function drawn({ rank, application }: Entry, axis: PlaceAxis, likely: Contender | null) {
  const ahead = likely?.id === application.id;
  return {
    plot: placePlot(axis, rank),
    place: placeWords(rank) ?? 'none',
    first: rank.best === null ? null : `${ahead ? 'most likely, ' : ''}${percent(rank.best)}`,
  };
}

function groupHead(members: number, all: number): string {
  return members === 1 ? 'Compared with nobody' : `Compared among themselves: ${members} of ${all}`;
}

function contendersOf(set: readonly Entry[]): readonly Contender[] {
  return set.flatMap(({ application: { id }, name, rank: { best } }) => (best === null ? [] : [{ id, name, best }]));
}

function leadOf(sets: readonly (readonly Entry[])[], pairs: Pairs, dimension: string): string {
  const [widest = []] = sets;
  const ids = widest.map(({ application: { id } }) => id);
  const sure = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => pairs(a, b) ?? 0.5));
  const surest = sure.reduce((most, chance) => Math.max(most, chance, 1 - chance), 0.5);
  return orderSentence({ dimension, contenders: contendersOf(widest), surest, whole: sets.length === 1 });
}

function reasonOf(comparisons: readonly PairComparison[]): string | null {
  const reason = comparisons.find(({ notComparable }) => notComparable !== null)?.notComparable ?? null;
  return reason === null ? null : `Those of different groups are not compared: ${closed(midSentence(reason))}`;
}

function unplacedWords(entries: readonly Entry[], dimension: string): string | null {
  const names = entries.filter(({ rank }) => rank.set === null).map(({ application }) => named(application.candidate));
  if (names.length === 0 || names.length === entries.length) return null;
  const shown = names.slice(0, names.length > UNPLACED + 1 ? UNPLACED : names.length);
  const rest = names.length - shown.length;
  const who = listed([...shown, ...(rest === 0 ? [] : [`${rest} more`])]);
  return `Not observed on ${named(dimension)}, so without a place: ${who}.`;
}

function noOrder(input: {
  readonly candidates: number;
  readonly ranked: boolean;
  readonly sets: readonly (readonly Entry[])[];
  readonly name: string;
}): string | null {
  const { candidates, ranked, sets } = input;
  const on = `on ${named(input.name)}`;
  if (candidates < 2) return 'One candidate: there is nobody to compare with.';
  if (!ranked) return 'This assessment was made before places were worked out, and says nothing of them.';
  const observed = sets.flat().length;
  if (observed === 0) return `Nobody was observed ${on}, so there is no order to be sure of.`;
  if (observed === 1) return `Only one candidate was observed ${on}, so there is nobody to compare with.`;
  if (sets.every((set) => set.length === 1))
    return `Nobody can be compared ${on}: no two candidates share interviewers, not even through others, so who was rated more severely cannot be told.`;
  return null;
}
