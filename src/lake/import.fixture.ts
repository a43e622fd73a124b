import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { COMPANION_FIELDS, STATEMENT_FIELDS, TRANSFER_FIELDS, type SourceTable, type TableKind } from '#model';

import { loadTable, type LoadReport } from './load-table.ts';
import { closeWorkspace, openWorkspace, type Workspace } from './workspace.ts';

export type Fields = Readonly<Record<string, string>>;

/** A workspace of its own in a temporary folder. */
export async function inWorkspace(test: (ws: Workspace, dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-import-'));
  const opened = await openWorkspace(join(dir, 'ws'), { mode: 'create-or-open', memoryLimitBytes: 5e8, threads: 2 });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    await test(opened.value, dir);
  } finally {
    await closeWorkspace(opened.value);
    rmSync(dir, { recursive: true, force: true });
  }
}

const FIELDS: Readonly<Partial<Record<TableKind, readonly string[]>>> = {
  statement: STATEMENT_FIELDS,
  transfers: TRANSFER_FIELDS,
  ...COMPANION_FIELDS,
};

export function sourceTable(kind: TableKind, file: string, options: Partial<SourceTable> = {}): SourceTable {
  const header = FIELDS[kind] ?? [];
  const isPlain = kind === 'transfers';
  return {
    file,
    location: { path: file },
    format: isPlain ? 'plain-transfers' : `police-${kind}`,
    kind,
    encoding: 'utf-8',
    delimiter: ',',
    width: header.length,
    headerRecords: 1,
    fields: Object.fromEntries(header.map((name, column) => [name, [column]])),
    header,
    literalNumbers: isPlain,
    wholeLedger: isPlain,
    amountUnit: 1,
    timeUnit: 'text',
    defaultCurrency: 'CNY',
    skippedColumns: [],
    ...options,
  };
}

/** Loads records through a real spool file; a field that a record leaves out is an empty cell. */
export async function loadRecords(ws: Workspace, table: SourceTable, records: readonly Fields[]): Promise<LoadReport> {
  const lines = records.map((record, i) =>
    [String(i + 1), ...table.header.map((name) => quoted(record[name] ?? ''))].join(','),
  );
  const text = lines.map((line) => `${line}\n`).join('');
  const spoolPath = join(ws.dir, 'spool.csv');
  writeFileSync(spoolPath, text);
  const fingerprint = createHash('sha256').update(text).digest('hex');
  const loaded = await loadTable({
    workspace: ws,
    table,
    source: { spoolPath },
    spool: { records: records.length, bytes: text.length, fingerprint, rejected: [] },
  });
  rmSync(spoolPath);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return loaded.value;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A readable statement row of card 62000000…, in which each test changes what it is about. */
export const GOOD: Fields = {
  ownCard: '6200000000000000001',
  ownName: '测试甲',
  ownId: '000000199001010001',
  time: '2025-03-05 14:07:33',
  amount: '100.00',
  balance: '500.00',
  direction: '出',
  counterNumber: '6200000000000000002',
  counterName: '测试乙',
  currency: 'CNY',
  success: '成功',
  summary: '转账',
};
