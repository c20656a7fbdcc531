import type { ReadingStatus } from '../../../domain/index.js';
import type { Point, Tilt } from './arc-geometry.js';
import { placed } from './arc-geometry.js';

/** Closeness as the thread through the stack. */
export interface ArcThread {
  readonly state: 'unbroken' | 'frayed' | 'broken' | 'unseen';
  readonly strands: readonly { readonly d: string; readonly weight: number }[];
  /** Where it is tied: at its own reading below, and in the seat's layer. */
  readonly knots: readonly { readonly cx: number; readonly cy: number }[];
}

const STEP = 2;
const WEIGHT = 3;
/** Half the gap of a broken thread, and the length of its loose ends. */
const GAP = 6;
const TUFT = 18;
/** How far from the middle a frayed thread starts to come apart. */
const FRAY = 30;
/** The loose fibres: how far they bend aside, and how long they are as a share of the tuft. */
const FIBRES = [
  { aside: -6.5, long: 0.8 },
  { aside: -1.5, long: 1 },
  { aside: 3, long: 0.7 },
  { aside: 7, long: 0.95 },
] as const;

/**
 * The thread from its own reading (`from`, below the ground) up into the seat's layer (whose top is `to`): one line when
 * kept, fibres that come apart when uncertain, two loose ends when lost, dots when not observed. `breakAt` is where it
 * frays or parts.
 */
export function threadThrough(input: {
  readonly status: ReadingStatus;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly breakAt: number;
  readonly tilt: Tilt | null;
}): ArcThread {
  const { x, from, breakAt, tilt } = input;
  const top = input.to + 9;
  const line = (points: readonly Point[], weight: number) => ({ d: path(points, tilt), weight });
  const straight = (start: number, end: number) =>
    line(
      along(start, end, () => x),
      WEIGHT,
    );
  const knots = [from, top]
    .map((y) => tipped({ x, y }, tilt))
    .map((knot) => ({ cx: placed(knot.x), cy: placed(knot.y) }));
  switch (input.status) {
    case 'earned':
    case 'kept':
      return { state: 'unbroken', strands: [straight(from, top)], knots };
    case 'unproven':
    case 'uncertain': {
      const reach = Math.min(FRAY, (breakAt - top) * 0.8, (from - breakAt) * 0.5);
      const fibre = (start: number, end: number, out: number) =>
        line(
          along(start, end, (y) => x + out * swell((y - breakAt) / reach)),
          1,
        );
      return {
        state: 'frayed',
        strands: [
          straight(from, breakAt + reach),
          fibre(breakAt + reach, breakAt - reach, -1.5),
          fibre(breakAt + reach, breakAt - reach * 0.1, 6),
          fibre(breakAt - reach * 0.35, breakAt - reach, 5.5),
          fibre(breakAt + reach, breakAt + reach * 0.3, -6),
          fibre(breakAt + reach * 0.05, breakAt - reach, -6),
          straight(breakAt - reach, top),
        ],
        knots,
      };
    }
    case 'borrowed':
    case 'lost': {
      const reach = Math.min(TUFT, (breakAt - GAP - top) * 0.8);
      const loose = (at: number, towards: 1 | -1) =>
        FIBRES.map((fibre) => line(bent({ x, at, towards, reach, ...fibre }), 1.1));
      return {
        state: 'broken',
        strands: [
          straight(from, breakAt + GAP + reach),
          ...loose(breakAt + GAP + reach, -1),
          ...loose(breakAt - GAP - reach, 1),
          straight(breakAt - GAP - reach, top),
        ],
        knots,
      };
    }
    case 'unobserved':
      return { state: 'unseen', strands: [straight(from, top)], knots: [] };
  }
}

/** 1 in the middle, 0 at the ends, smooth at both. */
function swell(share: number): number {
  return Math.cos((Math.PI / 2) * Math.min(1, Math.abs(share))) ** 2;
}

/** A loose fibre from the end of the thread at `at`, bending aside as it goes. */
function bent(input: {
  x: number;
  at: number;
  towards: 1 | -1;
  reach: number;
  aside: number;
  long: number;
}): readonly Point[] {
  const { x, at, towards, reach, aside, long } = input;
  return Array.from({ length: 9 }, (_, step) => (step / 8) * long).map((share) => ({
    x: x + aside * share * share,
    y: at + towards * reach * share,
  }));
}

function along(start: number, end: number, xAt: (y: number) => number): readonly Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(end - start) / STEP));
  return Array.from({ length: steps + 1 }, (_, step) => start + ((end - start) * step) / steps).map((y) => ({
    x: xAt(y),
    y,
  }));
}

function tipped(point: Point, tilt: Tilt | null): Point {
  return tilt !== null && point.y < tilt.from ? tilt.apply(point) : point;
}

function path(points: readonly Point[], tilt: Tilt | null): string {
  return points
    .map((point) => tipped(point, tilt))
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${placed(x)} ${placed(y)}`)
    .join('');
}
