import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ACCOUNT_KIND } from '#model';

import { deriveTransfers, DERIVE_STAGES, type DeriveCounts } from './derive.ts';
import { GOOD, inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import { tableHashes } from './table-hashes.ts';
import type { Workspace } from './workspace.ts';

const A = '6200000000000000001';
const B = '6200000000000000002';
const C = '6200000000000000003';

const out = (change: Fields): Fields => ({
  ...GOOD,
  ownCard: A,
  counterNumber: B,
  direction: '出',
  balance: '',
  ...change,
});
const inn = (change: Fields): Fields => ({
  ...GOOD,
  ownCard: B,
  ownName: '测试乙',
  ownId: '000000199001010002',
  counterNumber: A,
  counterName: '测试甲',
  direction: '进',
  balance: '',
  ...change,
});

async function derive(ws: Workspace): Promise<DeriveCounts> {
  const derived = await deriveTransfers(ws);
  if (!derived.ok) throw new Error(derived.problem.code);
  return derived.value;
}

function statement(ws: Workspace, file: string, rows: readonly Fields[]): Promise<unknown> {
  return loadRecords(ws, sourceTable('statement', file), rows);
}

/** Transfers with numbers for dense indices. */
function transfers(ws: Workspace): Promise<Record<string, unknown>[]> {
  return ws.engine
    .rows(`SELECT p.number AS payer, q.number AS payee, amount_minor AS amount, legs, match, t.kind, payer_file, payer_row, payee_file, payee_row
    FROM transfers t LEFT JOIN accounts p ON p.account = payer LEFT JOIN accounts q ON q.account = payee ORDER BY transfer`);
}

test('[LEG-4] the two statements of one transfer give one transfer with both legs', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({ time: '2025-03-05 14:00:00' }),
      out({ time: '2025-03-05 15:00:00', amount: '7' }),
    ]);
    await statement(ws, 'b.csv', [inn({ time: '2025-03-05 14:00:03' })]);
    const counts = await derive(ws);
    expect(counts).toMatchObject({ transfers: 2, covered: 2, legs: { unique: 1, order_assumed: 0 } });
    expect(await transfers(ws)).toEqual([
      {
        payer: A,
        payee: B,
        amount: 10000,
        legs: 0,
        match: 0,
        kind: 1,
        payer_file: 0,
        payer_row: 1,
        payee_file: 1,
        payee_row: 1,
      },
      {
        payer: A,
        payee: B,
        amount: 700,
        legs: 1,
        match: 2,
        kind: 1,
        payer_file: 0,
        payer_row: 2,
        payee_file: null,
        payee_row: null,
      },
    ]);
  });
});

test('[LEG-5] a transfer has the debit time; a credit that a clock put before it has the debit time and is counted', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [out({ time: '2025-03-05 14:00:10' }), inn({ time: '2025-03-05 14:00:00' })]);
    expect(await derive(ws)).toMatchObject({ transfers: 1, legs: { skewed: 1 } });
    const at = Date.parse('2025-03-05T14:00:10+08:00');
    expect(await ws.engine.rows('SELECT t_ms, debit_ms, credit_ms FROM transfers')).toEqual([
      { t_ms: at, debit_ms: at, credit_ms: at },
    ]);
  });
});

test('[LEG-6] a reversal and what it undoes are no pattern edges and stay in the ledger', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [out({}), out({ time: '2025-03-06 09:00:00', direction: '进', summary: '冲正' })]);
    expect(await derive(ws)).toMatchObject({ transfers: 2, legs: { reversals: 1 } });
    expect(await ws.engine.rows('SELECT kind FROM transfers')).toEqual([{ kind: 4 }, { kind: 4 }]);
  });
});

test('[LEG-7] an account that carries a clearing name is clearing, and transfers with it are no pattern edges', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({ counterNumber: '243300133', counterName: '财付通支付科技有限公司' }),
      out({ amount: '3' }),
    ]);
    await derive(ws);
    expect(await ws.engine.rows("SELECT kind FROM accounts WHERE number = '243300133'")).toEqual([
      { kind: ACCOUNT_KIND.clearing },
    ]);
    expect(await ws.engine.rows('SELECT amount_minor, kind FROM transfers ORDER BY transfer')).toEqual([
      { amount_minor: 10000, kind: 0 },
      { amount_minor: 300, kind: 1 },
    ]);
  });
});

