import type { PairComparison } from '../../../domain/index.js';
import type { MarkedWord } from './marks.js';
import { certaintyWord } from './place-words.js';
import { named } from './prose.js';
import { shortPercent } from './rounding.js';

/** One against one: the chance that the row stands higher than the column. */
export interface PlaceCell {
  /** "over 2 Ada Byron". */
  readonly label: string | null;
  readonly status: MarkedWord | null;
  /** "81%", ">99%"; null when not comparable. */
  readonly figure: string | null;
}

/** Up to a row's own column. */
export const EMPTY: PlaceCell = { label: null, status: null, figure: null };

/** The chance of one to stand higher than another; null where they cannot be compared. */
export type Pairs = (a: string, b: string) => number | null;

/** Every pair of a dimension, whichever way round it is asked for. */
export function pairsOf(comparisons: readonly PairComparison[]): Pairs {
  const known = new Map(comparisons.map((pair) => [`${pair.a}\n${pair.b}`, pair.probability]));
  return (a, b) => {
    const direct = known.get(`${a}\n${b}`);
    if (direct !== undefined) return direct;
    const mirrored = known.get(`${b}\n${a}`) ?? null;
    return mirrored === null ? null : 1 - mirrored;
  };
}

/** What stands where a row meets the column of another. @param other its number and name */
export function cellOf(
  probability: number | null,
  other: { readonly number: number; readonly name: string },
): PlaceCell {
  return {
    label: `over ${other.number} ${named(other.name)}`,
    status: certaintyWord(probability),
    figure: probability === null ? null : shortPercent(probability),
  };
}

/** The signs that stand in the cells, from the surest. */
export function keyOf(cells: readonly PlaceCell[]): readonly { readonly status: MarkedWord; readonly words: string }[] {
  const marks = new Set(cells.map(({ status }) => status?.mark));
  return [
    { status: certaintyWord(1), words: '80% and more' },
    { status: certaintyWord(0.7), words: '60% and more' },
    { status: certaintyWord(0.5), words: 'cannot be told apart' },
    { status: certaintyWord(null), words: 'not comparable' },
  ].filter(({ status }) => status.mark !== 'dotted' || marks.has('dotted'));
}
