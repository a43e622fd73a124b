import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { deriveTransfers } from './derive.ts';
import { sqlText, type SqlRow } from './engine.ts';
import { featuresReference, type Payment } from './features.reference.ts';
import { inWorkspace, loadRecords, sourceTable } from './import.fixture.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';
import type { Workspace } from './workspace.ts';
import { writeFeatures } from './write-features.ts';

const DAY = 86_400;
const FAN_DAYS = [1, 7] as const;
const WINDOWS = FAN_DAYS.map((days) => days * DAY);
const START = Date.UTC(2024, 2, 5) / 1000;
const FOUR = ['payer', 'payee'].flatMap((party) => ['out', 'in'].map((side) => [party, side] as const));
const COLUMNS = [
  'transfer',
  'time',
  'payer',
  'payee',
  'pair_count',
  'gap_seconds',
  'is_novel',
  ...[1, 4].flatMap((days) =>
    FOUR.map(([party, side]) => `${party}_new_${side === 'out' ? 'payees' : 'payers'}_${days}d`),
  ),
  ...FAN_DAYS.flatMap((days) => FOUR.map(([party, side]) => `${party}_fan_${side}_${days}d`)),
  'sources',
];
const FEATURES = COLUMNS.slice(4, -1);

async function featureRows(ws: Workspace, out: string, pageTransfers?: number): Promise<SqlRow[]> {
  const options = { fanWindowsSeconds: WINDOWS, ...(pageTransfers === undefined ? {} : { pageTransfers }) };
  const written = await writeFeatures(ws, out, options);
  const rows = await ws.engine.rows(`SELECT * FROM read_parquet(${sqlText(out)})`);
  expect(written).toBe(rows.length);
  return rows;
}

const onlyFeatures = (row: SqlRow | undefined) =>
  Object.fromEntries(FEATURES.map((name) => [name, row?.[name] ?? null]));

const NONE = onlyFeatures(undefined);

/** Imports the payments as one plain table in the order given and reads the features back. */
async function featuresOf(payments: readonly Payment[], pageTransfers?: number): Promise<SqlRow[]> {
  let rows: SqlRow[] = [];
  await inWorkspace(async (ws, dir) => {
    const records = payments.map(({ payer, payee, seconds }) => ({
      time: new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' '),
      payer: payer < 0 ? '' : `K${payer}`,
      payee: payee < 0 ? '' : `K${payee}`,
      amount: '1.00',
    }));
    await loadRecords(ws, sourceTable('transfers', 'p.csv'), records);
    const derived = await deriveTransfers(ws);
    if (!derived.ok) throw new Error(derived.problem.code);
    rows = await featureRows(ws, join(dir, 'f.parquet'), pageTransfers);
  });
  return rows;
}

/** Payments at quarter days and at the ends of windows, some to the payer itself or with one party only, in time order. */
function ledger(isTied: boolean): fc.Arbitrary<Payment[]> {
  const account = fc.integer({ min: 0, max: 4 });
  const payment = fc.record({
    payer: account,
    payee: fc.oneof({ weight: 9, arbitrary: account }, { weight: 1, arbitrary: fc.constant(-1) }),
    quarter: fc.integer({ min: 0, max: 48 }),
  });
  return fc.array(payment, { minLength: 1, maxLength: 40 }).map((payments) =>
    payments
      .map(({ payer, payee, quarter }, i) => ({
        payer,
        payee,
        seconds: START + (quarter * DAY) / 4 + (isTied ? 0 : i),
      }))
      .toSorted((a, b) => a.seconds - b.seconds),
  );
}

test('[TFEAT-1] one row per transfer in total order, keyed ids and sources, the columns in their order', async () => {
  await withWorkspace(async (ws, dir) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{}, {}]);
    await insert(ws, 'transfers', [
      { t_ms: START * 1000, payer: 0, payee: 1, amount_minor: 5, payee_row: 9 },
      { t_ms: START * 1000 + 60_000, payer: 1, payee: null, amount_minor: 5, payee_file: null, payee_row: null },
    ]);
    const rows = await featureRows(ws, join(dir, 'f.parquet'));
    expect(rows.map((row) => Object.keys(row))).toEqual([COLUMNS, COLUMNS]);
    expect(rows.map(({ transfer, time, payer, payee, sources }) => [transfer, time, payer, payee, sources])).toEqual([
      [0, '2024-03-05T08:00:00+08:00', 'a0', 'a1', 'a.csv#1;a.csv#9'],
      [1, '2024-03-05T08:01:00+08:00', 'a1', '', 'a.csv#2'],
    ]);
  });
});

