import { expect, test } from 'vitest';

import { ACCOUNT_KIND } from '#model';

import { deriveTransfers, type DeriveCounts } from './derive.ts';
import { importReport } from './import-report.ts';
import { GOOD, inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import type { Workspace } from './workspace.ts';

const CARD = '6200000000000000001';
const OTHER = '6200000000000000002';
const NUMBER = '100000001';
const ICBC = { ownBank: '中国工商银行股份有限公司某某支行', ownId: '000000199001010001', ownName: '测试甲' };
const ABC = { ownBank: '农业银行', ownId: '000000199001010002', ownName: '测试乙' };

async function load(ws: Workspace, files: Readonly<Record<string, readonly Fields[]>>): Promise<DeriveCounts> {
  for (const [file, rows] of Object.entries(files)) {
    await loadRecords(
      ws,
      sourceTable('statement', file),
      rows.map((row, i) => ({ ...GOOD, balance: '', time: `2025-03-05 14:00:0${i}`, ...row })),
    );
  }
  const derived = await deriveTransfers(ws);
  if (!derived.ok) throw new Error(derived.problem.code);
  return derived.value;
}

/** Number and key of the account that each row is of and names. */
function sides(ws: Workspace): Promise<Record<string, unknown>[]> {
  return ws.engine
    .rows(`SELECT f.id || '#' || r.row AS at, r.account, a.number AS own, r.counter, c.number AS other FROM rows r JOIN files f USING (file)
    LEFT JOIN accounts a ON a.account = r.account LEFT JOIN accounts c ON c.account = r.counter ORDER BY f.id, r.row`);
}

test('[ACC-1] a masked card beside a full account number is the account; the same for a counterparty', async () => {
  await inWorkspace(async (ws) => {
    const masked = '6222****1234';
    await load(ws, {
      'a.csv': [
        { ownCard: masked, ownAccount: '9000000001' },
        { ownCard: masked, ownAccount: '9000000002' },
        { ownCard: '', ownAccount: '9000000002' },
      ],
      'b.csv': [
        { ownCard: masked, ownAccount: '9000000001' },
        { ownCard: masked, ownAccount: '' },
        { counterNumber: '6222xxxx1234', counterAccount: '9000000002_7' },
      ],
    });
    const rows = await sides(ws);
    expect(rows.map(({ own }) => own)).toEqual(['9000000001', '9000000002', '9000000002', '9000000001', masked, CARD]);
    expect(rows[5]).toMatchObject({ other: '9000000002' });
    expect(await ws.engine.rows("SELECT counter_suffix FROM rows WHERE counter_number = '9000000002'")).toEqual([
      { counter_suffix: '7' },
    ]);
  });
});

test.each(['6222****1234', '6222xxxx1234', '622200XXXXXX1234', '6222••••1234', '6222●●●●1234', '12345'])(
  '[ACC-1] %s is a node of its own per file',
  async (number) => {
    await inWorkspace(async (ws) => {
      await load(ws, { 'a.csv': [{ ownCard: number }, { counterNumber: number }], 'b.csv': [{ ownCard: number }] });
      const [a, b, c] = (await sides(ws)) as [
        Record<string, unknown>,
        Record<string, unknown>,
        Record<string, unknown>,
      ];
      expect([a['own'], b['other'], c['own']]).toEqual([number, number, number]);
      expect([a['account'] === b['counter'], a['account'] === c['account']]).toEqual([true, false]);
      expect(await ws.engine.rows(`SELECT count(*) AS n FROM accounts WHERE kind = ${ACCOUNT_KIND.opaque}`)).toEqual([
        { n: 2 },
      ]);
      expect(await ws.engine.rows('SELECT count(*) AS n FROM rows WHERE counter_opaque')).toEqual([{ n: 1 }]);
    });
  },
);

test('[ACC-2] a damaged counterparty number is a node of its own per file and string, and joins no leg', async () => {
  await inWorkspace(async (ws) => {
    const counts = await load(ws, {
      'a.csv': [
        { counterNumber: '6.22202E+18' },
        { ownCard: OTHER, direction: '进', counterNumber: CARD },
        { counterNumber: '6.22202E+18', amount: '2' },
      ],
      'b.csv': [{ counterNumber: '6.22202E+18', amount: '3' }],
    });
    expect(counts.legs).toMatchObject({ unique: 0, order_assumed: 0 });
    const found = await ws.engine.rows(
      'SELECT q.number, count(DISTINCT q.id) AS nodes, count(*) AS n FROM transfers t JOIN accounts q ON q.account = t.payee GROUP BY q.number ORDER BY q.number',
    );
    expect(found).toEqual([
      { number: '6.22202E+18', nodes: 2, n: 3 },
      { number: OTHER, nodes: 1, n: 1 },
    ]);
  });
});

test('[ACC-3] a number that two banks gave out is an account at each; who names it without a bank stands apart', async () => {
  await inWorkspace(async (ws) => {
    const counts = await load(ws, {
      'a.csv': [
        { ...ICBC, ownCard: NUMBER, ownAccount: '6200000000000000011' },
        { ...ABC, ownCard: NUMBER, ownAccount: '6200000000000000012' },
        { ...ICBC, ownBank: '工行', ownCard: '6200000000000000011', ownAccount: '' },
        { counterNumber: NUMBER, counterBank: '中国农业银行某某分行' },
        { counterNumber: NUMBER, counterBank: '招商银行' },
        { counterNumber: NUMBER },
        { ...ABC, ownBank: '', ownCard: '', ownAccount: NUMBER },
      ],
    });
    const [one, two, three, four, five, six, seven] = await sides(ws);
    expect(one?.['account']).not.toBe(two?.['account']);
    expect([three?.['account'], four?.['counter']]).toEqual([one?.['account'], two?.['account']]);
    expect([six?.['counter'], seven?.['account']]).toEqual([five?.['counter'], five?.['counter']]);
    expect([one?.['account'], two?.['account']]).not.toContain(five?.['counter']);
    expect(
      await ws.engine.rows(
        `SELECT count(*) AS n, count(DISTINCT id) AS ids, count(DISTINCT display) AS shown FROM accounts WHERE number = '${NUMBER}'`,
      ),
    ).toEqual([{ n: 3, ids: 3, shown: 3 }]);
    expect(counts.severalBanks).toBe(1);
    expect((await importReport(ws)).warnings).toContainEqual({ code: 'number-of-several-banks', values: { count: 1 } });
  });
});

test('[ACC-3] one bank under several names, or a branch without its bank, is one account', async () => {
  await inWorkspace(async (ws) => {
    const counts = await load(ws, {
      'a.csv': [
        { ...ICBC, ownCard: NUMBER },
        { ...ICBC, ownBank: 'ICBC', ownCard: NUMBER },
        { ...ICBC, ownBank: '北京某某支行', ownCard: NUMBER },
        { ...ABC, ownCard: OTHER },
      ],
    });
    expect(counts.severalBanks).toBe(0);
    expect(new Set((await sides(ws)).slice(0, 3).map(({ account }) => account)).size).toBe(1);
  });
});

test('[ACC-3] a second bank in a later import takes the number apart; dense indices stay', async () => {
  const [first, second] = [[{ ...ICBC, ownCard: NUMBER }], [{ ...ABC, ownCard: NUMBER }]];
  const shape =
    'SELECT number, institution, merged_into IS NULL AS live FROM accounts WHERE number = ? ORDER BY account';
  await inWorkspace(async (ws) => {
    await load(ws, { 'a.csv': first });
    await load(ws, { 'b.csv': second });
    expect(await ws.engine.rows('SELECT account, merged_into FROM accounts ORDER BY account')).toEqual([
      { account: 0, merged_into: 2 },
      { account: 1, merged_into: null },
      { account: 2, merged_into: null },
      { account: 3, merged_into: null },
    ]);
    expect(await ws.engine.rows(shape, [NUMBER])).toMatchObject([
      { live: false },
      { institution: ICBC.ownBank, live: true },
      { institution: ABC.ownBank, live: true },
    ]);
    // Who names it in a plain file, without a bank, is the account of the number alone: it lives again.
    await loadRecords(ws, sourceTable('transfers', 'p.csv'), [
      { time: '2025-03-06', payer: NUMBER, payee: 'x', amount: '5' },
    ]);
    await load(ws, {});
    expect(await ws.engine.rows('SELECT merged_into FROM accounts WHERE account = 0')).toEqual([{ merged_into: null }]);
  });
});

test('[ACC-3] 账户信息 names the bank of a number, and its facts go to that bank’s account', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('accounts', 'accounts.csv'), [
      { account: NUMBER, bank: '工商银行', openedAt: '20240101', kind: '个人' },
      { account: NUMBER, bank: '农业银行', openedAt: '20230101', kind: '个人' },
    ]);
    await load(ws, {
      'a.csv': [
        { ...ICBC, ownCard: NUMBER },
        { ...ABC, ownCard: NUMBER },
      ],
    });
    expect(
      await ws.engine.rows(`SELECT institution, opened_ms FROM accounts WHERE number = '${NUMBER}' ORDER BY opened_ms`),
    ).toEqual([
      { institution: ABC.ownBank, opened_ms: Date.parse('2023-01-01T00:00:00+08:00') },
      { institution: ICBC.ownBank, opened_ms: Date.parse('2024-01-01T00:00:00+08:00') },
    ]);
  });
});
