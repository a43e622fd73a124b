import type { LabelKey } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { markup, type Markup } from './markup.ts';

export type Look = 'num' | 'mono' | 'wide' | 'wrap' | 'time';

export interface Column<Row> {
  readonly head: LabelKey | Markup;
  /** `num`: right-aligned tabular figures; `mono`: account numbers and ids; `wide`: sentences; `wrap`: words that may wrap; `time`: date and time, two lines at most. */
  readonly look?: Look;
  readonly cell: (row: Row) => Markup | string;
  /** What the column sorts by where the text would sort wrongly. */
  readonly order?: (row: Row) => number | string;
  /** Of an amount: amounts of two currencies are never compared when the table is sorted. */
  readonly currency?: (row: Row) => string;
}

export interface TableOptions<Row> {
  /** Names the table in the copy, and in the file name of its download. */
  readonly id: string;
  /** What tables of the same columns share; the id where there is but one. */
  readonly kind?: string;
  readonly title: LabelKey | Markup;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows that exist but were cut before they came here. */
  readonly cut?: number;
  /** Where the rows that are not shown can be found, instead of the report's sentence. */
  readonly cutNote?: (shown: number, hidden: number) => Markup;
  readonly anchor?: (row: Row) => string;
  /** Rows shown where `TABLE_LIMIT` is not meant. */
  readonly limit?: number;
}

/** Rows shown of one table; the workbook holds them all. */
export const TABLE_LIMIT = 300;

/** More rows than these are taller than their box on a phone, and it says so. */
const PHONE_ROWS = 3;

/** A table that reads without script; the script adds sorting, filter, copy and CSV. */
export function dataTable<Row>(options: TableOptions<Row>): Markup {
  const { id, title, columns, rows } = options;
  if (rows.length === 0) return markup`<p class="none">${label('none')}</p>`;
  const shown = rows.slice(0, options.limit ?? TABLE_LIMIT);
  const hidden = rows.length - shown.length + (options.cut ?? 0);
  const note =
    hidden > 0 ? markup`<p class="note">${(options.cutNote ?? tableCut)(shown.length, hidden)}</p>` : undefined;
  const inBox =
    shown.length > PHONE_ROWS
      ? markup`<p class="note goes-on">${sentence('rowsInBox', { rows: shown.length })}</p>`
      : undefined;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${id}"><table class="${id === 'top' ? 'toplist' : 'stack'}" data-table="${id}" data-kind="${options.kind ?? id}"><caption class="sr">${headOf(title)}</caption><thead><tr>${columns.map(
    (column) =>
      markup`<th scope="col"${column.look === 'num' ? lookClass(column) : undefined}>${headOf(column.head)}</th>`,
  )}</tr></thead><tbody>${shown.map((row) => tableRow(options, row))}</tbody></table></div>${inBox}${note}`;
}

function tableCut(shown: number, hidden: number): Markup {
  return sentence('tableCut', { shown, hidden });
}

function headOf(head: LabelKey | Markup): Markup {
  return typeof head === 'string' ? label(head) : head;
}

function tableRow<Row>(options: TableOptions<Row>, row: Row): Markup {
  const anchor = options.anchor?.(row);
  const id = anchor === undefined ? undefined : markup` id="${anchor}"`;
  return markup`<tr${id}>${options.columns.map((column) => {
    const order = column.order?.(row);
    const value = order === undefined ? undefined : markup` data-v="${order}"`;
    const currency = column.currency?.(row) ?? 'CNY';
    const apart = currency === 'CNY' ? undefined : markup` data-c="${currency}"`;
    return markup`<td${lookClass(column)}${value}${apart}>${column.cell(row)}</td>`;
  })}</tr>`;
}

function lookClass(column: { readonly look?: Look }): Markup | undefined {
  if (column.look === 'time') return markup` class="time when"`;
  return column.look === undefined ? undefined : markup` class="${column.look}"`;
}
