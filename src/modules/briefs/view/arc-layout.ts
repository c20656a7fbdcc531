import type { ApplicationAssessment, Reading, Rubric } from '../../../domain/index.js';
import type { Tilt } from './arc-geometry.js';
import { tiltOver } from './arc-geometry.js';
import { readingOf } from './source.js';

/** The columns of the picture: names, stack, readings. They line up with the columns of the page around it. */
export const ARC_COLUMNS = { width: 640, stack: 112, scaleFrom: 142, scaleTo: 452, readings: 478 } as const;

/** The slot in every layer that the thread runs in. */
export const SLOT = { x: 119, width: 18 } as const;

/** Heights of what is not a layer of the seat's own stack. */
export const ROW = { above: 30, gap: 5, head: 20, closeness: 40, beforeCloseness: 12, ticks: 18 } as const;

/** A rubric may have many stages: their layers share this height. */
const STACK = 190;

export interface PlacedLayer {
  readonly id: string;
  readonly reading: Reading;
  readonly needed: boolean;
  readonly isSeat: boolean;
  readonly top: number;
  readonly height: number;
  /** The layer's right end; an unobserved one is an empty box over the whole scale. */
  readonly right: number;
}

/** The layers where they lie, and how they have tipped. */
export interface ArcLayout {
  /** The topmost first. */
  readonly layers: readonly PlacedLayer[];
  readonly tilt: Tilt | null;
  /** Where the stack stands. */
  readonly base: number;
}

/**
 * Places the stages of a rubric as a stack. Everything that stands on a missing foundation tips over its edge; a layer
 * above the seat that nobody rated is no part of the stack, and hangs above it.
 */
export function layOut(input: {
  readonly rubric: Rubric;
  readonly seat: string;
  readonly application: ApplicationAssessment;
  readonly at: (value: number) => number;
  readonly rowHeight: number;
}): ArcLayout {
  const level = placeFrom(input, 0);
  const tilt = tiltOf(level);
  if (tilt === null) return { layers: level, tilt, base: baseOf(level) };
  const lift = headroom(level, tilt);
  const lifted = placeFrom(input, lift);
  return { layers: lifted, tilt: tiltOf(lifted), base: baseOf(lifted) };
}

/** Whether a layer belongs to the stack: needed for the seat, or rated above it. */
export function standsInStack({ needed, reading }: Pick<PlacedLayer, 'needed' | 'reading'>): boolean {
  return needed || reading.status !== 'unobserved';
}

/** Layers from the top down, with `lift` units of air between what hangs and what stands. */
function placeFrom(input: Parameters<typeof layOut>[0], lift: number): readonly PlacedLayer[] {
  const { rubric, seat, application, at, rowHeight } = input;
  const seatIndex = rubric.stages.findIndex(({ id }) => id === seat);
  let top: number = ROW.head;
  let lifted = false;
  return rubric.stages
    .map(({ id }, index) => ({
      id,
      needed: index <= seatIndex,
      isSeat: index === seatIndex,
      reading: readingOf(application, id),
    }))
    .reverse()
    .map((layer) => {
      if (!lifted && standsInStack(layer)) {
        top += lift;
        lifted = true;
      }
      const height = layer.needed ? Math.min(rowHeight, STACK / (seatIndex + 1)) : ROW.above;
      const right = layer.reading.status === 'unobserved' ? ARC_COLUMNS.scaleTo : at(layer.reading.estimate);
      const placedLayer = { ...layer, top, height, right };
      top += height + ROW.gap;
      return placedLayer;
    });
}

function baseOf(layers: readonly PlacedLayer[]): number {
  return Math.max(...layers.map(({ top, height }) => top + height)) + 1;
}

/** The tilt over the lowest missing foundation; null when none is missing. */
function tiltOf(layers: readonly PlacedLayer[]): Tilt | null {
  const upwards = [...layers].reverse();
  const missing = upwards.findIndex(
    ({ reading, needed, isSeat }) => needed && !isSeat && reading.status === 'borrowed',
  );
  const hole = upwards[missing];
  const above = upwards[missing + 1];
  if (hole === undefined || above === undefined) return null;
  return tiltOver({ edge: hole.right, top: hole.top, drop: hole.height, reach: above.right, left: ARC_COLUMNS.stack });
}

/** How far the tipped layers would rise above where they stood. */
function headroom(layers: readonly PlacedLayer[], tilt: Tilt): number {
  const tipped = layers.filter((layer) => layer.top < tilt.from && standsInStack(layer));
  const rises = tipped.flatMap(({ top, right }) =>
    [ARC_COLUMNS.stack, right].map((x) => top - tilt.apply({ x, y: top }).y),
  );
  return Math.max(0, ...rises);
}
