/** Shapes of the arc picture: how layers above a missing one tip over, and how an unproven one is hatched. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How everything above `from` has tipped. */
export interface Tilt {
  /** Layers whose top lies above this line (a smaller y) are tipped. */
  readonly from: number;
  /** Clockwise, in degrees. */
  readonly degrees: number;
  readonly pivot: Point;
  readonly transform: string;
  /** Where a point of the stack has gone. */
  readonly apply: (point: Point) => Point;
}

const STEEPEST = 8;
const GENTLEST = 3.5;
const SLIDE = 7;

/** A coordinate, to a hundredth of a unit: the same picture gives the same bytes. */
export function placed(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/**
 * The tilt of a stack over the edge of what is left of a missing layer: around the upper corner at `edge`, so far that
 * what hangs over (`reach`) sinks into the gap (`drop`), never through it, and a little slid out.
 */
export function tiltOver(input: {
  readonly edge: number;
  readonly top: number;
  readonly drop: number;
  readonly reach: number;
  readonly left: number;
}): Tilt {
  const pivot = { x: Math.max(input.edge, input.left + 24), y: input.top };
  const overhang = Math.max(1, input.reach - pivot.x);
  const sink = (Math.asin(Math.min(1, (input.drop * 0.8) / overhang)) * 180) / Math.PI;
  return tiltOf({ from: input.top, degrees: placed(Math.min(STEEPEST, Math.max(GENTLEST, sink))), pivot });
}

function tiltOf({ from, degrees, pivot }: { from: number; degrees: number; pivot: Point }): Tilt {
  const angle = (degrees * Math.PI) / 180;
  return {
    from,
    degrees,
    pivot,
    transform: `translate(${SLIDE} 0) rotate(${degrees} ${placed(pivot.x)} ${placed(pivot.y)})`,
    apply: ({ x, y }) => ({
      x: pivot.x + (x - pivot.x) * Math.cos(angle) - (y - pivot.y) * Math.sin(angle) + SLIDE,
      y: pivot.y + (x - pivot.x) * Math.sin(angle) + (y - pivot.y) * Math.cos(angle),
    }),
  };
}

const HATCH = { spacing: 6.5, heavy: 2, light: 0.35 } as const;

/** Rising lines that fill a layer; from `soft` on they thin out to its right end, as a soft edge. */
export function hatchLines(frame: {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  readonly soft: number;
}): readonly { x1: number; y1: number; x2: number; y2: number; weight: number }[] {
  const { left, right, top, height, soft } = frame;
  const lines = [];
  for (let foot = left - height + HATCH.spacing; foot < right; foot += HATCH.spacing) {
    const from = Math.max(foot, left);
    const to = Math.min(foot + height, right);
    if (to - from < 0.5) continue;
    const middle = (from + to) / 2;
    const faded = Math.min(1, Math.max(0, (middle - soft) / Math.max(1, right - soft)));
    lines.push({
      x1: placed(from),
      y1: placed(top + height - (from - foot)),
      x2: placed(to),
      y2: placed(top + height - (to - foot)),
      weight: placed(HATCH.heavy + (HATCH.light - HATCH.heavy) * faded),
    });
  }
  return lines;
}
