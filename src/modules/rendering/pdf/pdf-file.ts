import { PdfUnreadable, isDictionary, isReference, readValue } from './pdf-syntax.js';
import type { PdfDictionary } from './pdf-syntax.js';

/** Where an object stands: from its "12 0 obj" to the next one's. */
export interface ObjectSpan {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A PDF with one classic cross-reference table, as Chromium's Skia and Arcbrief itself write it. */
export interface PdfFile {
  readonly data: Buffer;
  /** In the order of the file. */
  readonly spans: readonly ObjectSpan[];
  /** One more than the highest object number. */
  readonly size: number;
  readonly root: number;
  readonly info: number;
  /** The dictionary of an object (of a stream: the one before its data). @throws PdfUnreadable */
  dictionary(number: number): PdfDictionary;
  /** The dictionary of the object that this byte belongs to; null where there is none. */
  dictionaryAt(position: number): PdfDictionary | null;
  /** Where the data of a stream stands. @throws PdfUnreadable */
  stream(number: number): { readonly start: number; readonly end: number };
}

const ENTRY_BYTES = 20;
const OBJECTS_CAP = 5_000_000;

/** @throws PdfUnreadable for anything that was not written so, an appended update included. */
export function readPdfFile(data: Buffer): PdfFile {
  const tail = data.subarray(-48).toString('latin1');
  const startxref = /startxref\n(\d{1,10})\n%%EOF\n?$/.exec(tail)?.[1];
  if (startxref === undefined) throw new PdfUnreadable('The file does not end as a PDF does.');
  const table = Number(startxref);
  const head = /^xref\n0 (\d{1,8})\n/.exec(data.toString('latin1', table, table + 32));
  if (!head) throw new PdfUnreadable('The file has no cross-reference table.');
  const size = Number(head[1]);
  const entries = table + head[0].length;
  const trailerAt = entries + size * ENTRY_BYTES;
  if (size > OBJECTS_CAP || trailerAt > data.length)
    throw new PdfUnreadable('The cross-reference table is longer than the file.');

  const trailer = readTrailer(data.toString('latin1', trailerAt, data.length));
  const spans = readSpans({ data, entries, size, table });
  const byNumber = new Map(spans.map((span) => [span.number, span]));

  const read = (number: number) => {
    const span = byNumber.get(number);
    if (!span) throw new PdfUnreadable(`Object ${number} is missing.`);
    const text = data.toString('latin1', span.start, span.end);
    const opening = `${number} 0 obj\n`;
    if (!text.startsWith(opening)) throw new PdfUnreadable(`Object ${number} is not where the table says.`);
    const { value, end } = readValue(text.slice(opening.length));
    if (!isDictionary(value)) throw new PdfUnreadable(`Object ${number} is not a dictionary.`);
    return { span, value, text, after: opening.length + end };
  };

  return {
    data,
    spans,
    size,
    ...trailer,
    dictionary: (number) => read(number).value,
    dictionaryAt(position) {
      const span = spans.find(({ start, end }) => start <= position && position < end);
      const opening = span === undefined ? '' : data.toString('latin1', span.start, span.start + 24);
      return span !== undefined && /^\d+ 0 obj\n<</.test(opening) ? read(span.number).value : null;
    },
    stream(number) {
      const { span, value, text, after } = read(number);
      const length = value.entries.get('Length');
      const opening = /^\s*stream\r?\n/.exec(text.slice(after, after + 16));
      if (typeof length !== 'number' || !opening) throw new PdfUnreadable(`Object ${number} is not a stream.`);
      const start = span.start + after + opening[0].length;
      if (length < 0 || start + length > span.end) throw new PdfUnreadable(`Object ${number} is longer than the file.`);
      return { start, end: start + length };
    },
  };
}

function readTrailer(text: string): { readonly root: number; readonly info: number } {
  if (!text.startsWith('trailer\n')) throw new PdfUnreadable('The file has no trailer.');
  const { value } = readValue(text.slice('trailer\n'.length));
  const root = isDictionary(value) ? value.entries.get('Root') : undefined;
  const info = isDictionary(value) ? value.entries.get('Info') : undefined;
  if (!isReference(root) || !isReference(info)) throw new PdfUnreadable('The trailer names no document.');
  if (isDictionary(value) && (value.entries.has('Prev') || value.entries.has('Encrypt'))) {
    throw new PdfUnreadable('The file has been changed after it was made.');
  }
  return { root: root.number, info: info.number };
}

interface TableOptions {
  readonly data: Buffer;
  readonly entries: number;
  readonly size: number;
  readonly table: number;
}

function readSpans({ data, entries, size, table }: TableOptions): readonly ObjectSpan[] {
  const found: { number: number; start: number }[] = [];
  for (let number = 0; number < size; number += 1) {
    const at = entries + number * ENTRY_BYTES;
    if (data[at + 17] !== 0x6e /* n */) continue;
    found.push({ number, start: readDigits(data, at, at + 10) });
  }
  found.sort((a, b) => a.start - b.start);
  return found.map(({ number, start }, index) => {
    const end = found[index + 1]?.start ?? table;
    if (start >= end || end > table) throw new PdfUnreadable('The cross-reference table does not fit the file.');
    return { number, start, end };
  });
}

function readDigits(data: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (data[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) throw new PdfUnreadable('The cross-reference table cannot be read.');
    value = value * 10 + digit;
  }
  return value;
}
