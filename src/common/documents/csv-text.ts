import { stringify } from 'csv-stringify/sync';

/** What spreadsheet programs run as a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text that no spreadsheet program takes for a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** As CSV, with the mark by which Excel knows UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
    { bom: true, record_delimiter: 'windows' },
  );
}
