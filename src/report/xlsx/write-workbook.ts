import { WorkbookWriter } from '@cj-tech-master/excelts';

import { displayWidth } from '../display-width.ts';
import { amountFormat, spreadsheetValue, type SheetCell } from './spreadsheet-cell.ts';

export interface Sheet {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly SheetCell[]>;
  /** Width in characters by column; otherwise from the header. */
  readonly widths?: readonly number[];
}

/** Rows of a sheet of Excel, less its header. */
export const SHEET_ROWS = 1_048_575;

/** The only file that knows the spreadsheet library. Rows are streamed; the header stays in view. Returns rows cut, by sheet title. */
export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<Readonly<Record<string, number>>> {
  const workbook = new WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  // By its author the import tells a workbook of ours from case material.
  workbook.creator = 'duanka';
  const cut: Record<string, number> = {};
  for (const sheet of sheets) {
    const written = workbook.addWorksheet(sheet.title, { views: [{ state: 'frozen', ySplit: 1 }] });
    written.columns = sheet.header.map((head, i) => ({
      width: sheet.widths?.[i] ?? Math.max(10, displayWidth(head) + 3),
    }));
    const head = written.addRow(sheet.header.map((text) => spreadsheetValue(text)));
    head.font = { bold: true };
    head.commit();
    let count = 0;
    for (const cells of sheet.rows) {
      if (count === SHEET_ROWS) {
        cut[sheet.title] = (cut[sheet.title] ?? 0) + 1;
        continue;
      }
      count++;
      const row = written.addRow(cells.map(spreadsheetValue));
      for (const [i, cell] of cells.entries()) {
        if (typeof cell === 'string') row.getCell(i + 1).numFmt = '@';
        else if (typeof cell === 'object') row.getCell(i + 1).numFmt = amountFormat(cell.currency);
      }
      row.commit();
    }
    written.commit();
  }
  await workbook.commit();
  return cut;
}
