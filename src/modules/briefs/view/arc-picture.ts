import type { ApplicationAssessment, Reading, Rubric } from '../../../domain/index.js';
import { dimensionName, requiredDimensions } from '../../../domain/index.js';
import type { Point, Tilt } from './arc-geometry.js';
import { hatchLines, moved, placed, tiltOver } from './arc-geometry.js';
import type { ArcThread } from './arc-thread.js';
import { threadThrough } from './arc-thread.js';
import { arcAlternative } from './arc-words.js';
import { clampText, wrapped } from './clamp.js';
import type { IntervalPlot } from './interval-plot.js';
import { intervalPlot, scaleAxis } from './interval-plot.js';
import { intervalFigure, percent, scaleFigure } from './rounding.js';
import type { Mark, MarkedWord } from './brief-view.js';
import { statusWord } from './wording.js';

/** One layer of the stack, as drawn. All lengths are units of the picture's view box. */
export interface ArcLayer {
  readonly id: string;
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `rotate(…)` for a layer that has nothing to stand on; null for one that stands. */
  readonly transform: string | null;
  /** The soft edge of a solid layer: full ink at `from`, none at `to`. */
  readonly fade: { readonly id: string; readonly from: number; readonly to: number } | null;
  readonly hatch: readonly { x1: number; y1: number; x2: number; y2: number; weight: number }[];
  /** The slot that the thread runs in, cut out of a filled layer. */
  readonly slot: { readonly x: number; readonly width: number } | null;
  readonly dot: { readonly cx: number; readonly cy: number } | null;
  /** The 80 % interval where the layer itself is empty. */
  readonly interval: { readonly x1: number; readonly x2: number; readonly y: number } | null;
  readonly needed: boolean;
  /** Stands in an empty, dotted layer. */
  readonly inside: { readonly x: number; readonly y: number; readonly text: string } | null;
}

/** The words beside a layer. */
export interface ArcRow {
  readonly y: number;
  readonly names: readonly { readonly y: number; readonly text: string }[];
  readonly authority: { readonly y: number; readonly text: string };
  readonly isSeat: boolean;
  readonly seatMark: { readonly points: string } | null;
  readonly needed: boolean;
  readonly status: MarkedWord;
  readonly markX: number;
  readonly textX: number;
  readonly statusY: number;
  readonly detailY: number;
  /** "4.3"; null when not observed. */
  readonly figure: string | null;
  readonly detail: string;
}

export interface ArcPicture {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  /** The whole picture in words. */
  readonly alternative: string;
  readonly layers: readonly ArcLayer[];
  readonly rows: readonly ArcRow[];
  readonly ground: { readonly x1: number; readonly x2: number; readonly y: number };
  readonly thread: ArcThread | null;
  readonly closeness: {
    readonly row: ArcRow;
    readonly plot: IntervalPlot;
    readonly x: number;
    readonly y: number;
  } | null;
  readonly bar: {
    readonly x: number;
    readonly y1: number;
    readonly y2: number;
    readonly labelY: number;
    readonly label: string;
  };
  readonly ticks: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly falls: boolean;
}

/** The columns of the picture: names, stack, readings. They line up with the columns of the page around it. */
export const ARC_COLUMNS = { width: 640, names: 0, stack: 112, scaleFrom: 140, scaleTo: 452, readings: 478 } as const;
const SLOT = { x: 118, width: 16 } as const;
const ROW = { needed: 44, above: 26, gap: 5, head: 20, closeness: 40, beforeCloseness: 12, ticks: 18 } as const;

interface PlacedLayer {
  readonly id: string;
  readonly reading: Reading;
  readonly needed: boolean;
  readonly isSeat: boolean;
  readonly top: number;
  readonly height: number;
}

/**
 * The arc picture of one application: the stack from the side, each layer as wide as its estimate on the 1–5 scale, its
 * 80 % interval as a soft edge, the bar as one line through all, closeness as the thread. `prefix` keeps ids apart where
 * one document holds several pictures.
 */
