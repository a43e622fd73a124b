import { fail, ok, type Result } from '#model';

import { typologyKey } from './typologies.ts';

/** `file` of the contract and 1-based record; an empty file is the only transaction file of the workspace. */
export interface TruthSource {
  readonly file: string;
  readonly row: number;
}

export type TruthFile =
  | {
      readonly kind: 'account-labels';
      readonly rows: readonly { readonly account: string; readonly label: 0 | 1 }[];
      readonly neutral: readonly string[];
    }
  | { readonly kind: 'row-labels'; readonly rows: readonly (TruthSource & { readonly label: 0 | 1 })[] }
  | {
      readonly kind: 'ring-rows';
      readonly rows: readonly (TruthSource & { readonly ring: string; readonly typology: string })[];
    }
  | {
      readonly kind: 'ring-accounts';
      readonly rows: readonly { readonly ring: string; readonly typology: string; readonly account: string }[];
    }
  | {
      readonly kind: 'ignored';
      readonly rows: readonly { readonly account: string; readonly from: string; readonly to: string }[];
    }
  | {
      readonly kind: 'account-roles';
      /** Tier 0 = none. */
      readonly rows: readonly { readonly account: string; readonly role: string; readonly tier: number }[];
    }
  | { readonly kind: 'values'; readonly rows: readonly (TruthSource & { readonly value: number })[] };

type Row = Readonly<Record<string, string>>;
type Parse = (rows: readonly Row[]) => TruthFile;

/** Columns that a header must have, in any order and beside others; the first that fits wins. */
const LAYOUTS: readonly (readonly [columns: readonly string[], parse: Parse])[] = [
  [['ring', 'typology', 'file', 'row'], ringRows],
  [
    ['ring', 'typology', 'account'],
    (rows) => ({
      kind: 'ring-accounts',
      rows: rows.map((row) => ({
        ring: cell(row, 'ring'),
        typology: typologyKey(cell(row, 'typology')),
        account: cell(row, 'account'),
      })),
    }),
  ],
  [['account', 'role', 'tier', 'ring'], accountRoles],
  [['account', 'from', 'to', 'ignore'], ignoredAccounts],
  [
    ['file', 'row', 'label'],
    (rows) => ({ kind: 'row-labels', rows: rows.map((row) => ({ ...source(row), label: label(row, 'label') })) }),
  ],
  [
    ['file', 'row', 'value'],
    (rows) => ({ kind: 'values', rows: rows.map((row) => ({ ...source(row), value: number(row, 'value') })) }),
  ],
  [['account', 'label'], (rows) => labels(rows, 'account', 'label')],
  [['attempt_id', 'typology', 'detail', 'row_no'], amlworldRings],
  [['nodeid', 'isFraud'], (rows) => labels(rows, 'nodeid', 'isFraud')],
  [['number', 'scenario', 'is_simbox'], simBoxNumbers],
];

/**
 * Tells truth files apart by their header (cli.md). Problems: `truth-header` with the header, `truth-row` with the
 * 1-based record and column; nothing of a faulty file is used.
 */
export function parseTruth(header: readonly string[], rows: readonly (readonly string[])[]): Result<TruthFile> {
  const names = header.map((name) => name.replace(/^\ufeff/u, '').trim());
  const layout = LAYOUTS.find(([columns]) => columns.every((column) => names.includes(column)));
  if (layout === undefined) return fail('truth-header', { header: names.join(',') });
  try {
    return ok(layout[1](rows.map((cells, at) => rowOf(names, cells, at + 1))));
  } catch (error) {
    if (!(error instanceof FaultyCell)) throw error;
    return fail('truth-row', { row: error.row, column: error.column });
  }
}

function rowOf(names: readonly string[], cells: readonly string[], row: number): Row {
  return { ...Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])), [POSITION]: String(row) };
}

/** No column of a file has this name. */
const POSITION = '\u0000row';

class FaultyCell extends Error {
  readonly row: number;
  readonly column: string;

  constructor(row: Row, column: string) {
    super(`row ${row[POSITION]}, column ${column}`);
    this.row = Number(row[POSITION]);
    this.column = column;
  }
}

function ringRows(rows: readonly Row[]): TruthFile {
  return {
    kind: 'ring-rows',
    rows: rows.map((row) => ({
      ...source(row),
      ring: cell(row, 'ring'),
      typology: typologyKey(cell(row, 'typology')),
    })),
  };
}

function amlworldRings(rows: readonly Row[]): TruthFile {
  return {
    kind: 'ring-rows',
    rows: rows.map((row) => ({
      file: '',
      row: position(row, 'row_no'),
      ring: cell(row, 'attempt_id'),
      typology: typologyKey(cell(row, 'typology')),
    })),
  };
}

function labels(rows: readonly Row[], account: string, column: string): TruthFile {
  return {
    kind: 'account-labels',
    neutral: [],
    rows: rows.map((row) => ({ account: cell(row, account), label: label(row, column) })),
  };
}

/** Operators' test probes have the parameters of SIM boxes: neither right nor wrong. */
function simBoxNumbers(rows: readonly Row[]): TruthFile {
  return {
    kind: 'account-labels',
    rows: rows.map((row) => ({ account: cell(row, 'number'), label: label(row, 'is_simbox') })),
    neutral: rows.filter((row) => row['scenario'] === 'probe').map((row) => cell(row, 'number')),
  };
}

function ignoredAccounts(rows: readonly Row[]): TruthFile {
  const ignored = rows.filter((row) => label(row, 'ignore') === 1);
  return {
    kind: 'ignored',
    rows: ignored.map((row) => ({
      account: cell(row, 'account'),
      from: (row['from'] ?? '').trim(),
      to: (row['to'] ?? '').trim(),
    })),
  };
}

function accountRoles(rows: readonly Row[]): TruthFile {
  return {
    kind: 'account-roles',
    rows: rows.map((row) => ({
      account: cell(row, 'account'),
      role: cell(row, 'role'),
      tier: (row['tier'] ?? '').trim() === '' ? 0 : position(row, 'tier'),
    })),
  };
}

function source(row: Row): TruthSource {
  return { file: cell(row, 'file'), row: position(row, 'row') };
}

function cell(row: Row, column: string): string {
  const text = (row[column] ?? '').trim();
  if (text === '') throw new FaultyCell(row, column);
  return text;
}

function number(row: Row, column: string): number {
  const value = Number(cell(row, column));
  if (!Number.isFinite(value)) throw new FaultyCell(row, column);
  return value;
}

function position(row: Row, column: string): number {
  const value = number(row, column);
  if (!Number.isInteger(value) || value < 1) throw new FaultyCell(row, column);
  return value;
}

function label(row: Row, column: string): 0 | 1 {
  const text = cell(row, column).toLowerCase();
  if (text === '1' || text === 'true') return 1;
  if (text === '0' || text === 'false') return 0;
  throw new FaultyCell(row, column);
}