test('[LEG-7] a bank row and a payment account row pair by order number; the clearing account vanishes', async () => {
  await inWorkspace(async (ws) => {
    const wallet = 'wx000000test';
    await statement(ws, 'a.csv', [
      out({
        counterNumber: '243300133',
        counterName: '财付通支付科技有限公司',
        orderNumber: 'ORDER1',
        time: '2025-03-05 14:00:00',
      }),
      inn({ ownCard: wallet, counterNumber: '', counterName: '', orderNumber: 'ORDER1', time: '2025-03-05 14:05:00' }),
    ]);
    await loadRecords(ws, sourceTable('openings', 'openings.csv'), [{ account: wallet, kind: 'payment' }]);
    expect(await derive(ws)).toMatchObject({ transfers: 1, legs: { clearing_pairs: 1 } });
    expect(await transfers(ws)).toMatchObject([{ payer: A, payee: wallet, legs: 0, kind: 1 }]);
  });
});

test('[ACC-1] a masked or short number is a node of its own per file, and never an alias', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({ counterNumber: '6222****1234' }),
      out({ counterNumber: '6222****1234', amount: '2' }),
    ]);
    await statement(ws, 'b.csv', [
      out({ counterNumber: '6222****1234', amount: '3' }),
      out({ ownAccount: '12345', counterNumber: '1234' }),
    ]);
    await derive(ws);
    const opaque = await ws.engine.rows(
      `SELECT number, count(*) AS n, count(DISTINCT id) AS ids FROM accounts WHERE kind = ${ACCOUNT_KIND.opaque} GROUP BY number ORDER BY number`,
    );
    expect(opaque).toEqual([
      { number: '1234', n: 1, ids: 1 },
      { number: '12345', n: 1, ids: 1 },
      { number: '6222****1234', n: 2, ids: 2 },
    ]);
    expect(await ws.engine.rows('SELECT count(DISTINCT payer) AS payers FROM transfers')).toEqual([{ payers: 1 }]);
  });
});

test('[ACC-3] card and account of one row are one account; a card of 账户信息 too', async () => {
  await inWorkspace(async (ws) => {
    const account = '1000000000000001';
    await statement(ws, 'a.csv', [
      out({ ownAccount: account }),
      {
        ...inn({}),
        ownCard: account,
        ownAccount: '',
        counterNumber: B,
        direction: '进',
        amount: '5',
        time: '2025-03-06',
      },
    ]);
    await statement(ws, 'b.csv', [
      out({ ownCard: C, counterNumber: '1000000000000009', amount: '6', time: '2025-03-07' }),
    ]);
    await loadRecords(ws, sourceTable('accounts', 'accounts.csv'), [
      { card: B, account: '1000000000000009', openedAt: '20240101', kind: '个人', holderId: '000000199001010002' },
    ]);
    await derive(ws);
    expect(await transfers(ws)).toMatchObject([
      { payer: A, payee: B, amount: 10000 },
      { payer: B, payee: A, amount: 500 },
      { payer: C, payee: B, amount: 600 },
    ]);
    expect(await ws.engine.rows(`SELECT opened_ms, kind FROM accounts WHERE number = '${B}'`)).toEqual([
      { opened_ms: Date.parse('2024-01-01T00:00:00+08:00'), kind: ACCOUNT_KIND.personal },
    ]);
  });
});

test('[ACC-3] a number tied to more than five others of several holders names no account and is counted', async () => {
  await inWorkspace(async (ws) => {
    const rows = Array.from({ length: 6 }, (_, i) =>
      out({
        ownCard: `620000000000000010${i}`,
        ownAccount: '9999999999',
        ownId: `00000019900101000${i}`,
        amount: String(i + 1),
      }),
    );
    await statement(ws, 'a.csv', rows);
    expect(await derive(ws)).toMatchObject({ internalNumbers: 1, transfers: 6 });
    expect(await ws.engine.rows('SELECT count(DISTINCT payer) AS payers FROM transfers')).toEqual([{ payers: 6 }]);
    expect(await ws.engine.rows("SELECT flags & 16 AS internal FROM accounts WHERE number = '9999999999'")).toEqual([
      { internal: 16 },
    ]);
  });
});

