import type { Cell, Form } from './forms.ts';
import { mix, type Random } from './random.ts';
import * as spell from './spellings.ts';
import type { StatementRow } from './statement-row.ts';

export interface FileSpelling {
  readonly form: Form;
  readonly delimiter: string;
  /** Outgoing amounts are negative beside the direction word. */
  readonly negative: boolean;
}

/** Texts that stand in a cell as they are. */
export type Overrides = Partial<Record<Cell, string>>;

/** The cells of a row in the order of the file's columns, quoted where the delimiter asks for it. */
export function spellRow(row: StatementRow, file: FileSpelling, random: Random, overrides?: Overrides): string[] {
  const { form, delimiter } = file;
  const split = form.id === 'order' ? spell.spellDateAndTime(row.at, row.precision, random) : undefined;
  return form.columns.map(([, cell]) => {
    const fixed = overrides?.[cell];
    if (fixed !== undefined) return spell.inCell(fixed, delimiter);
    switch (cell) {
      case '':
        return '';
      case 'time':
        return split === undefined ? spell.spellTime(row.at, row.precision, random) : split.time;
      case 'date':
        return split?.date ?? '';
      default:
        return isMoney(cell) ? spellMoney(cell, row, file, random) : spellText(cell, row, file, random);
    }
  });
}

function isMoney(cell: Cell): boolean {
  return cell === 'amount' || cell === 'amountIn' || cell === 'amountOut' || cell === 'balance';
}

function spellMoney(
  cell: Cell,
  row: StatementRow,
  { form, delimiter, negative }: FileSpelling,
  random: Random,
): string {
  const { cents } = form;
  const isOut = !row.incoming;
  if (cell === 'balance')
    return row.balance === undefined
      ? ''
      : spell.spellAmount(Math.abs(row.balance), { cents, negative: row.balance < 0, delimiter }, random);
  if (cell === 'amount') {
    const minus = isOut && (form.money === 'sign' || negative);
    return spell.spellAmount(row.amount, { cents, negative: minus, delimiter }, random);
  }
  const isOwnSide = (cell === 'amountOut') === isOut;
  if (!isOwnSide) return random.chance(0.5) ? '' : '0.00';
  return spell.spellAmount(row.amount, { cents, negative: false, delimiter }, random);
}

function spellText(cell: Cell, row: StatementRow, { form, delimiter }: FileSpelling, random: Random): string {
  const tabs = delimiter !== '\t';
  const hasTwoColumns = form.id === 'order';
  const extra = !row.sparse;
  switch (cell) {
    case 'card':
      return spell.spellNumber(row.card, random, tabs);
    case 'account':
      return spell.spellNumber(row.account, random, tabs);
    case 'name':
      return row.owner.name;
    case 'id':
      return random.chance(0.1) ? `${row.owner.id} ` : row.owner.id;
    case 'bank':
      return extra ? row.owner.bank : '';
    case 'direction':
      return form.money === 'sign'
        ? ''
        : random.pick(row.incoming ? spell.IN_WORDS : spell.OUT_WORDS).replaceAll('\t', tabs ? '\t' : ' ');
    case 'counter':
      return row.counter === '' || (hasTwoColumns && isInAccountColumn(row))
        ? ''
        : spell.spellNumber(row.counter, random, tabs);
    case 'counterAccount':
      return row.counter !== '' && isInAccountColumn(row) ? spell.spellNumber(row.counter, random, tabs) : '';
    case 'counterName':
      return row.counterName;
    case 'counterId':
      return row.counterId;
    case 'counterBank':
      return row.counterBank;
    case 'summary':
      return row.summary;
    case 'note':
      return spell.inCell(row.note, delimiter);
    case 'serial':
      return row.serial === '' ? '' : `${row.serial}${tabs && random.chance(0.2) ? '\t' : ''}`;
    case 'success':
      return random.pick(row.succeeded ? spell.SUCCESS_WORDS : spell.FAILURE_WORDS);
    case 'currency':
      return random.pick(row.owner.currency === 'USD' ? spell.DOLLAR_WORDS : spell.YUAN_WORDS);
    case 'outletCode':
    case 'terminal':
    case 'channel':
      return extra && mix(row.at, 9) % 3 === 0 ? `${cell.slice(0, 1).toUpperCase()}${mix(row.at, 10) % 900}` : '';
    case 'ip':
      return mix(row.at, 11) % 4 === 0 ? `192.0.2.${mix(row.at, 12) % 255}` : '';
    case 'mac':
      return mix(row.at, 11) % 8 === 0 ? `02-00-00-00-00-${(mix(row.at, 13) % 240) + 16}` : '';
    case 'feedback':
      return random.chance(0.1) ? '查询成功' : '';
    default:
      return '';
  }
}

/** Where card and account of the counterparty stand apart, a third of the rows has the number under account. */
function isInAccountColumn(row: StatementRow): boolean {
  return !row.sparse && mix(row.at, 14) % 3 === 0;
}
