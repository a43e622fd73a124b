import { WorkbookWriter } from '@cj-tech-master/excelts';

import { readPages, type Cell } from './read-pages.ts';
import type { Workspace } from './workspace.ts';
import { neutralised, type WriteJob } from './write-csv.ts';

/** A sheet of Excel has 1,048,576 rows, one of them the header. */
const SHEET_ROWS = 1_048_575;
const NAME_LENGTH = 31;

/** One sheet, or as many as the rows need; `title`, `title 2`, … */
export async function writeXlsx(
  ws: Workspace,
  { sql, path, title }: WriteJob,
  sheetRows = SHEET_ROWS,
): Promise<number> {
  const workbook = new WorkbookWriter({ filename: path, useStyles: false, useSharedStrings: false });
  // By its author the import tells a workbook of ours from case material.
  workbook.creator = 'duanka';
  let sheet: ReturnType<typeof workbook.addWorksheet> | undefined;
  let header: readonly string[] = [];
  let count = 0;
  for await (const { names, rows } of readPages(ws, sql)) {
    header = names;
    for (const row of rows) {
      if (sheet === undefined || (count > 0 && count % sheetRows === 0)) {
        sheet?.commit();
        sheet = openSheet(workbook, { title, index: count / sheetRows, header });
      }
      sheet.addRow(row.map(excelCell)).commit();
      count += 1;
    }
  }
  sheet ??= openSheet(workbook, { title, index: 0, header });
  sheet.commit();
  await workbook.commit();
  return count;
}

interface SheetPart {
  readonly title: string;
  readonly index: number;
  readonly header: readonly string[];
}

function openSheet(
  workbook: WorkbookWriter,
  { title, index, header }: SheetPart,
): ReturnType<typeof workbook.addWorksheet> {
  const suffix = index === 0 ? '' : ` ${index + 1}`;
  const sheet = workbook.addWorksheet(`${title.slice(0, NAME_LENGTH - suffix.length)}${suffix}`, {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.addRow([...header]).commit();
  return sheet;
}

function excelCell(cell: Cell): string | number | boolean | null {
  if (typeof cell === 'string') return cell === '' ? null : neutralised(cell);
  // Excel keeps 15 digits; a longer integer stays text.
  if (typeof cell === 'bigint' || (typeof cell === 'number' && Math.abs(cell) > 999_999_999_999_999))
    return String(cell);
  return cell;
}