test('[ACC-4] one holder by ID number, not by name', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({}),
      out({ ownCard: C, ownName: '测试另名' }),
      out({ ownCard: '6200000000000000004', ownId: '', amount: '9' }),
    ]);
    await derive(ws);
    const holders = await ws.engine.rows('SELECT number, holder FROM accounts WHERE flags & 1 = 1 ORDER BY number');
    expect(holders).toEqual([
      { number: A, holder: 0 },
      { number: C, holder: 0 },
      { number: '6200000000000000004', holder: null },
    ]);
  });
});

test('[ACC-5] covered from first to last own row, failed ones too; without own rows boundary; a whole ledger covers all', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [out({ time: '2025-03-05 14:00:00' }), out({ time: '2025-03-09', success: '失败' })]);
    await loadRecords(ws, sourceTable('transfers', 'plain.csv'), [
      { time: '2025-01-01 00:00', payer: 'x', payee: 'y', amount: '5' },
      { time: '2025-01-02', payer: 'y', payee: 'z', amount: '5' },
    ]);
    await derive(ws);
    const ms = (text: string) => Date.parse(text);
    const plain = {
      flags: 1,
      covered_from_ms: ms('2025-01-01T00:00:00+08:00'),
      covered_to_ms: ms('2025-01-02T23:59:59+08:00'),
    };
    expect(
      await ws.engine.rows('SELECT number, flags, covered_from_ms, covered_to_ms FROM accounts ORDER BY number'),
    ).toEqual([
      {
        number: A,
        flags: 1,
        covered_from_ms: ms('2025-03-05T14:00:00+08:00'),
        covered_to_ms: ms('2025-03-09T23:59:59+08:00'),
      },
      { number: B, flags: 0, covered_from_ms: null, covered_to_ms: null },
      ...['x', 'y', 'z'].map((number) => ({ number, ...plain })),
    ]);
  });
});

test('[ACC-6] indices are given in order of first appearance and never change; a later alias points to the older account', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'b.csv', [out({})]);
    await derive(ws);
    expect(await ws.engine.rows('SELECT account, number FROM accounts ORDER BY account')).toEqual([
      { account: 0, number: A },
      { account: 1, number: B },
    ]);
    await statement(ws, 'a.csv', [out({ ownCard: C, ownAccount: '1000000000000003', counterNumber: A })]);
    await statement(ws, 'c.csv', [out({ ownCard: A, ownAccount: B, amount: '4' })]);
    expect(await derive(ws)).toMatchObject({ merged: 1, accounts: 2 });
    expect(await ws.engine.rows('SELECT account, number, merged_into FROM accounts ORDER BY account')).toEqual([
      { account: 0, number: A, merged_into: null },
      { account: 1, number: B, merged_into: 0 },
      { account: 2, number: C, merged_into: null },
    ]);
    expect(await ws.engine.rows('SELECT DISTINCT account, counter FROM rows ORDER BY ALL')).toEqual([
      { account: 0, counter: 0 },
      { account: 2, counter: 0 },
    ]);
  });
});