export function arcPicture(input: {
  readonly rubric: Rubric;
  readonly seat: string;
  readonly application: ApplicationAssessment;
  readonly prefix: string;
}): ArcPicture {
  const { rubric, seat, application, prefix } = input;
  const axis = scaleAxis(ARC_COLUMNS.scaleFrom, ARC_COLUMNS.scaleTo);
  const placedLayers = placeLayers(rubric, seat, application);
  const tilt = findTilt(placedLayers, axis.at);
  const lift = tilt === null ? 0 : headroom(placedLayers, tilt, axis.at);
  const layers = placedLayers.map((layer) => ({ ...layer, top: layer.top + lift }));
  const settled = tilt === null ? null : moved(tilt, lift);
  const base = Math.max(...layers.map(({ top, height }) => top + height)) + 1;
  const closeness = closenessRow({ rubric, seat, application, top: base + ROW.beforeCloseness, at: axis.at });
  const stackEnd = closeness === null ? base : base + ROW.beforeCloseness + ROW.closeness;
  const height = placed(stackEnd + ROW.ticks);
  const barX = placed(axis.at(rubric.thresholds.bar));
  return {
    width: ARC_COLUMNS.width,
    height,
    viewBox: `0 0 ${ARC_COLUMNS.width} ${height}`,
    alternative: arcAlternative({ rubric, seat, application }),
    layers: layers.map((layer) => drawLayer({ layer, tilt: settled, at: axis.at, id: `${prefix}-${layer.id}` })),
    rows: layers.map((layer) => describeRow({ rubric, layer })),
    ground: { x1: ARC_COLUMNS.stack - 6, x2: ARC_COLUMNS.scaleTo, y: placed(base) },
    thread:
      closeness === null ? null : drawThread({ application, rubric, layers, tilt: settled, from: closeness.y + 12 }),
    closeness,
    bar: { x: barX, y1: 14, y2: placed(stackEnd + 2), labelY: 9, label: `bar ${scaleFigure(rubric.thresholds.bar)}` },
    ticks: [
      { value: 1, text: '1 Borrowed' },
      { value: 3, text: '3 Mixed' },
      { value: 5, text: '5 Earned' },
    ].map(({ value, text }) => ({ x: placed(axis.at(value)), y: placed(height - 3), text })),
    falls: tilt !== null,
  };
}

function placeLayers(rubric: Rubric, seat: string, application: ApplicationAssessment): readonly PlacedLayer[] {
  const seatIndex = rubric.stages.findIndex(({ id }) => id === seat);
  let top: number = ROW.head;
  return rubric.stages
    .map((stage, index) => ({
      id: stage.id,
      needed: index <= seatIndex,
      isSeat: index === seatIndex,
      reading: readingOf(application, stage.id),
    }))
    .reverse()
    .map((layer) => {
      const height = layer.needed ? ROW.needed : ROW.above;
      const here = { ...layer, top, height };
      top += height + ROW.gap;
      return here;
    });
}

/** The tilt of everything above the lowest missing foundation; null when nothing is missing or nothing stands on it. */
function findTilt(layers: readonly PlacedLayer[], at: (value: number) => number): Tilt | null {
  const upwards = [...layers].reverse();
  const missing = upwards.findIndex(
    ({ reading, needed, isSeat }) => needed && !isSeat && reading.status === 'borrowed',
  );
  const hole = upwards[missing];
  const above = upwards[missing + 1];
  if (hole === undefined || above === undefined || missing < 0) return null;
  return tiltOver({
    edge: right(hole, at),
    top: hole.top,
    drop: hole.height,
    reach: right(above, at),
    left: ARC_COLUMNS.stack,
  });
}

function headroom(layers: readonly PlacedLayer[], tilt: Tilt, at: (value: number) => number): number {
  const highest = layers
    .filter(({ top }) => top < tilt.from)
    .flatMap((layer) => [
      { x: ARC_COLUMNS.stack, y: layer.top },
      { x: right(layer, at), y: layer.top },
    ])
    .map((corner) => tilt.apply(corner).y);
  return Math.max(0, ROW.head - Math.min(ROW.head, ...highest));
}

function right(layer: PlacedLayer, at: (value: number) => number): number {
  return layer.reading.status === 'unobserved' ? ARC_COLUMNS.scaleTo : at(layer.reading.estimate);
}

function drawLayer(input: {
  layer: PlacedLayer;
  tilt: Tilt | null;
  at: (value: number) => number;
  id: string;
}): ArcLayer {
  const { layer, tilt, at, id } = input;
  const { reading, top: y, height, needed } = layer;
  const x = ARC_COLUMNS.stack;
  const shared = {
    id: layer.id,
    mark: statusWord(reading.status).mark,
    x,
    y: placed(y),
    height,
    needed,
    transform: transformOf(layer, tilt),
  };
  const middle = placed(y + height / 2);
  if (reading.status === 'unobserved') {
    const inside = { x: ARC_COLUMNS.scaleFrom + 4, y: middle + 3, text: notObservedText(layer) };
    return {
      ...shared,
      width: ARC_COLUMNS.scaleTo - x,
      fade: null,
      hatch: [],
      slot: null,
      dot: null,
      interval: null,
      inside,
    };
  }
  const [low, high] = [
    placed(at(reading.interval80[0])),
    placed(Math.max(at(reading.interval80[1]), at(reading.interval80[0]) + 1)),
  ];
  const dot = { cx: placed(at(reading.estimate)), cy: middle };
  const empty = reading.status === 'borrowed' || reading.status === 'lost';
  if (empty) {
    const interval = { x1: low, x2: high, y: middle };
    return {
      ...shared,
      width: placed(at(reading.estimate) - x),
      fade: null,
      hatch: [],
      slot: null,
      dot,
      interval,
      inside: null,
    };
  }
  const solid = shared.mark === 'solid';
  const frame = { left: x, right: high, top: y, height, soft: low };
  return {
    ...shared,
    width: placed(high - x),
    fade: solid ? { id: `${id}-fade`, from: low, to: high } : null,
    hatch: solid ? [] : hatchLines(frame),
    slot: SLOT,
    dot,
    interval: null,
    inside: null,
  };
}

