import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  fieldsOfKind,
  FORMATS,
  LAYOUTS,
  writeAccountOpenings,
  writeAmlsim,
  writeAmlworld,
  writeCaseInvolved,
  writePlainTransfers,
  writePoliceExport,
  writeTable,
  writeVictimReports,
  type CanonicalRow,
} from '#formats';
import { exportFromWorkspace, importIntoWorkspace } from '#use-cases';
import { queryFiles, quoted } from './harness/query-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'duanka-round-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Paid {
  readonly time: string;
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
}

const CARDS = ['6200000000000000001', '6200000000000000002', '6200000000000000003', '6200000000000000004'];
const card = (i: number): string => CARDS[i % CARDS.length] ?? '';
/** Minor units; no two of one second. */
const PAID: readonly Paid[] = Array.from({ length: 24 }, (_, i) => ({
  time: `2024-03-${String(1 + (i % 20)).padStart(2, '0')} 10:00:${String(i).padStart(2, '0')}`,
  payer: card(i),
  payee: card(i + 1 + (i % 2)),
  amount: 10_000 + i * 37,
}));
const yuan = (minor: number): string => (minor / 100).toFixed(2);
const plain = PAID.map((paid): CanonicalRow => ({
  ...paid,
  amount: yuan(paid.amount),
  currency: 'CNY',
  channel: '网银',
  note: '货款,"甲"',
}));
/** Both sides' rows. */
const statement = PAID.flatMap((paid, i): CanonicalRow[] => [
  {
    ownCard: paid.payer,
    time: paid.time,
    amount: yuan(paid.amount),
    direction: '出',
    counterNumber: paid.payee,
    currency: '人民币',
    serial: `S${i}D`,
    success: '成功',
  },
  {
    ownCard: paid.payee,
    time: paid.time,
    amount: yuan(paid.amount),
    direction: '进',
    counterNumber: paid.payer,
    currency: '人民币',
    serial: `S${i}C`,
    success: '成功',
  },
]);

interface Imported {
  readonly transfers: readonly string[];
  readonly formats: readonly string[];
  readonly companions: Readonly<Record<string, number>>;
  readonly skipped: readonly unknown[];
}

/** Imports what `write` makes in a folder of its own; transfers as `time payer payee amount currency`. */
async function roundTrip(name: string, write: (dir: string) => Promise<unknown>): Promise<Imported> {
  const dir = join(folder, name, 'in');
  mkdirSync(dir, { recursive: true });
  await write(dir);
  const workspaceDir = join(folder, name, 'ws');
  const done = await importIntoWorkspace({ inputs: [dir], workspaceDir, openData: true, language: 'en' });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  const out = join(folder, name, 'transfers.parquet');
  const exported = await exportFromWorkspace({
    workspaceDir,
    table: 'transfers',
    out,
    language: 'en',
    disclosure: { openData: true },
  });
  if (!exported.ok) throw new Error(exported.problem.code);
  const rows = await queryFiles((query) =>
    query(
      `SELECT concat_ws(' ', replace(time[:19], 'T', ' '), payer_number, payee_number, amount, currency) AS line FROM read_parquet(${quoted(out)}) ORDER BY line`,
    ),
  );
  const { report } = done.value;
  return {
    transfers: rows.map((row) => String(row['line'])),
    formats: [...new Set(report.files.map(({ format }) => format))],
    companions: Object.fromEntries(report.companions.map(({ kind, records }) => [kind, records])),
    skipped: report.skipped,
  };
}

const expected = (currency = 'CNY', payers = (number: string): string => number, day = false): string[] =>
  PAID.map(
    ({ time, payer, payee, amount }) =>
      `${day ? `${time.slice(0, 10)} 00:00:00` : time} ${payers(payer)} ${payers(payee)} ${amount} ${currency}`,
  ).sort();