test('[DUP-1] across files the largest multiplicity is kept, inside a file only rows with a balance repeat', async () => {
  const classesOf = async (files: Readonly<Record<string, readonly Fields[]>>) => {
    let found: Record<string, unknown>[] = [];
    await inWorkspace(async (ws) => {
      for (const [file, rows] of Object.entries(files)) await statement(ws, file, rows);
      await derive(ws);
      found = await ws.engine.rows(
        "SELECT f.id || '#' || row AS at, class FROM rows JOIN files f USING (file) ORDER BY f.id, row",
      );
    });
    return found.map(({ at, class: k }) => `${String(at)}:${String(k)}`);
  };
  const [r, balanced] = [out({}), out({ balance: '1' })];
  expect(await classesOf({ 'a.csv': [r, r], 'b.csv': [r, r, r] })).toEqual([
    'a.csv#1:0',
    'a.csv#2:0',
    'b.csv#1:1',
    'b.csv#2:1',
    'b.csv#3:0',
  ]);
  expect(await classesOf({ 'b.csv': [r], 'a.csv': [r] })).toEqual(['a.csv#1:0', 'b.csv#1:1']);
  expect(await classesOf({ 'a.csv': [balanced, balanced] })).toEqual(['a.csv#1:0', 'a.csv#2:1']);
  const zero = out({ balance: '1', amount: '0.00' });
  expect(await classesOf({ 'a.csv': [zero, zero], 'b.csv': [zero] })).toEqual(['a.csv#1:3', 'a.csv#2:3', 'b.csv#1:1']);
  const failed = out({ success: '失败' });
  expect(await classesOf({ 'a.csv': [failed], 'b.csv': [failed, { ...failed, feedback: '成功' }] })).toEqual([
    'a.csv#1:2',
    'b.csv#1:1',
    'b.csv#2:2',
  ]);
  const blank = Object.fromEntries(Object.keys(GOOD).map((name) => [name, '']));
  expect(await classesOf({ 'a.csv': [blank], 'b.csv': [blank] })).toEqual(['a.csv#1:3', 'b.csv#1:3']);
});

test('[DUP-1] plain rows repeat only across files', async () => {
  await inWorkspace(async (ws) => {
    const row = { time: '2025-01-01 00:00:00', payer: 'x', payee: 'y', amount: '5' };
    await loadRecords(ws, sourceTable('transfers', 'a.csv'), [row, row]);
    await loadRecords(ws, sourceTable('transfers', 'b.csv'), [row, { ...row, amount: '6' }]);
    expect(await derive(ws)).toMatchObject({ duplicates: 1, transfers: 3 });
    expect(await ws.engine.rows('SELECT file, row, class FROM plain_rows ORDER BY ALL')).toEqual([
      { file: 0, row: 1, class: 0 },
      { file: 0, row: 2, class: 0 },
      { file: 1, row: 1, class: 1 },
      { file: 1, row: 2, class: 0 },
    ]);
  });
});

test('[IMP-12] a self-loop stays and is no pattern edge; nobody on one side is no pattern edge', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({ counterNumber: A }),
      out({ counterNumber: '', counterName: '', summary: 'ATM取款', amount: '2' }),
    ]);
    await derive(ws);
    expect(await transfers(ws)).toMatchObject([
      { payer: A, payee: A, kind: 0 },
      { payer: A, payee: null, kind: 0 },
    ]);
  });
});

test('[IMP-13] transfers stand in total order: time, serial, content fingerprint of the file, row', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [
      out({ serial: '10', amount: '3' }),
      out({ serial: '9', amount: '2' }),
      out({ amount: '4' }),
      out({ time: '2025-01-01 00:00:00', amount: '1' }),
      out({ amount: '5' }),
    ]);
    await derive(ws);
    expect(
      (await ws.engine.rows<{ amount_minor: number }>('SELECT amount_minor FROM transfers ORDER BY transfer')).map(
        (row) => row.amount_minor,
      ),
    ).toEqual([100, 200, 300, 400, 500]);
  });
});

