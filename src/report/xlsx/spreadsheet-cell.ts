import { minorUnitExponent } from '#model';

import { minorToDecimal } from '../format.ts';

/** An amount that becomes a number with the currency's decimals. */
export interface AmountCell {
  readonly minor: number | null;
  readonly currency: string;
}

export type SheetCell = string | number | AmountCell;

/** Excel keeps 15 significant digits. */
const EXACT = 999_999_999_999_999;

/**
 * What is written: text that a spreadsheet could take for a formula is neutralised with an apostrophe, control
 * characters are dropped, an amount is the decimal number of its minor units, or exact text beyond 15 digits.
 */
export function spreadsheetValue(cell: SheetCell): string | number | null {
  if (typeof cell === 'string') return cell === '' ? null : neutralised(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell.minor === null) return null;
  if (cell.minor > EXACT || cell.minor < -EXACT) return minorToDecimal(cell.minor, cell.currency);
  return cell.minor / 10 ** minorUnitExponent(cell.currency);
}

export function amountFormat(currency: string): string {
  const digits = minorUnitExponent(currency);
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

/** Excel's limit on the text of a cell. */
const CELL_TEXT = 32_767;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function neutralised(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(CONTROL, '\ufffd')
    .slice(0, CELL_TEXT - 1);
  return /^[\s]*[=+\-@\t\r]/.test(clean) ? `'${clean}` : clean;
}
