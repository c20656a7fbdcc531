import writeXlsxFile from 'write-excel-file/node';
import { harmless } from '../../common/documents/csv-text.js';
import type { Cell } from './view/shortlist-rows.js';

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
