import type { FlagView } from './flags.js';
import type { PageOneView } from './page-one-view.js';
import type { QuoteView } from './quotes.js';
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
  level('tighter', 11, 37, { size: 20, line: 25, lines: 2 }, { why: 3, flag: 2, quote: 2, seat: 2, question: 2 }),
  level('tightest', 10, 34, { size: 19, line: 24, lines: 2 }, { why: 2, flag: 1, quote: 2, seat: 1, question: 2 }),
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

/** A page inside its margins, in px: A4 is narrower and higher than Letter. */
interface Paper {
  readonly height: number;
  /** Its width over A4's: columns and the arc picture grow with it. */
  readonly scale: number;
  /** What the style sheet adds to each gap on the higher paper. */
  readonly gap: number;
}

const A4: Paper = { height: 979, scale: 1, gap: (979 - 923) / 8 };
const LETTER: Paper = { height: 923, scale: 665 / 642, gap: 0 };
/** The arc picture's width on A4 over its own units. */
const PICTURE_SCALE = 642 / 640;
/** Kept free for what the estimate cannot know. */
const MARGIN = 10;

/** Measures of the style sheet, in px: the size of a face, its line height, and the column that it is set in. */
const FACE = {
  seat: { size: 12, line: 20, column: 642 },
  why: { size: 13.5, line: 20, column: 456 },
  text: { size: 12, line: 17, column: 530 },
  question: { size: 12, line: 17, column: 512 },
  small: { size: 11, line: 15, column: 257 },
  /** A quotation, where three stand in one row. */
  third: { size: 11, line: 15, column: 166 },
  /** Who wrote it and what it rates, where three stand in one row. */
  thirdLabel: { size: 10.7, line: 14, column: 166 },
  legend: { size: 10.7, line: 14, column: 642 },
  risk: { size: 11, line: 15, column: 162 },
  label: { size: 10.7, line: 14, column: 257 },
} as const;
/** The width of an average letter, in ems: regular and bold. */
const EM = { regular: 0.58, bold: 0.61 } as const;
/** What a line loses at its end, on average, because words are not broken; in average letters. */
const RAGGED = 2;

/** How many average letters a line of a face takes. */
function lettersIn(face: keyof typeof FACE, scale: number): number {
  return (FACE[face].column * scale) / (FACE[face].size * EM.regular) - RAGGED;
}

/** How many average letters a text may have to stay within so many lines of a face, on either paper. */
export function lettersFor(face: keyof typeof FACE, lines: number): number {
  return Math.floor(lettersIn(face, A4.scale) * lines);
}

/** How many average letters of the headline a level takes. */
export function headlineLetters({ headline }: PageLevel): number {
  return Math.floor((FACE.why.column / (headline.size * EM.bold) - RAGGED / 2) * headline.lines);
}

/** Whether a page that was composed at a level stays one page, on A4 and on Letter. */
export function fits(page: PageOneView, level: PageLevel): boolean {
  return [A4, LETTER].every((paper) => new PageMeasure(page, level, paper).height() <= paper.height - MARGIN);
}

/** Adds up the parts of a page 1, from the top, at one level on one paper. */
class PageMeasure {
  constructor(
    private readonly page: PageOneView,
    private readonly level: PageLevel,
    private readonly paper: Paper,
  ) {}

  /** In px. */
  height(): number {
    const { arc, strongest, growOrBuy } = this.page;
    const parts = [
      this.masthead(),
      this.verdict(),
      arc.height * PICTURE_SCALE * this.paper.scale + 5 + this.linesOf(arc.legend, 'legend', 2) * FACE.legend.line,
      this.facts(),
      this.flags(),
      ...(strongest === null ? [] : [this.strongest(strongest)]),
      ...(growOrBuy === null ? [] : [FACE.text.line * (1 + this.paragraphs(growOrBuy.paragraphs))]),
      this.questions(),
    ];
    const gap = this.level.gap + this.paper.gap;
    return parts.reduce((sum, part) => sum + part, 0) + (parts.length - 1) * gap;
  }

