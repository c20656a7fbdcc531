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

const STEP = 3;
const WEIGHT = 2.75;
const TUFT = 15;
const FRAY = 34;

/**
 * The thread from its own reading (`from`, below the ground) up to the top of the seat's layer (`to`): one line when
 * kept, three that come apart when uncertain, two ends when lost, dots when not observed. `breakAt` is where it frays or parts.
 */
export function threadThrough(input: {
  readonly status: ReadingStatus;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly breakAt: number;
  readonly tilt: Tilt | null;
}): ArcThread {
  const { x, from, to, breakAt, tilt } = input;
  const line = (points: readonly Point[], weight: number) => ({ d: path(points, tilt), weight });
  const straight = (start: number, end: number) => along(start, end, () => x);
  const top = to + 7;
  const knots = [
    { x, y: from },
    { x, y: top },
  ].map((point) => tipped(point, tilt));
  const tied = knots.map((point) => ({ cx: placed(point.x), cy: placed(point.y) }));
  switch (input.status) {
    case 'earned':
    case 'kept':
      return { state: 'unbroken', strands: [line(straight(from, top), WEIGHT)], knots: tied };
    case 'unproven':
    case 'uncertain': {
      const reach = Math.min(FRAY, (breakAt - top) * 0.9, (from - breakAt) * 0.6);
      const bulge = (y: number, out: number) =>
        x + out * Math.cos((Math.PI / 2) * Math.min(1, Math.abs(y - breakAt) / reach)) ** 2;
      return {
        state: 'frayed',
        strands: [
          line(straight(from, breakAt + reach), WEIGHT),
          line(
            along(breakAt + reach, breakAt - reach, (y) => bulge(y, 1)),
            0.8,
          ),
          line(
            along(breakAt + reach, breakAt + 3, (y) => bulge(y, -7)),
            0.9,
          ),
          line(
            along(breakAt - 3, breakAt - reach, (y) => bulge(y, -5)),
            0.9,
          ),
          line(
            along(breakAt + reach, breakAt + 8, (y) => bulge(y, 7.5)),
            0.9,
          ),
          line(
            along(breakAt - 9, breakAt - reach, (y) => bulge(y, 6)),
            0.9,
          ),
          line(straight(breakAt - reach, top), WEIGHT),
        ],
        knots: tied,
      };
    }
    case 'borrowed':
    case 'lost':
      return {
        state: 'broken',
        strands: [
          line(straight(from, breakAt + 2 * TUFT), WEIGHT),
          ...tuft({ x, at: breakAt + 2 * TUFT, towards: -1 }).map((points) => line(points, 1)),
          ...tuft({ x, at: breakAt - TUFT, towards: 1 }).map((points) => line(points, 1)),
          line(straight(breakAt - TUFT, Math.min(top, breakAt - TUFT)), WEIGHT),
        ],
        knots: tied,
      };
    case 'unobserved':
      return { state: 'unseen', strands: [line(straight(from, top), 1.25)], knots: [] };
  }
}

/** The loose end of a cut thread: three fibres that curl apart. */
function tuft({ x, at, towards }: { x: number; at: number; towards: 1 | -1 }): readonly (readonly Point[])[] {
  return [-6, 1.5, 6.5].map((out) =>
    Array.from({ length: 6 }, (_, step) => step / 5).map((share) => ({
      x: x + out * share ** 1.6,
      y: at + towards * share * (TUFT - Math.abs(out)),
    })),
  );
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
