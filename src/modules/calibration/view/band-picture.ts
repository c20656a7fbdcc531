import { scaleLinear } from 'd3-scale';
import { placed } from '../../briefs/view/arc-geometry.js';

/** Ratios to what is expected, each as a dot beside the band that chance alone gives. */
export interface BandPicture {
  readonly caption: string;
  readonly about: string;
  /** All that the picture says, for whoever does not see it. */
  readonly alternative: string;
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly isMiddle: boolean }[];
  readonly rows: readonly BandRow[];
}

interface BandRow {
  readonly label: string;
  readonly words: string;
  /** In percent of the width. */
  readonly drawn: {
    readonly dotX: number;
    readonly band: { readonly x: number; readonly width: number };
    /** Outside the band: the dot is hollow then, so that shape says it too. */
    readonly outside: boolean;
  };
}

export interface BandPoint {
  readonly label: string;
  readonly value: number;
  readonly chance95: readonly [number, number];
}

const INSET = 7;

export function bandPicture(input: {
  readonly caption: string;
  readonly about: string;
  readonly points: readonly BandPoint[];
}): BandPicture {
  const { caption, about, points } = input;
  const top = Math.max(2, ...points.flatMap(({ value, chance95 }) => [value, chance95[1]]));
  const scale = scaleLinear([0, top], [INSET, 100 - INSET]).clamp(true);
  const at = (value: number): number => placed(scale(value));
  return {
    caption,
    about,
    alternative: `${caption}. ${points.map((point) => `${point.label}: ${wordsOf(point)}, where chance gives ${bandOf(point)}`).join('; ')}.`,
    ticks: [
      { x: at(0.5), label: 'half', isMiddle: false },
      { x: at(1), label: 'expected', isMiddle: true },
      { x: at(2), label: 'twice', isMiddle: false },
    ],
    rows: points.map((point) => ({
      label: point.label,
      words: wordsOf(point),
      drawn: {
        dotX: at(point.value),
        band: { x: at(point.chance95[0]), width: placed(at(point.chance95[1]) - at(point.chance95[0])) },
        outside: isOutside(point),
      },
    })),
  };
}

function isOutside({ value, chance95: [low, high] }: BandPoint): boolean {
  return value < low || value > high;
}

/** "1.1 times, as chance gives"; "0.6 times, below". */
function wordsOf(point: BandPoint): string {
  const { value, chance95 } = point;
  const place = !isOutside(point) ? 'within chance' : value < chance95[0] ? 'below chance' : 'above chance';
  return `${value.toFixed(2)} times, ${place}`;
}

function bandOf({ chance95: [low, high] }: BandPoint): string {
  return `${low.toFixed(2)} to ${high.toFixed(2)}`;
}
