import { writeCsv, writeXlsx, type CsvShape } from '../bytes/index.ts';
import type { CanonicalRow, Layout } from './layout.ts';

export interface WriteOptions extends Partial<CsvShape> {
  /** Which of the layout's forms; its first by default. */
  readonly form?: string;
  readonly container?: 'csv' | 'xlsx';
  /** Header names end in a tab, as the police platform writes them. */
  readonly headerTabs?: boolean;
}

export interface TableContent extends WriteOptions {
  readonly rows: CanonicalRows;
}

export type CanonicalRows = Iterable<CanonicalRow> | AsyncIterable<CanonicalRow>;

/** Text for Excel on a Chinese Windows by default: UTF-8 with its mark, CRLF. */
const DEFAULT_SHAPE: CsvShape = { encoding: 'utf-8-bom', delimiter: ',', lineEnd: '\r\n', quote: 'minimal' };

/** Writes rows of canonical fields as a file of the layout. Fields that the form has no column for are left out. */
export async function writeTable(layout: Layout, path: string, { rows, ...options }: TableContent): Promise<void> {
  const { form, container = 'csv', headerTabs = false } = options;
  const header = layout.header(form).map((name) => (headerTabs ? `${name}\t` : name));
  const cells = cellsOf(layout, rows, form);
  if (container === 'xlsx') {
    await writeXlsx(path, [{ name: layout.title.zh.slice(0, 31).replace(/[[\]:*?/\\]/g, ' '), header, rows: cells }]);
    return;
  }
  const shape: CsvShape = {
    encoding: options.encoding ?? DEFAULT_SHAPE.encoding,
    delimiter: options.delimiter ?? DEFAULT_SHAPE.delimiter,
    lineEnd: options.lineEnd ?? DEFAULT_SHAPE.lineEnd,
    quote: options.quote ?? DEFAULT_SHAPE.quote,
  };
  await writeCsv(path, header, cells, shape);
}

async function* cellsOf(
  layout: Layout,
  rows: CanonicalRows,
  form: string | undefined,
): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield layout.cells(row, form);
}
