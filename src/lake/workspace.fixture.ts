import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sqlText } from './engine.ts';
import { closeWorkspace, openWorkspace, type Workspace } from './workspace.ts';

/** A workspace in a temporary folder, for tests; rows are put straight into the tables of `schema.ts`. */
export async function withWorkspace(
  test: (ws: Workspace, dir: string) => Promise<void>,
  options: { readonly openData?: boolean } = {},
): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-lake-'));
  const opened = await openWorkspace(join(dir, 'ws'), {
    mode: 'create-or-open',
    memoryLimitBytes: 5e8,
    threads: 1,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    await test(opened.value, dir);
  } finally {
    await closeWorkspace(opened.value);
    rmSync(dir, { recursive: true, force: true });
  }
}

type Cell = string | number | bigint | boolean | null;
export type Cells = Readonly<Record<string, Cell>>;

/** Inserts rows; columns that a row leaves out take the default of its table. */
export async function insert(ws: Workspace, table: keyof typeof DEFAULTS, rows: readonly Cells[]): Promise<void> {
  if (rows.length === 0) return;
  const full = rows.map((row, i): Cells => ({ ...DEFAULTS[table](i), ...row }));
  const columns = [...new Set(full.flatMap((row) => Object.keys(row)))];
  const tuples = full.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  await ws.engine.run(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES ${tuples.join(', ')}`,
  );
}

const DEFAULTS = {
  files: (i: number): Cells => ({
    file: i,
    fingerprint: `f${i}`,
    bytes: 1,
    format: 'plain',
    kind: 'transfers',
    encoding: 'utf-8',
    literal_numbers: true,
    whole_ledger: true,
    records: 1,
    warnings: '[]',
  }),
  rows: (): Cells => ({ class: 0, base: 0, words: 0, precision: 0 }),
  plain_rows: (): Cells => ({ class: 0, base: 0, words: 0, precision: 0, currency: 'CNY' }),
  companions: (): Cells => ({ file: 0 }),
  holders: (): Cells => ({}),
  quality: (): Cells => ({ data: '{}' }),
  account_numbers: (): Cells => ({}),
  accounts: (i: number): Cells => ({
    account: i,
    number: `6200000000000${100 + i}`,
    id: `a${i}`,
    display: `620000****0${100 + i}`,
    kind: 1,
    flags: 1,
    covered_from_ms: 0,
    covered_to_ms: 4e12,
  }),
  transfers: (i: number): Cells => ({
    transfer: i,
    precision: 0,
    currency: 'CNY',
    legs: 0,
    match: 0,
    kind: 1,
    words: 0,
    payer_file: 0,
    payer_row: i + 1,
    payee_file: 0,
    payee_row: i + 1,
    fingerprint: 1000 + i,
  }),
} as const;

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'string' ? sqlText(cell) : String(cell);
}
