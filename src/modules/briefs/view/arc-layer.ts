import type { Tilt } from './arc-geometry.js';
import { hatchLines, placed } from './arc-geometry.js';
import type { PlacedLayer } from './arc-layout.js';
import { ARC_COLUMNS, SLOT, standsInStack } from './arc-layout.js';
import type { Mark } from './marks.js';
import { statusWord } from './wording.js';

/** One layer of the stack, as drawn. All lengths are units of the picture's view box. */
export interface ArcLayer {
  readonly id: string;
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `translate(…) rotate(…)` for a layer that has nothing to stand on; null for one that stands. */
  readonly transform: string | null;
  /** The soft edge of a solid layer: full ink at `from`, next to none at `to`. */
  readonly fade: { readonly id: string; readonly from: number; readonly to: number } | null;
  readonly hatch: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly weight: number;
  }[];
  /** The slot that the thread runs in, cut out of a filled layer. */
  readonly slot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
  readonly dot: { readonly cx: number; readonly cy: number } | null;
  /** The 80 % interval where the layer itself is empty. */
  readonly interval: { readonly x1: number; readonly x2: number; readonly y: number } | null;
  /** The heavy upper edge that marks the seat's layer. */
  readonly cap: { readonly x1: number; readonly x2: number; readonly y: number } | null;
  readonly needed: boolean;
  /** Stands in an empty, dotted layer. */
  readonly inside: { readonly x: number; readonly y: number; readonly text: string } | null;
}

type Fill = Pick<ArcLayer, 'width' | 'fade' | 'hatch' | 'slot' | 'dot' | 'interval' | 'inside'>;

/** Draws one placed layer: solid when earned, hatched when unproven, a dashed outline when borrowed, a dotted box when not observed. */
export function drawLayer(input: {
  readonly layer: PlacedLayer;
  readonly tilt: Tilt | null;
  readonly at: (value: number) => number;
  readonly id: string;
  /** Whether a thread runs through the stack. */
  readonly threaded: boolean;
}): ArcLayer {
  const { layer, tilt } = input;
  const x = ARC_COLUMNS.stack;
  const fill = fillOf(input);
  const tipped = tilt !== null && layer.top < tilt.from && standsInStack(layer);
  return {
    id: layer.id,
    mark: statusWord(layer.reading.status).mark,
    x,
    y: placed(layer.top),
    height: placed(layer.height),
    needed: layer.needed,
    transform: tipped ? tilt.transform : null,
    cap: layer.isSeat ? { x1: x - 4, x2: placed(x + fill.width + 4), y: placed(layer.top - 1) } : null,
    ...fill,
  };
}

function fillOf({ layer, at, id, threaded }: Parameters<typeof drawLayer>[0]): Fill {
  const { reading, top, height } = layer;
  const x = ARC_COLUMNS.stack;
  const middle = placed(top + height / 2);
  // A little higher than the layer, so that no edge of it shows above or below.
  const slot = threaded && layer.needed ? { ...SLOT, y: placed(top - 0.5), height: placed(height + 1) } : null;
  const empty = { fade: null, hatch: [], slot: null, dot: null, interval: null, inside: null };
  if (reading.status === 'unobserved') {
    const inside = { x: ARC_COLUMNS.scaleFrom + 4, y: placed(middle + 3), text: 'not observed' };
    return { ...empty, width: placed(layer.right - x), inside };
  }
  const low = placed(at(reading.interval80[0]));
  const high = placed(Math.max(at(reading.interval80[1]), low + 1));
  const dot = { cx: placed(at(reading.estimate)), cy: middle };
  switch (statusWord(reading.status).tone) {
    case 'missing':
      return { ...empty, width: placed(layer.right - x), dot, interval: { x1: low, x2: high, y: middle } };
    case 'open': {
      const hatch = hatchLines({ left: x, right: high, top, height, soft: low });
      return { ...empty, width: placed(high - x), hatch, slot, dot };
    }
    case 'held':
    case 'unseen':
    case 'plain':
      return { ...empty, width: placed(high - x), fade: { id: `${id}-fade`, from: low, to: high }, slot, dot };
  }
}