test('[TFEAT-2] every feature of small ledgers equals the reference', async () => {
  await fc.assert(
    fc.asyncProperty(ledger(true), async (payments) => {
      const rows = await featuresOf(payments);
      const expected = payments.map((_, i) => featuresReference(payments, i, FAN_DAYS) ?? NONE);
      expect(rows.map(onlyFeatures)).toEqual(expected);
    }),
    { seed: 71, numRuns: 12 },
  );
});

test('[TFEAT-3] a ledger cut off after a transfer has the same features up to it', async () => {
  await fc.assert(
    fc.asyncProperty(ledger(false), fc.nat(), async (payments, cut) => {
      const kept = payments.slice(0, 1 + (cut % payments.length));
      const [part, whole] = [await featuresOf(kept), await featuresOf(payments)];
      expect(part.map(onlyFeatures)).toEqual(whole.slice(0, kept.length).map(onlyFeatures));
    }),
    { seed: 72, numRuns: 6 },
  );
});

test('[TFEAT-4] a transfer outside the patterns has a row without features and counts for no other', async () => {
  await withWorkspace(async (ws, dir) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{}, {}]);
    const transfer = { t_ms: START * 1000, payer: 0, payee: 1, amount_minor: 5 };
    await insert(ws, 'transfers', [
      { ...transfer, kind: 4 },
      { ...transfer, payee: 0 },
      { ...transfer, payer: null },
      transfer,
    ]);
    const rows = await featureRows(ws, join(dir, 'f.parquet'));
    expect(rows.slice(0, 3).map(onlyFeatures)).toEqual([NONE, NONE, NONE]);
    expect(rows[3]).toMatchObject({ pair_count: 1, gap_seconds: null, payer_fan_out_1d: 1, payer_fan_in_7d: 0 });
  });
});

test('[TFEAT-5] a pair is novel twice, seen from inside a coverage', async () => {
  await withWorkspace(async (ws, dir) => {
    const at = (days: number) => (START + days * DAY) * 1000;
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [
      { flags: 0, covered_from_ms: null, covered_to_ms: null },
      { covered_from_ms: at(1), covered_to_ms: at(9) },
    ]);
    const transfers = [0, 1, 2].map((days) => ({ t_ms: at(days), payer: 0, payee: 1, amount_minor: 5 }));
    await insert(ws, 'transfers', transfers);
    const rows = await featureRows(ws, join(dir, 'f.parquet'));
    expect(rows.map(({ pair_count, is_novel }) => [pair_count, is_novel])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });
});

test('[TFEAT-7] shifted days change only the time, permuted rows only the row numbers', async () => {
  await fc.assert(
    fc.asyncProperty(ledger(false), fc.integer({ min: 1, max: 400 }), fc.nat(), async (payments, days, turn) => {
      const rows = (await featuresOf(payments)).map(onlyFeatures);
      const shifted = await featuresOf(payments.map((one) => ({ ...one, seconds: one.seconds + days * DAY })));
      expect(shifted.map(onlyFeatures)).toEqual(rows);
      const at = turn % payments.length;
      const order = payments.map((_, i) => i);
      const permuted = [...order.slice(at).toReversed(), ...order.slice(0, at)];
      const turned = await featuresOf(permuted.map((i) => payments[i]!));
      expect(turned.map(onlyFeatures)).toEqual(rows);
      expect(turned.map(({ sources }) => sources)).toEqual(order.map((i) => `p.csv#${permuted.indexOf(i) + 1}`));
    }),
    { seed: 73, numRuns: 6 },
  );
});

test('[TFEAT-8] the file is the same for every size of page, its owner’s alone, and leaves nothing behind', async () => {
  const [payments = []] = fc.sample(ledger(true), { seed: 74, numRuns: 1 });
  const whole = await featuresOf(payments);
  expect(whole.length).toBeGreaterThan(10);
  for (const page of [1, 7, whole.length]) {
    const rows = await featuresOf(payments, page);
    expect(rows.map(({ payer: _payer, payee: _payee, ...row }) => row)).toEqual(
      whole.map(({ payer: _payer, payee: _payee, ...row }) => row),
    );
  }
  await inWorkspace(async (ws, dir) => {
    const out = join(dir, 'f.parquet');
    expect(await featureRows(ws, out)).toEqual([]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    writeFileSync(join(dir, 'place'), '');
    await expect(writeFeatures(ws, join(dir, 'place', 'f.parquet'), { fanWindowsSeconds: WINDOWS })).rejects.toThrow(
      /place/,
    );
    const stopped = { fanWindowsSeconds: WINDOWS, signal: AbortSignal.abort() };
    expect(await writeFeatures(ws, join(dir, 'never.parquet'), stopped)).toBeUndefined();
    expect([existsSync(join(dir, 'never.parquet')), readdirSync(join(ws.dir, 'tmp'))]).toEqual([false, []]);
    expect(readdirSync(dir).toSorted()).toEqual(['f.parquet', 'place', 'ws']);
  });
});
