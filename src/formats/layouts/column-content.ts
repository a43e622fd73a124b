import { CURRENCIES, currencyOf } from '#model';

import { directionWord } from './direction-words.ts';

export type ContentKind =
  | 'time'
  | 'time-of-day'
  | 'id-number'
  | 'card'
  | 'phone'
  | 'direction'
  | 'currency'
  | 'amount'
  | 'name'
  | 'identifier'
  | 'text'
  | 'empty';

export interface ColumnContent {
  readonly kind: ContentKind;
  /** Share of the non-empty cells that look like it. */
  readonly share: number;
  readonly filled: number;
}

const LEAST_SHARE = 0.8;
const PLACEHOLDER = /^(\/|-+|null|nan|none|<nil>|无)?$/i;
const DATE = /^(19|20)\d{2}([-/.年]?)(1[0-2]|0?[1-9])\2?月?([12]\d|3[01]|0?[1-9])日?/;
const TIME_TAIL = /^([ T]*\d{1,2}(:?[0-5]\d){1,2}(\.\d+)?( ?(Z|UTC|CST|[+-]\d{2}:?\d{2}))*)?$/;

/** The order settles which of several looks a column has: a date is also a number, an ID number also a card. */
const LOOKS: readonly (readonly [ContentKind, (cell: string) => boolean])[] = [
  ['time', isTime],
  ['time-of-day', (cell) => /^\d{1,2}:[0-5]\d(:[0-5]\d)?$/.test(cell)],
  ['id-number', isIdNumber],
  ['direction', (cell) => directionWord(cell) !== null],
  ['card', (cell) => /^\d{16,19}(_\d+)?$/.test(cell.replaceAll(' ', ''))],
  ['phone', (cell) => /^1\d{10}$/.test(cell)],
  ['currency', isCurrency],
  ['amount', (cell) => /^[+-]?(\d{1,3}(,\d{3})+|\d{1,12})(\.\d+)?$/.test(cell.replace(/^[¥￥$]|元$/g, ''))],
  ['name', (cell) => /^[\p{Script=Han}*·]{2,5}$/u.test(cell) || /(公司|银行|商行|中心|店)$/.test(cell)],
  ['identifier', (cell) => /^[A-Za-z0-9_@.*:-]{1,80}$/.test(cell)],
];

/** What the cells of one column look like. Dates that a workbook stored as numbers arrive as text from the reader. */
export function columnContent(cells: readonly string[]): ColumnContent {
  const words = cells
    .map((cell) =>
      cell
        .normalize('NFKC')
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .trim(),
    )
    .filter((cell) => !PLACEHOLDER.test(cell));
  if (words.length === 0) return { kind: 'empty', share: 1, filled: 0 };
  for (const [kind, looks] of LOOKS) {
    const share = words.filter(looks).length / words.length;
    if (share >= LEAST_SHARE) return { kind, share, filled: words.length };
  }
  return { kind: 'text', share: 1, filled: words.length };
}

/** A currency of the table in words or letters: its bank numbers may be anything, and any three letters may be a code. */
function isCurrency(cell: string): boolean {
  if (/\d/.test(cell)) return false;
  const code = currencyOf(cell);
  return CURRENCIES.some((currency) => currency.code === code);
}

function isTime(cell: string): boolean {
  const date = DATE.exec(cell);
  if (date === null) return false;
  const tail = cell.slice(date[0].length);
  // Without separators a date has eight digits: 20240101, 20240101093000.
  if (date[2] === '' && !/^\d{8}/.test(cell) && !cell.includes('年')) return false;
  return TIME_TAIL.test(tail);
}

function isIdNumber(cell: string): boolean {
  const match = /^\d{6}(18|19|20)\d{2}(\d{2})(\d{2})\d{3}[\dXx]$/.exec(cell);
  return (
    match !== null && Number(match[2]) >= 1 && Number(match[2]) <= 12 && Number(match[3]) >= 1 && Number(match[3]) <= 31
  );
}