test('[IMP-15] quality: breaks, gaps, cut tables, holes in the coverage, failed tasks', async () => {
  await inWorkspace(async (ws) => {
    const rows = Array.from({ length: 1000 }, (_, i) =>
      out({
        time: `2025-03-05 10:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
        amount: '1',
        balance: String(5000 - i),
        counterNumber: '',
      }),
    );
    rows[500] = { ...rows[500], balance: '1' };
    await statement(ws, 'a.csv', rows);
    await statement(ws, 'b.csv', [
      out({ time: '2025-06-01 10:00:00', counterNumber: B }),
      inn({ time: '2025-05-30 10:00:00', amount: '8', counterNumber: C }),
      inn({ time: '2025-06-03 10:00:00', amount: '9', counterNumber: C }),
    ]);
    await loadRecords(ws, sourceTable('tasks', 'tasks.csv'), [
      { account: C, result: '失败' },
      { account: A, result: '成功' },
    ]);
    expect(await derive(ws)).toMatchObject({ breaks: 2, legs: { one_legged: 1 } });
    const codes = await ws.engine.rows(
      'SELECT q.code, f.id, q.row FROM quality q JOIN files f USING (file) ORDER BY ALL',
    );
    expect(codes).toEqual([
      { code: 'balance-break', id: 'a.csv', row: 501 },
      { code: 'balance-break', id: 'a.csv', row: 502 },
      { code: 'coverage-gap', id: 'b.csv', row: null },
      { code: 'maybe-cut-at-1000', id: 'a.csv', row: null },
      { code: 'one-legged', id: 'b.csv', row: 1 },
      { code: 'task-failed', id: 'tasks.csv', row: 1 },
    ]);
  });
});

test('[IMP-16] deriving again changes nothing, and names and order of files change no transfer', async () => {
  const rowOf = fc.record({
    own: fc.constantFrom(A, B, C),
    counter: fc.constantFrom(A, B, C, ''),
    amount: fc.constantFrom('1', '2'),
    minute: fc.integer({ min: 0, max: 9 }),
    direction: fc.constantFrom('进', '出'),
    serial: fc.constantFrom('', 'S1'),
  });
  const content = 't_ms, p.number AS payer, q.number AS payee, amount_minor, legs, match, t.kind, fingerprint';
  const [files = []] = fc.sample(
    fc.array(fc.array(rowOf, { minLength: 5, maxLength: 30 }), { minLength: 3, maxLength: 3 }),
    { seed: 11, numRuns: 1 },
  );
  const read = async (names: readonly string[], order: readonly number[]) => {
    let found: unknown[] = [];
    await inWorkspace(async (ws) => {
      for (const k of order) {
        await statement(
          ws,
          names[k] ?? '',
          (files[k] ?? []).map((r) => ({
            ...GOOD,
            ownCard: r.own,
            counterNumber: r.counter,
            amount: r.amount,
            time: `2025-03-05 10:0${r.minute}:00`,
            direction: r.direction,
            serial: r.serial,
            balance: '',
            ownId: '',
            ownName: '',
          })),
        );
      }
      await derive(ws);
      const before = await tableHashes(ws);
      await ws.engine.run("UPDATE meta SET value = '0' WHERE key = 'derived'");
      await derive(ws);
      expect(await tableHashes(ws)).toEqual(before);
      found = await ws.engine.rows(
        `SELECT ${content} FROM transfers t LEFT JOIN accounts p ON p.account = payer LEFT JOIN accounts q ON q.account = payee ORDER BY transfer`,
      );
    });
    return found;
  };
  const first = await read(['a.csv', 'b.csv', 'c.csv'], [0, 1, 2]);
  expect(first.length).toBeGreaterThan(20);
  expect(await read(['a.csv', 'b.csv', 'c.csv'], [2, 0, 1])).toEqual(first);
  expect(await read(['z.csv', 'm.csv', 'a.csv'], [0, 1, 2])).toEqual(first);
});

test('[IMP-17] a stop between stages leaves the loaded rows and no derived table', async () => {
  await inWorkspace(async (ws) => {
    await statement(ws, 'a.csv', [out({})]);
    for (const stage of DERIVE_STAGES) {
      const abort = new AbortController();
      const stopped = await deriveTransfers(ws, {
        signal: abort.signal,
        onStage: (entered) => (entered === stage ? abort.abort() : undefined),
      });
      if (stage === 'commit') expect(stopped).toMatchObject({ ok: true });
      else expect(stopped).toEqual({ ok: false, problem: { code: 'stopped', values: {} } });
      if (stage !== 'commit')
        expect(
          await ws.engine.rows(
            'SELECT (SELECT count(*) FROM transfers) AS t, (SELECT count(*) FROM accounts) AS a, (SELECT count(*) FROM rows) AS r',
          ),
        ).toEqual([{ t: 0, a: 0, r: 1 }]);
    }
  });
});
