import type { Reading } from '../../../domain/index.js';
import { placed } from './arc-geometry.js';
import { ARC_COLUMNS } from './arc-layout.js';
import type { MarkedWord } from './marks.js';
import { clampText, wrapped } from './clamp.js';
import { intervalFigure, percent, scaleFigure } from './rounding.js';
import { counted, statusWord } from './wording.js';

/** The words beside a layer, or beside the thread's own reading. */
export interface ArcRow {
  readonly names: readonly { readonly y: number; readonly text: string }[];
  /** Null where a name on two lines takes its room. */
  readonly under: { readonly y: number; readonly text: string } | null;
  readonly isSeat: boolean;
  /** The pointer to the seat's layer, as a polygon's points. */
  readonly seatMark: string | null;
  readonly needed: boolean;
  readonly status: MarkedWord;
  readonly x: number;
  readonly statusY: number;
  readonly detailY: number;
  /** "4.3"; null when not observed. */
  readonly figure: string | null;
  /** "4.0–4.7"; null when not observed. */
  readonly range: string | null;
  readonly detail: string;
}

const NAME = { width: 13, leading: 13.5 } as const;
/** A row that is this high has room for three lines. */
const HIGH_ROW = 40;
/** What fits between the margin and the pointer to the seat's layer. */
const UNDER_WIDTH = 16.3;
/** The pointer ends where the stack's left edge begins. */
const POINTER = { length: 7, half: 5, beforeStack: 2 } as const;

/** Lays the words of a reading out around the middle of its row. */
export function arcRow(input: {
  readonly name: string;
  readonly under: string;
  readonly reading: Reading;
  readonly top: number;
  readonly height: number;
  readonly isSeat: boolean;
  readonly needed: boolean;
}): ArcRow {
  const { reading, isSeat, needed } = input;
  const names = wrapped(input.name, NAME.width, 2);
  const hasUnder = names.length === 1 || input.height >= HIGH_ROW;
  const middle = input.top + input.height / 2;
  // Two lines alone stand as high as a name with what is under it.
  const first = middle - 1.5 - (hasUnder ? ((names.length - 1) * NAME.leading) / 2 : 0);
  const last = first + (names.length - 1) * NAME.leading;
  return {
    names: names.map((text, index) => ({ y: placed(first + index * NAME.leading), text })),
    under: hasUnder ? { y: placed(last + 13), text: clampText(input.under, UNDER_WIDTH).text } : null,
    isSeat,
    seatMark: isSeat ? pointer(ARC_COLUMNS.stack - POINTER.beforeStack, middle) : null,
    needed,
    status: statusWord(reading.status),
    x: ARC_COLUMNS.readings,
    statusY: placed(middle - 1.5),
    detailY: placed(middle + 11.5),
    figure: reading.status === 'unobserved' ? null : scaleFigure(reading.estimate),
    range: reading.status === 'unobserved' ? null : intervalFigure(reading.interval80),
    detail: detailOf(reading, needed),
  };
}

function detailOf(reading: Reading, needed: boolean): string {
  if (!needed) return 'not needed for this seat';
  if (reading.status === 'unobserved') return seenSoFar(reading);
  return `${percent(reading.probability)} to meet the bar`;
}

/** What there was, where it was too little for a reading. */
function seenSoFar({ interviewers, coverage }: Reading): string {
  if (interviewers === 0) return 'nobody rated it';
  const share = coverage >= 1 ? 'all criteria' : `${percent(coverage)} of criteria`;
  return `${counted(interviewers, 'interviewer')}, ${share}`;
}

function pointer(tip: number, y: number): string {
  const from = placed(tip - POINTER.length);
  return `${from},${placed(y - POINTER.half)} ${placed(tip)},${placed(y)} ${from},${placed(y + POINTER.half)}`;
}