test.each(['34', '29', 'order', 'unified'] as const)(
  '[FMT-27] a police export, form %s, comes back as the transfers that were written',
  async (statementForm) => {
    const one = (row: CanonicalRow): CanonicalRow[] => [row];
    const back = await roundTrip(`police-${statementForm}`, (dir) =>
      writePoliceExport(
        dir,
        {
          statement,
          accounts: one({ card: card(0), holderId: '000000199001010001', name: '测试甲' }),
          persons: one({ name: '测试甲', holderId: '000000199001010001' }),
        },
        { statementForm },
      ),
    );
    expect(back).toEqual({
      transfers: expected(),
      formats: ['police-statement'],
      companions: { accounts: 1, persons: 1 },
      skipped: [],
    });
  },
);

test.each(['csv', 'xlsx'] as const)('[FMT-27] plain transfers in %s, both languages', async (container) => {
  for (const form of ['en', 'zh']) {
    const back = await roundTrip(`plain-${container}-${form}`, (dir) =>
      writePlainTransfers(join(dir, `t.${container}`), plain, { container, form }),
    );
    expect(back).toEqual({ transfers: expected(), formats: ['plain-transfers'], companions: {}, skipped: [] });
  }
});

test('[FMT-27] AMLworld and AMLSim', async () => {
  const world = plain.map((row) => ({
    ...row,
    time: (row['time'] ?? '').slice(0, 16).replaceAll('-', '/'),
    payerBank: '0010',
    payeeBank: '0010',
    currency: 'US Dollar',
  }));
  const amlworld = await roundTrip('amlworld', (dir) => writeAmlworld(join(dir, 'HI-Small_Trans.csv'), world));
  expect(amlworld.formats).toEqual(['amlworld']);
  expect(amlworld.transfers).toEqual(
    expected('USD', (number) => `10:${number}`)
      .map((line) => line.replace(/^(.{17})\d\d/, '$100'))
      .sort(),
  );
  const epoch = Date.UTC(2020, 0, 1);
  const steps = plain.map((row) => ({
    ...row,
    time: String((Date.parse(`${(row['time'] ?? '').slice(0, 10)}T00:00:00Z`) - epoch) / 86_400_000),
  }));
  const amlsim = await roundTrip('amlsim', (dir) => writeAmlsim(join(dir, 'transactions.csv'), steps));
  expect(amlsim).toEqual({
    transfers: expected('XXX', undefined, true),
    formats: ['amlsim'],
    companions: {},
    skipped: [],
  });
});

test('[FMT-27] victim reports, case-involved lists and account openings beside transfers', async () => {
  const back = await roundTrip('companions', async (dir) => {
    await writePlainTransfers(join(dir, 't.csv'), plain);
    await writeVictimReports(join(dir, 'reports.csv'), [
      { caseNo: 'A1', paidAt: '2024-03-01 10:00:00', toAccount: card(1), amount: '100.00' },
    ]);
    await writeCaseInvolved(join(dir, 'involved.csv'), [{ account: card(0), source: '测试', since: '2024-01-01' }]);
    await writeAccountOpenings(join(dir, 'openings.csv'), [
      { account: card(2), openedAt: '2024-02-01', birth: '1990-01-01' },
    ]);
  });
  expect(back.transfers).toEqual(expected());
  expect(back.companions).toEqual({ 'case-involved': 1, openings: 1, 'victim-reports': 1 });
});

test('[FMT-27] every format that is recognised can be written, with fields of its kind', async () => {
  expect(FORMATS.map(({ id }) => id)).toEqual(LAYOUTS.map(({ id }) => id));
  const dir = join(folder, 'every');
  mkdirSync(dir);
  for (const layout of LAYOUTS) {
    const known = fieldsOfKind(layout.kind);
    expect(Object.keys(layout.names).filter((field) => !known.includes(field))).toEqual([]);
    await writeTable(layout, join(dir, `${layout.id}.csv`), { rows: [] });
  }
});
