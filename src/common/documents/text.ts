import { codePointName } from './path.js';

/**
 * Rules for every text that comes in, whatever the door. Texts are kept as written but for two things, so that equal
 * texts are equal bytes: Unicode normalisation form C, and "\n" for every line break.
 */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** Nothing that a reader would see: white space, invisible and filler characters only. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u115f\u1160\u2800\u3164\uffa0]/g, ''));
}

/** What `blankProblem` says; whoever knows what belongs there says that as well. */
export const BLANK = 'is blank';

/** What is wrong with a text that says nothing, or null. */
export function blankProblem(text: string): string | null {
  return isBlank(text) ? BLANK : null;
}

/** What is wrong with the characters of a text of one line, or null. */
export function lineProblem(text: string): string | null {
  if (/[\n\r\u2028\u2029]/.test(text)) return 'contains a line break; keep it on one line';
  const bidirectional = /[\u202a-\u202e\u2066-\u2069]/.exec(text);
  if (bidirectional !== null) {
    return `contains the bidirectional-override character ${codePointName(bidirectional[0])}; remove it`;
  }
  if (text.includes('\t')) return 'contains a tab; write a space';
  return textProblem(text);
}

/** What is wrong with the characters of a text of several lines (line breaks and tabs are fine), or null. */
export function textProblem(text: string): string | null {
  const control = /(?![\n\r\t])\p{Cc}/u.exec(text);
  if (control !== null) return `contains the control character ${codePointName(control[0])}; remove it`;
  const lone = /\p{Cs}/u.exec(text);
  if (lone !== null) return `contains half a character (lone surrogate ${codePointName(lone[0])}); remove it`;
  const nothing = /[\p{Noncharacter_Code_Point}\ufeff]/u.exec(text);
  return nothing === null ? null : `contains ${codePointName(nothing[0])}, which is no character; remove it`;
}