function transformOf(layer: PlacedLayer, tilt: Tilt | null): string | null {
  return tilt !== null && layer.top < tilt.from ? tilt.transform : null;
}

function notObservedText({ reading, needed }: PlacedLayer): string {
  if (!needed) return 'not needed for this seat, not observed';
  if (reading.interviewers === 0) return 'not observed: nobody rated this layer';
  return `not observed: ${reading.interviewers} of the interviewers, ${percent(reading.coverage)} of the criteria`;
}

function describeRow({ rubric, layer }: { rubric: Rubric; layer: PlacedLayer }): ArcRow {
  const stage = rubric.stages.find(({ id }) => id === layer.id);
  return row({
    name: dimensionName(rubric, layer.id),
    under: stage?.authority ?? '',
    reading: layer.reading,
    top: layer.top,
    height: layer.height,
    isSeat: layer.isSeat,
    needed: layer.needed,
  });
}

function row(input: {
  name: string;
  under: string;
  reading: Reading;
  top: number;
  height: number;
  isSeat: boolean;
  needed: boolean;
}): ArcRow {
  const { reading, isSeat, needed } = input;
  const names = wrapped(input.name, 16, 2);
  const middle = input.top + input.height / 2;
  const first = middle + 4 - (names.length * 12) / 2;
  const observed = reading.status !== 'unobserved';
  return {
    y: placed(middle),
    names: names.map((text, index) => ({ y: placed(first + index * 12.5), text })),
    authority: {
      y: placed(first + names.length * 12),
      text: clampText(isSeat ? `${input.under} · the seat` : input.under, 24).text,
    },
    isSeat,
    seatMark: isSeat ? { points: triangle({ x: ARC_COLUMNS.stack - 10, y: middle }) } : null,
    needed,
    status: statusWord(reading.status),
    markX: ARC_COLUMNS.readings,
    textX: ARC_COLUMNS.readings + 16,
    statusY: placed(middle - 1.5),
    detailY: placed(middle + 12),
    figure: observed ? scaleFigure(reading.estimate) : null,
    detail: observed
      ? `${intervalFigure(reading.interval80)} · ${percent(reading.probability)} above the bar`
      : needed
        ? 'too little to say'
        : 'not needed for this seat',
  };
}

function triangle({ x, y }: Point): string {
  return `${placed(x - 6)},${placed(y - 5)} ${placed(x + 1)},${placed(y)} ${placed(x - 6)},${placed(y + 5)}`;
}

function closenessRow(input: {
  rubric: Rubric;
  seat: string;
  application: ApplicationAssessment;
  top: number;
  at: (value: number) => number;
}): ArcPicture['closeness'] {
  const { rubric, seat, application, top } = input;
  if (rubric.closeness === null) return null;
  const reading = readingOf(application, rubric.closeness.id);
  const needed = requiredDimensions(rubric, seat).includes(rubric.closeness.id);
  if (!needed && reading.status === 'unobserved') return null;
  const words = row({
    name: rubric.closeness.name,
    under: 'the thread',
    reading,
    top,
    height: ROW.closeness,
    isSeat: false,
    needed,
  });
  const plot = intervalPlot({
    reading,
    bar: rubric.thresholds.bar,
    width: ARC_COLUMNS.scaleTo - ARC_COLUMNS.scaleFrom,
    height: ROW.closeness,
    inset: 0,
  });
  return { row: words, plot, x: ARC_COLUMNS.scaleFrom, y: placed(top) };
}

function drawThread(input: {
  application: ApplicationAssessment;
  rubric: Rubric;
  layers: readonly PlacedLayer[];
  tilt: Tilt | null;
  from: number;
}): ArcThread | null {
  const seat = input.layers.find(({ isSeat }) => isSeat);
  if (seat === undefined || input.rubric.closeness === null) return null;
  const below = input.layers[input.layers.indexOf(seat) + 1];
  return threadThrough({
    status: readingOf(input.application, input.rubric.closeness.id).status,
    x: SLOT.x + SLOT.width / 2,
    from: input.from,
    to: seat.top,
    breakAt: below === undefined ? seat.top + seat.height / 2 : seat.top + seat.height + ROW.gap / 2,
    tilt: input.tilt,
  });
}

function readingOf(application: ApplicationAssessment, dimension: string): Reading {
  const reading = application.readings[dimension];
  if (reading === undefined) throw new RangeError(`assessment of "${application.id}" has no reading of "${dimension}"`);
  return reading;
}
