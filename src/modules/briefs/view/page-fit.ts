import type { FlagView, PageOneView, QuoteView } from './brief-view.js';
import { textWidth } from './clamp.js';

/**
 * Page 1 is always one page. It is set at the widest of these levels at which it fits: each holds every text to a number of lines
 * (the style sheet clamps at the same numbers), so that its height is known before it is printed.
 */
export interface PageLevel {
  readonly id: PageOneView['level'];
  /** Between the parts of the page, in px. */
  readonly gap: number;
  /** Height of one layer of the arc picture that the seat needs, in its own units. */
  readonly rowHeight: number;
  /** The headline's size and line height, in px. */
  readonly headline: { readonly size: number; readonly line: number; readonly lines: number };
  /** Most lines of each text. */
  readonly lines: {
    readonly why: number;
    readonly flag: number;
    readonly quote: number;
    readonly seat: number;
    readonly question: number;
  };
}

export const PAGE_LEVELS: readonly PageLevel[] = [
  level('open', 28, 58, { size: 28, line: 34, lines: 3 }, { why: 4, flag: 3, quote: 6, seat: 3, question: 2 }),
  level('wide', 24, 54, { size: 27, line: 33, lines: 3 }, { why: 4, flag: 3, quote: 5, seat: 3, question: 2 }),
  level('regular', 20, 50, { size: 26, line: 32, lines: 3 }, { why: 4, flag: 2, quote: 4, seat: 3, question: 2 }),
  level('close', 17, 46, { size: 24, line: 29, lines: 3 }, { why: 3, flag: 2, quote: 3, seat: 2, question: 2 }),
  level('narrow', 14, 42, { size: 22, line: 27, lines: 3 }, { why: 3, flag: 2, quote: 3, seat: 2, question: 2 }),
  level('tight', 12, 40, { size: 21, line: 26, lines: 2 }, { why: 3, flag: 2, quote: 2, seat: 2, question: 2 }),
  level('tighter', 11, 37, { size: 20, line: 25, lines: 2 }, { why: 3, flag: 2, quote: 2, seat: 1, question: 1 }),
  level('tightest', 10, 34, { size: 19, line: 24, lines: 2 }, { why: 2, flag: 1, quote: 2, seat: 1, question: 1 }),
];

function level(
  id: PageLevel['id'],
  gap: number,
  rowHeight: number,
  headline: PageLevel['headline'],
  lines: PageLevel['lines'],
): PageLevel {
  return { id, gap, rowHeight, headline, lines };
}

/** Inner height of a Letter page (A4 is higher), less a margin for what the estimate cannot know, in px. */
const PAGE_HEIGHT = 923 - 10;
/** A4 is the narrower: texts are measured in its columns. The picture grows with the wider Letter. */
const LETTER_SCALE = 665 / 640;

/** Measures of the style sheet, in px: the size of a face, its line height, and the column that it is set in. */
const FACE = {
  why: { size: 13.5, line: 20, column: 456 },
  text: { size: 12, line: 17, column: 530 },
  question: { size: 12, line: 17, column: 512 },
  small: { size: 11, line: 15, column: 257 },
  risk: { size: 11, line: 15, column: 162 },
  label: { size: 9.75, line: 13, column: 257 },
} as const;
/** The width of an average letter, in ems: regular and bold. */
const LETTER = { regular: 0.58, bold: 0.61 } as const;
/** What a line loses at its end, on average, because words are not broken; in average letters. */
const RAGGED = 2;

/** How many average letters a line of a face takes. */
function lettersIn(face: keyof typeof FACE): number {
  return FACE[face].column / (FACE[face].size * LETTER.regular) - RAGGED;
}

/** How many average letters a text may have to stay within so many lines of a face. */
export function lettersFor(face: keyof typeof FACE, lines: number): number {
  return Math.floor(lettersIn(face) * lines);
}

/** How many average letters of the headline a level takes. */
export function headlineLetters({ headline }: PageLevel): number {
  return Math.floor((FACE.why.column / (headline.size * LETTER.bold) - RAGGED / 2) * headline.lines);
}

function linesOf(text: string, face: keyof typeof FACE, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(textWidth(text) / lettersIn(face))));
}

/** Whether a page that was composed at a level stays one page, on A4 and on Letter. */
export function fits(page: PageOneView, at: PageLevel): boolean {
  return heightOf(page, at) <= PAGE_HEIGHT;
}

