import type { ApplicationAssessment, Rubric } from '../../../domain/index.js';
import { dimensionName, requiredDimensions, stageOf } from '../../../domain/index.js';
import { placed } from './arc-geometry.js';
import type { ArcLayer } from './arc-layer.js';
import { drawLayer } from './arc-layer.js';
import type { ArcLayout, PlacedLayer } from './arc-layout.js';
import { ARC_COLUMNS, layOut, ROW, SLOT } from './arc-layout.js';
import type { ArcRow } from './arc-row.js';
import { arcRow } from './arc-row.js';
import type { ArcThread } from './arc-thread.js';
import { threadThrough } from './arc-thread.js';
import { arcAlternative, arcLegend } from './arc-words.js';
import type { IntervalPlot } from './interval-plot.js';
import { intervalPlot, scaleAxis } from './interval-plot.js';
import { scaleFigure } from './rounding.js';
import { readingOf } from './source.js';

/** The arc picture, in units of its view box. Templates place it; nothing is left to compute. */
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
  /** What the words and the thread mean, in one line under the picture. */
  readonly legend: string;
  /** Says what the figures in the readings' column are. */
  readonly key: { readonly x: number; readonly y: number; readonly text: string };
  readonly ticks: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Whether a layer stands on one that is missing. */
  readonly falls: boolean;
}

export interface ArcInput {
  readonly rubric: Rubric;
  /** Id of the seat's career stage. */
  readonly seat: string;
  readonly application: ApplicationAssessment;
  /** Keeps ids apart where one document holds several pictures. */
  readonly prefix: string;
  /** Height of a layer that the seat needs. */
  readonly rowHeight: number;
}

/**
 * The arc picture of one application: the stack from the side, each layer as wide as its estimate on the 1–5 scale, its
 * 80 % interval as a soft edge, the bar as one line through all, closeness as the thread that ties the seat to the ground.
 */
export function arcPicture(input: ArcInput): ArcPicture {
  const { rubric, application, prefix } = input;
  const { at } = scaleAxis(ARC_COLUMNS.scaleFrom, ARC_COLUMNS.scaleTo);
  const layout = layOut({ ...input, at });
  const closeness = closenessRow(input, layout.base + ROW.beforeCloseness);
  const end = closeness === null ? layout.base : closeness.y + ROW.closeness;
  const height = placed(end + ROW.ticks);
  return {
    width: ARC_COLUMNS.width,
    height,
    viewBox: `0 0 ${ARC_COLUMNS.width} ${height}`,
    alternative: arcAlternative(input),
    layers: layout.layers.map((layer) =>
      drawLayer({ layer, tilt: layout.tilt, at, id: `${prefix}-${layer.id}`, threaded: closeness !== null }),
    ),
    rows: layout.layers.map((layer) => rowOf(rubric, layer)),
    ground: { x1: ARC_COLUMNS.stack - 4, x2: ARC_COLUMNS.scaleTo, y: placed(layout.base) },
    thread:
      closeness === null ? null : drawThread({ application, rubric, layout, from: closeness.y + ROW.closeness / 2 }),
    closeness,
    bar: {
      x: placed(at(rubric.thresholds.bar)),
      y1: 14,
      y2: placed(end),
      labelY: 9.5,
      label: `bar ${scaleFigure(rubric.thresholds.bar)}`,
    },
    legend: arcLegend(rubric, closeness !== null),
    key: { x: ARC_COLUMNS.readings, y: 9.5, text: 'estimate · 80% sure range' },
    ticks: [
      { value: 1, text: '1 Borrowed' },
      { value: 3, text: '3 Mixed' },
      { value: 5, text: '5 Earned' },
    ].map(({ value, text }) => ({ x: placed(at(value)), y: placed(height - 4), text })),
    falls: layout.tilt !== null,
  };
}

function rowOf(rubric: Rubric, layer: PlacedLayer): ArcRow {
  const { authority } = stageOf(rubric, layer.id);
  return arcRow({
    ...layer,
    name: dimensionName(rubric, layer.id),
    under: layer.isSeat ? `${authority}, the seat` : authority,
  });
}

/** Closeness below the ground, on the same scale; left out where the seat does not need it and nobody rated it. */
function closenessRow({ rubric, seat, application }: ArcInput, top: number): ArcPicture['closeness'] {
  if (rubric.closeness === null) return null;
  const { id, name } = rubric.closeness;
  const reading = readingOf(application, id);
  const needed = requiredDimensions(rubric, seat).includes(id);
  if (!needed && reading.status === 'unobserved') return null;
  return {
    row: arcRow({ name, under: 'the thread', reading, top, height: ROW.closeness, isSeat: false, needed }),
    plot: intervalPlot({
      reading,
      bar: rubric.thresholds.bar,
      width: ARC_COLUMNS.scaleTo - ARC_COLUMNS.scaleFrom,
      height: ROW.closeness,
      inset: 0,
    }),
    x: ARC_COLUMNS.scaleFrom,
    y: placed(top),
  };
}

function drawThread(input: {
  readonly application: ApplicationAssessment;
  readonly rubric: Rubric;
  readonly layout: ArcLayout;
  readonly from: number;
}): ArcThread | null {
  const { application, rubric, layout, from } = input;
  const seat = layout.layers.find(({ isSeat }) => isSeat);
  if (seat === undefined || rubric.closeness === null) return null;
  const hasFoundation = layout.layers.indexOf(seat) < layout.layers.length - 1;
  return threadThrough({
    status: readingOf(application, rubric.closeness.id).status,
    x: SLOT.x + SLOT.width / 2,
    from,
    to: seat.top,
    breakAt: seat.top + (hasFoundation ? seat.height + ROW.gap / 2 : seat.height / 2),
    tilt: layout.tilt,
  });
}
