import { scaleLinear } from 'd3-scale';
import type { RankReading } from '../../../domain/index.js';
import { placed } from './arc-geometry.js';

/** Places 1 to n across a strip, in shares of its width, so that dots stay round whatever that is. */
export interface PlaceAxis {
  readonly at: (place: number) => number;
  /** Where a place is named, and a fine line goes through every strip below. */
  readonly ticks: readonly PlaceTick[];
}

interface PlaceTick {
  readonly x: number;
  readonly label: string;
}

/** The expected place as a dot, the 80 % interval of the place as a thick line. */
export interface PlacePlot {
  readonly ticks: readonly PlaceTick[];
  /** Null where there is no place: the strip then stays empty, and the words beside it say so. */
  readonly drawn: { readonly dotX: number; readonly x1: number; readonly x2: number } | null;
}

/** So that a dot at the first or the last place stays inside the strip. */
const INSET = 6;
/** Up to here every place is named; of more, the first, the last, and round ones between. */
const NAMED = 8;

/** @param among how many places there are, 1 and more */
export function placeAxis(among: number): PlaceAxis {
  const scale = scaleLinear([1, Math.max(2, among)], [INSET, 100 - INSET]);
  const at = (place: number): number => placed(scale(place));
  return { at, ticks: named(among).map((place) => ({ x: at(place), label: String(place) })) };
}

function named(among: number): readonly number[] {
  if (among <= NAMED) return Array.from({ length: among }, (_, index) => index + 1);
  const round = scaleLinear([1, among], [0, 1]).ticks(5);
  // None so near to the first or the last that their figures would touch.
  const between = round.filter((place) => place - 1 >= among / NAMED && among - place >= among / NAMED);
  return [1, ...between, among];
}

/** The strip of one application on the axis of its set. */
export function placePlot({ at, ticks }: PlaceAxis, { expectedRank, rank80 }: RankReading): PlacePlot {
  if (expectedRank === null || rank80 === null) return { ticks: [], drawn: null };
  return { ticks, drawn: { dotX: at(expectedRank), x1: at(rank80[0]), x2: at(rank80[1]) } };
}
