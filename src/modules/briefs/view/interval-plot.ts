import { scaleLinear } from 'd3-scale';
import type { Reading } from '../../../domain/index.js';
import { placed } from './arc-geometry.js';
import { heldToScale } from './rounding.js';
import type { Mark } from './marks.js';
import { statusWord } from './wording.js';

/** An estimate drawn as a dot, a thick line (80 %) and a thin line (95 %), never as a bar. */
export interface IntervalPlot {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  readonly middle: number;
  readonly barX: number;
  readonly mark: Mark;
  /** Null when not observed: the strip then stays empty and says so in words beside it. */
  readonly drawn: {
    readonly dotX: number;
    readonly thick: { readonly x1: number; readonly x2: number };
    readonly thin: { readonly x1: number; readonly x2: number };
  } | null;
}

/** The rating scale on a line: 1 at `from`, 5 at `to`; values outside are held to it. */
export function scaleAxis(from: number, to: number): { readonly at: (value: number) => number } {
  const scale = scaleLinear([1, 5], [from, to]);
  return { at: (value) => scale(heldToScale(value)) };
}

/** One strip of `width` × `height` units; `inset` keeps dots at 1 and 5 inside the frame. */
export function intervalPlot(input: {
  readonly reading: Reading;
  readonly bar: number;
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}): IntervalPlot {
  const { reading, bar, width, height, inset } = input;
  const { at } = scaleAxis(inset, width - inset);
  const span = ([low, high]: readonly [number, number]) => ({ x1: placed(at(low)), x2: placed(at(high)) });
  return {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    middle: placed(height / 2),
    barX: placed(at(bar)),
    mark: statusWord(reading.status).mark,
    drawn:
      reading.status === 'unobserved'
        ? null
        : { dotX: placed(at(reading.estimate)), thick: span(reading.interval80), thin: span(reading.interval95) },
  };
}

/** A criterion's strip: the panel's estimate as a dot, the range of its ratings as a thin line. */
export function criterionPlot(input: {
  readonly range: readonly [number, number] | null;
  readonly estimate: number | null;
  readonly bar: number;
  readonly width: number;
  readonly height: number;
}): IntervalPlot {
  const { range, estimate, bar, width, height } = input;
  const { at } = scaleAxis(5, width - 5);
  const spread = range === null ? null : { x1: placed(at(range[0])), x2: placed(at(range[1])) };
  return {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    middle: placed(height / 2),
    barX: placed(at(bar)),
    mark: estimate === null ? 'dotted' : estimate >= bar ? 'solid' : 'dashed',
    drawn: estimate === null || spread === null ? null : { dotX: placed(at(estimate)), thick: spread, thin: spread },
  };
}
