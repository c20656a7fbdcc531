import { randomBytes } from 'node:crypto';
import type { Paper } from '../render-job.js';
import { RenderFailed } from '../rendering.errors.js';

/** Everything that a brief may load: styles and pictures that it carries itself. Sent as a header, see print-page.ts. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";

/** How every mark begins, a job's own or another's. */
export const MARK_PREFIX = 'arcbrief-job-';

/** A name that no other document has, printed into the PDF's title and checked there: what was printed is this document. */
export function createMark(): string {
  return MARK_PREFIX + randomBytes(16).toString('hex');
}

const PAGE_SIZES = { A4: '210mm 297mm', Letter: '8.5in 11in' } as const satisfies Record<Paper, string>;

/** Pixels across the window of a page that prints: narrower than any paper, so that a style can tell the two apart. */
export const WINDOW_WIDTH = 1;

/**
 * Nobody looks at the window of a headless browser, and styling, laying out and painting the brief for one is a third of the work.
 * It is done for the screen, and once more with the styles for print before there is paper, to find out what must be loaded: only
 * its width gives that pass away. `content-visibility` would hide it too, and leave far more behind (print-page.ts).
 * The fonts are those that fonts.conf names.
 */
const BASE_STYLES = `@media screen,(max-width:${WINDOW_WIDTH}px){body{display:none}}
html{font-family:'Noto Sans','Noto Sans Arabic','Noto Sans Hebrew','Noto Sans Devanagari','Noto Sans Thai','Noto Sans SC','Noto Sans KR','Noto Color Emoji',sans-serif}`;

/** Beyond these, a string takes two bytes a character. References to U+0080–U+009F mean other characters in HTML, so those stay. */
const WIDE = /[^\0-\u009f]/gu;

/**
 * One dash in a brief would make the whole document twice as wide, in Node, on its way, and in the page, and in Node a large object,
 * which only a collection of everything takes away. So each wide character is written as what stands for it, and the result narrowed.
 */
function narrow(head: string, styles: string, body: string): string {
  const css = styles.replace(WIDE, (character) => `\\${codeOf(character).toString(16)} `);
  const html = body.replace(WIDE, (character) => `&#${codeOf(character)};`);
  // What was wide stays so inside V8 whatever it holds; a string of these bytes does not.
  return Buffer.from(`${head}<style>${css}</style></head><body>${html}</body></html>`, 'latin1').toString('latin1');
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

export interface DocumentParts {
  readonly body: string;
  readonly styles: string;
  readonly paper: Paper;
  readonly language: string;
  readonly mark: string;
}

/** The whole HTML document. Only `body` holds anything that people wrote, and the template environment has escaped it. */
export function buildDocument({ body, styles, paper, language, mark }: DocumentParts): string {
  if (!/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(language))
    throw new RenderFailed('template', new Error('The language is not a BCP 47 tag.'));
  const head = `<!doctype html><html lang="${language}" data-paper="${paper}"><head><meta charset="utf-8"><title>${mark}</title>`;
  return narrow(head, `${BASE_STYLES}\n${styles}\n@page{size:${PAGE_SIZES[paper]}}`, body);
}
