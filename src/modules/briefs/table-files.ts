import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from './view/shortlist-rows.js';

/** What spreadsheet programs run as a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/u;

/** A text that no spreadsheet program takes for a formula. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** As CSV, with the mark by which Excel knows UTF-8. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
    { bom: true, record_delimiter: 'windows' },
  );
}

/** As a workbook of one sheet: figures are numbers, everything else is text. */
export function xlsxOf(rows: readonly (readonly Cell[])[], sheet: string): Promise<Buffer> {
  const cells = rows.map((row, index) =>
    row.map((cell) => {
      if (cell === null) return null;
      if (typeof cell === 'number') return { type: Number, value: cell, format: '0.0' };
      return { type: String, value: harmless(cell), ...(index === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  return writeXlsxFile(cells, { sheet, stickyRowsCount: 1, stickyColumnsCount: 1 }).toBuffer();
}
