import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Problem } from './problem.js';
import { decodeDocument, type ExpectedText } from './read-document.js';

/** Bytes of UTF-8; a million ratings fit. */
const CSV: ExpectedText = { maxBytes: 100_000_000, needed: 'a CSV file' };

/** Characters of one row; a longer one is a quote that is closed pages later, or no table. */
const MAX_ROW = 20_000;

/** What the file separates its fields with: the first of these that its first line holds. */
const DELIMITERS = [',', ';', '\t'] as const;

/** One row of a table: its fields as written, and the line that it ends on, 1-based. */
export type OnRow = (fields: readonly string[], line: number) => void;

/**
 * Reads a table (RFC 4180; commas, semicolons or tabs; any line break) row by row, the header first. Empty lines are
 * left out. Rows may be ragged: what that means is the caller's.
 *
 * @returns what broke the reading, as a problem: the rows before it were handed on; null when nothing did
 * @throws DocumentError when the bytes are too many or no UTF-8.
 */
export function eachCsvRow(bytes: Uint8Array, file: string, onRow: OnRow): Problem | null {
  const text = decodeDocument(bytes, file, CSV).replace(/\r\n?/g, '\n');
  const header = text.slice(0, text.indexOf('\n') >>> 0);
  let last = 0;
  try {
    parse(text, {
      delimiter: DELIMITERS.find((delimiter) => header.includes(delimiter)) ?? ',',
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW,
      on_record: (fields: readonly string[], { lines }) => {
        last = lines;
        onRow(fields, lines);
        return null;
      },
    });
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { path: '', column: null, ...sentenceOn(error, last + 1) };
  }
}

/** @param next the line after the last row that could be read */
function sentenceOn(
  { code, lines }: CsvError & { readonly lines?: number },
  next: number,
): Pick<Problem, 'line' | 'message'> {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return { line: next, message: 'a quote that opens in this row is never closed; close it, or write it twice' };
    case 'CSV_MAX_RECORD_SIZE':
      return {
        line: next,
        message: `this row is longer than ${MAX_ROW} characters; a quote may be open, or the line breaks are missing`,
      };
    case 'CSV_INVALID_CLOSING_QUOTE':
      return { line: lines ?? next, message: 'text follows a closing quote; write a quote inside a field twice' };
    case 'INVALID_OPENING_QUOTE':
      return {
        line: lines ?? next,
        message: 'a quote opens inside a field; put the whole field in quotes and write the quote twice',
      };
    default:
      return { line: lines ?? next, message: 'this row cannot be read as CSV; compare it with its neighbours' };
  }
}
