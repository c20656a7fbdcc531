import { scaleLinear } from 'd3-scale';
import type { Measured } from '../../../domain/index.js';
import { placed } from '../../briefs/view/arc-geometry.js';

/** Where ratings lie beside what is ordinary: lower to the left, higher to the right, each with its intervals. */
export interface ScalePicture {
  readonly caption: string;
  readonly about: string;
  /** Over the whole page: its names are long. */
  readonly wide: boolean;
  /** All that the picture says, for whoever does not see it. */
  readonly alternative: string;
  readonly ticks: readonly { readonly x: number; readonly label: string; readonly isMiddle: boolean }[];
  readonly rows: readonly ScaleRow[];
}

interface ScaleRow {
  readonly label: string;
  readonly words: string;
  /** In percent of the width, so that dots stay round whatever that is. Null where nothing is shown. */
  readonly drawn: {
    readonly dotX: number;
    readonly thick: { readonly x1: number; readonly x2: number };
    readonly thin: { readonly x1: number; readonly x2: number };
  } | null;
}

/** One point of a picture: positive is higher ratings. */
export interface ScalePoint {
  readonly label: string;
  /** Or why it is not shown, in a few words. */
  readonly point: Measured | string;
}

/** So that a dot at either end stays inside. */
const INSET = 7;
/** Standard errors of the 80 % and the 95 % interval. */
const [Z80, Z95] = [1.2816, 1.96];
/** Rating points to either side: the least that holds every interval. Nothing on a scale of 1–5 lies further apart than 4. */
const REACHES = [1, 1.5, 2, 3, 4] as const;

export function scalePicture(input: {
  readonly caption: string;
  readonly about: string;
  readonly points: readonly ScalePoint[];
  readonly wide?: boolean;
}): ScalePicture {
  const { caption, about, points, wide = false } = input;
  const measured = points.flatMap(({ point }) => (typeof point === 'string' ? [] : [point]));
  const furthest = Math.max(0, ...measured.map(({ value, standardError }) => Math.abs(value) + Z95 * standardError));
  const reach = REACHES.find((each) => each >= furthest) ?? 4;
  const scale = scaleLinear([-reach, reach], [INSET, 100 - INSET]).clamp(true);
  const at = (value: number): number => placed(scale(value));
  const span = ({ value, standardError }: Measured, times: number) => ({
    x1: at(value - times * standardError),
    x2: at(value + times * standardError),
  });
  const mark = reach < 2 ? 1 : 2;
  return {
    caption,
    about,
    wide,
    alternative: `${caption}, in rating points. ${points.map(({ label, point }) => `${label}: ${alternativeOf(point)}`).join('; ')}.`,
    ticks: [
      { x: at(-mark), label: `${mark} lower`, isMiddle: false },
      { x: at(0), label: 'level', isMiddle: true },
      { x: at(mark), label: `${mark} higher`, isMiddle: false },
    ],
    rows: points.map(({ label, point }) => ({
      label,
      words: typeof point === 'string' ? point : `${apart(point.value)} ± ${figure(point.standardError)}`,
      drawn:
        typeof point === 'string' ? null : { dotX: at(point.value), thick: span(point, Z80), thin: span(point, Z95) },
    })),
  };
}

function alternativeOf(point: Measured | string): string {
  if (typeof point === 'string') return point;
  const { value, standardError } = point;
  const [low, high] = [value - Z95 * standardError, value + Z95 * standardError];
  return `${apart(value)}, 95% interval from ${apart(low)} to ${apart(high)}`;
}

/** "0.5 lower", "0.3 higher", "level". */
function apart(value: number): string {
  if (figure(value) === '0.0') return 'level';
  return `${figure(value)} ${value < 0 ? 'lower' : 'higher'}`;
}

function figure(value: number): string {
  return Math.abs(value).toFixed(1);
}