/** The height of page 1 on Letter, in px. */
export function heightOf(page: PageOneView, at: PageLevel): number {
  const parts = partsOf(page, at);
  return parts.reduce((sum, part) => sum + part, 0) + (parts.length - 1) * at.gap;
}

/** The heights of its parts, from the top. */
function partsOf(page: PageOneView, at: PageLevel): readonly number[] {
  return [
    masthead(page),
    verdict(page, at),
    page.arc.height * LETTER_SCALE,
    facts(page),
    flags(page, at),
    ...(page.strongest === null
      ? []
      : [
          strongest(
            page.strongest.items.map(({ quote }) => quote),
            at,
          ),
        ]),
    ...(page.growOrBuy === null ? [] : [FACE.text.line * (1 + paragraphs(page.growOrBuy.paragraphs, at))]),
    questions(page, at),
  ];
}

function masthead({ heading }: PageOneView): number {
  const name = heading.size === 'longest' ? 2 * 20 : 24;
  const seatLine = `for ${heading.seat} at ${heading.organisation ?? ''} · career stage ${heading.careerStage} · ${heading.source}`;
  return name + (textWidth(seatLine) > 86 ? 40 : 20) + (heading.kicker === null ? 0 : 15);
}

function verdict(page: PageOneView, { headline, lines }: PageLevel): number {
  const perLine = FACE.why.column / (headline.size * LETTER.bold) - RAGGED / 2;
  const head = Math.min(headline.lines, Math.ceil(textWidth(page.headline) / perLine)) * headline.line;
  const words = head + 4 + linesOf(page.why, 'why', lines.why) * FACE.why.line;
  const risk = 13 + 24 + linesOf(page.risk.note, 'risk', 4) * FACE.small.line;
  return 8 + Math.max(words, risk);
}

function facts(page: PageOneView): number {
  const wraps = page.facts.some(({ value, note }) => textWidth(value) > 20 || textWidth(note ?? '') > 27);
  return 60 + (wraps ? 17 : 0);
}

function flags(page: PageOneView, at: PageLevel): number {
  if (page.flags.none !== null) return FACE.text.line;
  const heights = page.flags.shown.map((flag) => flagHeight(flag, at));
  const more = page.flags.more === null ? 0 : FACE.text.line + 12;
  return heights.reduce((sum, height) => sum + height, 0) + (heights.length - 1) * 12 + more;
}

function flagHeight(flag: FlagView, { lines }: PageLevel): number {
  const name = textWidth(flag.name) > 13 ? 2 : 1;
  const about = flag.about === null ? 0 : textWidth(flag.about) > 18 ? 2 : 1;
  const head = FACE.text.line * (1 + name) + FACE.label.line * about;
  const quotes = Math.max(quoteHeight(flag.speaksFor, lines.quote), quoteHeight(flag.speaksAgainst, lines.quote));
  return Math.max(head, linesOf(flag.why, 'text', lines.flag) * FACE.text.line + 3 + quotes);
}

function quoteHeight(quote: QuoteView | null, most: number): number {
  if (quote === null) return FACE.small.line;
  const by = `${quote.side} ${quote.interviewer}, ${quote.rating} 1, o ${quote.verification?.word ?? ''}`;
  return linesOf(by, 'label', 2) * FACE.label.line + linesOf(quote.text, 'small', most) * FACE.small.line;
}

function strongest(quotes: readonly QuoteView[], { lines }: PageLevel): number {
  const rows = Array.from({ length: Math.ceil(quotes.length / 2) }, (_, index) =>
    quotes.slice(index * 2, index * 2 + 2),
  );
  return (
    rows.reduce((sum, row) => sum + Math.max(...row.map((quote) => quoteHeight(quote, lines.quote))), 0) +
    (rows.length - 1) * 8
  );
}

function paragraphs(texts: readonly string[], { lines }: PageLevel): number {
  return texts.reduce((sum, text) => sum + linesOf(text, 'text', lines.seat), 0);
}

function questions({ ask }: PageOneView, { lines }: PageLevel): number {
  const count = ask.questions.reduce((sum, question) => sum + linesOf(question, 'question', lines.question), 0);
  return FACE.text.line * Math.max(2, count);
}