  private linesOf(text: string, face: keyof typeof FACE, most: number): number {
    return Math.min(most, Math.max(1, Math.ceil(textWidth(text) / lettersIn(face, this.paper.scale))));
  }

  private masthead(): number {
    const { heading } = this.page;
    const name = heading.size === 'longest' ? 2 * 20 : 24;
    const seatLine = `for ${heading.seat} at ${heading.organisation ?? ''} · career stage ${heading.careerStage} · ${heading.source}`;
    return name + this.linesOf(seatLine, 'seat', 2) * FACE.seat.line + (heading.kicker === null ? 0 : 15);
  }

  private verdict(): number {
    const { headline, lines } = this.level;
    const perLine = (FACE.why.column * this.paper.scale) / (headline.size * EM.bold) - RAGGED / 2;
    const head = Math.min(headline.lines, Math.ceil(textWidth(this.page.headline) / perLine)) * headline.line;
    const words = head + 4 + this.linesOf(this.page.why, 'why', lines.why) * FACE.why.line;
    const risk = 14 + 24 + this.linesOf(this.page.risk.note, 'risk', 4) * FACE.small.line;
    return 8 + Math.max(words, risk);
  }

  /** The columns share the width by need; only a long value wraps. */
  private facts(): number {
    const wraps = this.page.facts.some(({ value }) => textWidth(value) > 23);
    return 63 + (wraps ? 17 : 0);
  }

  private flags(): number {
    const { shown, more, none } = this.page.flags;
    if (none !== null) return FACE.text.line;
    const heights = shown.map((flag) => this.flag(flag));
    const rest = more === null ? 0 : FACE.text.line + 12;
    return heights.reduce((sum, height) => sum + height, 0) + (heights.length - 1) * 12 + rest;
  }

  private flag(flag: FlagView): number {
    const { lines } = this.level;
    const name = textWidth(flag.name) > 12 ? 2 : 1;
    const about = flag.about === null ? 0 : textWidth(flag.about) > 15 ? 2 : 1;
    const head = FACE.text.line * (1 + name) + FACE.label.line * about;
    const why = this.linesOf(flag.why, 'text', lines.flag) * FACE.text.line;
    const quoted = flag.speaksFor ?? flag.speaksAgainst ?? flag.noneFor ?? flag.noneAgainst;
    const quotes = quoted === null ? 0 : 3 + Math.max(this.quote(flag.speaksFor), this.quote(flag.speaksAgainst));
    return Math.max(head, why + quotes);
  }

  private quote(quote: QuoteView | null, columns: 2 | 3 = 2): number {
    if (quote === null) return FACE.small.line;
    const of = quote.criterion === null ? '' : `${quote.criterion} · `;
    const by = `${quote.side} ${of}${quote.interviewer}, ${quote.rating} 1, o ${quote.verification?.word ?? ''}`;
    const text = this.linesOf(quote.text, columns === 3 ? 'third' : 'small', this.level.lines.quote) * FACE.small.line;
    return this.linesOf(by, columns === 3 ? 'thirdLabel' : 'label', 5) * FACE.label.line + text;
  }

  private strongest({ three, items }: NonNullable<PageOneView['strongest']>): number {
    const columns = three ? 3 : 2;
    const rows = Array.from({ length: Math.ceil(items.length / columns) }, (_, row) =>
      items.slice(row * columns, (row + 1) * columns),
    );
    const heights = rows.map((row) => Math.max(...row.map(({ quote }) => this.quote(quote, columns))));
    return heights.reduce((sum, height) => sum + height, 0) + (rows.length - 1) * 8;
  }

  private paragraphs(texts: readonly string[]): number {
    return texts.reduce((sum, text) => sum + this.linesOf(text, 'text', this.level.lines.seat), 0);
  }

  private questions(): number {
    const { questions } = this.page.ask;
    const count = questions.reduce(
      (sum, { text }) => sum + this.linesOf(text, 'question', this.level.lines.question),
      0,
    );
    return FACE.text.line * Math.max(2, count);
  }
}
