/** Holding texts to a length, so that page 1 stays one page. What is cut stands in full in the evidence. */

export interface ClampedText {
  readonly text: string;
  readonly shortened: boolean;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Scripts whose letters are about twice as wide as a Latin letter. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
/** Measured in the body face: Devanagari and emoji are wider than they look. */
const DEVANAGARI = /\p{Script=Devanagari}/u;
const EMOJI = /\p{Extended_Pictographic}/u;
const NARROW = /^[iljtfrI.,;:'’|!()[\] ]$/;
const BROAD = /^[mwMWQOGD@%—…A-Z]$/;

/**
 * The width of a text in average Latin letters of the body face, roughly: enough to tell whether it fits a line.
 * A grapheme counts once however many code points it has.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Marks that isolate a name's direction take no room. */
const ISOLATES = /^[\u2066-\u2069]$/;

function graphemeWidth(grapheme: string): number {
  if (ISOLATES.test(grapheme)) return 0;
  if (EMOJI.test(grapheme)) return 2.3;
  if (WIDE.test(grapheme)) return 1.8;
  if (DEVANAGARI.test(grapheme)) return 1.25;
  if (NARROW.test(grapheme)) return 0.56;
  if (BROAD.test(grapheme)) return 1.24;
  return 1;
}

/** White space runs (line breaks too) become one space; a number stays tied to its unit. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0]+/gu, ' ').trim();
}

/**
 * The text, or as many of its words as fit `width` average letters, closed with "…". A single word longer than that is
 * cut inside, between graphemes.
 */
export function clampText(text: string, width: number): ClampedText {
  const line = oneLine(text);
  if (textWidth(line) <= width) return { text: line, shortened: false };
  const limit = width - 1;
  let kept = '';
  let used = 0;
  for (const { segment } of words.segment(line)) {
    const next = used + textWidth(segment);
    if (next > limit) break;
    kept += segment;
    used = next;
  }
  if (kept.trim() === '') kept = cutInside(line, limit);
  return { text: `${kept.replace(/[\s,;:.–—-]+$/u, '')}…`, shortened: true };
}

/** Where a sentence of ours may end early without ending in the middle of a thought; the words after it are left out. */
const CLAUSE_END = /(?<=[.!?]["”’)]?)\s+|;\s+|:\s+|,\s+(?=(?:and|but|which|because|so)\s)|\s+(?=while\s)/gu;

/**
 * The text, or as many of its leading sentences and clauses as fit, closed with a full stop: what is said is never cut in
 * the middle. Only a first clause that is too long by itself is clamped.
 */
export function clampClauses(text: string, width: number): ClampedText {
  const line = oneLine(text);
  if (textWidth(line) <= width) return { text: line, shortened: false };
  const ends = [...line.matchAll(CLAUSE_END)].map(({ index }) => index).reverse();
  for (const end of ends) {
    const kept = line.slice(0, end);
    const whole = /[.!?]["”’)]?$/u.test(kept) ? kept : `${kept}.`;
    if (isBalanced(kept) && textWidth(whole) <= width) return { text: whole, shortened: true };
  }
  return clampText(line, width);
}

/** Whether every quotation mark and isolate that was opened is closed. */
function isBalanced(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('“') === count('”') && count('\u2068') === count('\u2069');
}

/** A quotation ends at a sentence's end where one lies past this share of its room. */
const LATE_ENOUGH = 0.6;
const SENTENCE_END = /[.!?…。！？؟।]["”’)]*(?=\s)/gu;

/** Evidence held to a length: up to the last whole sentence where that leaves enough of it, else up to a word. */
export function clampEvidence(text: string, width: number): ClampedText {
  const line = oneLine(text);
  if (textWidth(line) <= width) return { text: line, shortened: false };
  const whole = [...line.matchAll(SENTENCE_END)]
    .map((end) => line.slice(0, end.index + end[0].length))
    .filter((kept) => textWidth(kept) <= width - 2)
    .at(-1);
  if (whole !== undefined && textWidth(whole) >= width * LATE_ENOUGH) return { text: `${whole} …`, shortened: true };
  return clampText(line, width);
}

function cutInside(text: string, limit: number): string {
  let kept = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += graphemeWidth(segment);
    if (used > limit) break;
    kept += segment;
  }
  return kept;
}

/** The text on at most `lines` lines of `width` average letters each, broken between words; the last one is clamped. */
export function wrapped(text: string, width: number, lines: number): readonly string[] {
  const line = oneLine(text);
  const pieces: string[] = [];
  let rest = line.split(' ');
  while (rest.length > 0 && pieces.length < lines - 1) {
    const taken: string[] = [];
    while (rest[0] !== undefined && (taken.length === 0 || textWidth([...taken, rest[0]].join(' ')) <= width)) {
      taken.push(rest[0]);
      rest = rest.slice(1);
    }
    pieces.push(clampText(taken.join(' '), width).text);
  }
  return rest.length > 0 ? [...pieces, clampText(rest.join(' '), width).text] : pieces;
}
