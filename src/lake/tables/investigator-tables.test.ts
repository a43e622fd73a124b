import { EDGE_KIND } from '#graph';
import { expect, test } from 'vitest';

import { insert, withWorkspace } from '../workspace.fixture.ts';
import type { Workspace } from '../workspace.ts';
import { investigatorTables } from './investigator-tables.ts';

const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const DAY = 86_400_000;
const OPTIONS = { limit: 100, unmask: true };
const BOUNDARY = { flags: 0, covered_from_ms: null, covered_to_ms: null };

async function accounts(ws: Workspace, covered: number, boundary: number): Promise<void> {
  await insert(ws, 'files', [{ id: 'a.csv' }]);
  await insert(
    ws,
    'accounts',
    Array.from({ length: covered + boundary }, (_, i) => ({ number: `n${i}`, ...(i < covered ? {} : BOUNDARY) })),
  );
}

const move = (
  payer: number | null,
  payee: number | null,
  amount_minor: number,
  t_ms = AT,
  more = {},
): Record<string, string | number | null> => ({ payer, payee, amount_minor, t_ms, ...more });

test('[TAB-1] reversals and moves to oneself are in no turnover', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 2, 0);
    await insert(ws, 'transfers', [
      move(0, 1, 100),
      move(0, 1, 40, AT + 1000, { kind: EDGE_KIND.reversal }),
      move(1, 0, 40, AT + 2000, { kind: EDGE_KIND.reversal }),
      move(0, 0, 7, AT + 3000, { kind: 0 }),
    ]);
    const { flow } = await investigatorTables(ws, OPTIONS);
    expect(flow.map((row) => [row.identity.account, row.in.minor, row.out.minor])).toEqual([
      [0, 0, 100],
      [1, 100, 0],
    ]);
  });
});

test('[TAB-2] flow per account and currency, the largest one-way first', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 3, 0);
    const nearMidnight = Date.UTC(2024, 2, 5, 15, 59, 0);
    await insert(ws, 'transfers', [
      move(0, 1, 100, AT),
      move(2, 1, 50, nearMidnight, { precision: 1 }),
      move(1, 0, 30, nearMidnight + 60_000),
      move(1, 2, 70, nearMidnight + 120_000),
      move(1, 2, 9, AT, { currency: 'USD' }),
      move(1, null, 5, nearMidnight + 180_000, { legs: 1 }),
    ]);
    const { flow } = await investigatorTables(ws, OPTIONS);
    expect(flow[0]).toMatchObject({
      identity: { number: 'n1' },
      currency: 'CNY',
      in: { measure: 'card-turnover', minor: 150, currency: 'CNY' },
      out: { minor: 105 },
      oneWay: { minor: 150 },
      inCount: 2,
      outCount: 3,
      activeDays: 2,
      payers: 2,
      payees: 2,
      firstAt: '2024-03-05 14:00:00',
      lastAt: '2024-03-06 00:02:00',
    });
    expect(
      flow
        .filter(({ currency }) => currency === 'USD')
        .map((row) => [row.identity.number, row.in.minor, row.out.minor]),
    ).toEqual([
      ['n1', 0, 9],
      ['n2', 9, 0],
    ]);
    expect(flow.map((row) => row.oneWay.minor)).toEqual(
      [...flow.map((row) => row.oneWay.minor)].toSorted((a, b) => b - a),
    );
  });
});

test('[TAB-3] a group counts inner moves once and apart; the default is one holder with two accounts', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 4, 0);
    await insert(ws, 'holders', [{ holder: 5, id_number: '000000199001010000' }]);
    await ws.engine.run("UPDATE accounts SET holder = 5, holder_name = '测试甲' WHERE account < 2");
    await insert(ws, 'transfers', [
      move(2, 0, 100),
      move(0, 1, 80, AT + 1000),
      move(1, 3, 60, AT + 2000),
      move(1, 2, 5, AT + DAY),
    ]);
    const { groups } = await investigatorTables(ws, OPTIONS);
    expect(groups.length).toBe(1);
    expect(groups[0]).toMatchObject({
      group: '测试甲 000000199001010000',
      members: [{ number: 'n0' }, { number: 'n1' }],
      in: { measure: 'account-turnover', minor: 100 },
      out: { minor: 65 },
      oneWay: { minor: 100 },
      internal: { minor: 80 },
      inCount: 1,
      outCount: 2,
      internalCount: 1,
      activeDays: 2,
      payers: 1,
      payees: 2,
    });
    const masked = await investigatorTables(ws, { ...OPTIONS, unmask: false });
    expect(masked.groups[0]?.group).toBe('测** 000000****0000');
    const chosen = await investigatorTables(ws, {
      ...OPTIONS,
      groups: new Map([
        ['x', ['n0', 'n2', 'missing']],
        ['y', ['n0']],
      ]),
    });
    expect(chosen.groups.map((row) => [row.group, row.in.minor, row.out.minor, row.internal.minor])).toEqual([
      ['y', 100, 80, 0],
      ['x', 5, 80, 100],
    ]);
    expect(chosen.unknown.groups).toEqual(['missing']);
  });
});

test('[TAB-4] next-level accounts take money from covered accounts, by amount', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 2, 3);
    await insert(ws, 'transfers', [
      move(0, 2, 10, AT, { legs: 1 }),
      move(1, 2, 20, AT, { legs: 1 }),
      move(2, 0, 3, AT, { legs: 2 }),
      move(0, 3, 25, AT, { legs: 1 }),
      move(0, 1, 5),
      move(4, 0, 99, AT, { legs: 2 }),
      move(2, 3, 500, AT, { legs: 1 }),
    ]);
    const { nextLevel } = await investigatorTables(ws, OPTIONS);
    expect(
      nextLevel.map((row) => [
        row.identity.number,
        row.fromCovered.minor,
        row.toCovered.minor,
        row.transfers,
        row.sources,
        row.statementMissing,
      ]),
    ).toEqual([
      ['n2', 30, 3, 2, 2, true],
      ['n3', 25, 0, 1, 1, true],
      ['n1', 5, 0, 1, 1, false],
    ]);
  });
});

test('[TAB-5] the request list is the next level without a statement', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 2, 1);
    await insert(ws, 'transfers', [move(0, 2, 10, AT, { legs: 1 }), move(0, 1, 50)]);
    const { requests } = await investigatorTables(ws, OPTIONS);
    expect(requests.map((row) => [row.identity.number, row.fromCovered.minor])).toEqual([['n2', 10]]);
  });
});

test('[TAB-6] common counterparties of the chosen, the named or the few covered accounts', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 3, 2);
    await insert(ws, 'accounts', [{ account: 5, kind: 5, number: 'clearing' }]);
    await insert(ws, 'transfers', [
      move(0, 3, 10, AT, { legs: 1 }),
      move(3, 1, 4, AT, { legs: 2 }),
      move(2, 4, 8, AT, { legs: 1 }),
      move(0, 4, 8, AT, { legs: 1 }),
      move(0, 5, 1),
      move(1, 5, 1),
    ]);
    const all = await investigatorTables(ws, OPTIONS);
    expect(
      all.common.map((row) => [
        row.identity.number,
        row.chosen.map(({ number }) => number),
        row.paid.minor,
        row.received.minor,
        row.transfers,
      ]),
    ).toEqual([
      ['n4', ['n0', 'n2'], 0, 16, 2],
      ['n3', ['n0', 'n1'], 4, 10, 2],
    ]);
    const chosen = await investigatorTables(ws, { ...OPTIONS, focus: ['n0', 'n1', 'gone'] });
    expect(chosen.common.map((row) => row.identity.number)).toEqual(['n3']);
    expect(chosen.unknown.focus).toEqual(['gone']);
    await insert(
      ws,
      'companions',
      ['n0', 'n2'].map((account, row) => ({ row, kind: 'case-involved', data: JSON.stringify({ account }) })),
    );
    expect((await investigatorTables(ws, OPTIONS)).common.map((row) => row.identity.number)).toEqual(['n4']);
  });
});

test('[TAB-7] new and vanished accounts, each by the span in which it would be seen', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 2, 4);
    await ws.engine.run(
      `UPDATE accounts SET covered_from_ms = ${AT}, covered_to_ms = ${AT + 100 * DAY} WHERE account = 0`,
    );
    await ws.engine.run(
      `UPDATE accounts SET covered_from_ms = ${AT + 80 * DAY}, covered_to_ms = ${AT + 100 * DAY} WHERE account = 1`,
    );
    const at = (payee: number, days: readonly number[]): Record<string, string | number | null>[] =>
      days.map((day) => move(0, payee, 10, AT + day * DAY, { legs: payee > 1 ? 1 : 0 }));
    const rows = [
      ...at(2, [0, 20, 40]),
      ...at(3, [60, 70, 100]),
      ...at(4, [0, 30, 51]),
      ...at(5, [90, 91]),
      ...at(1, [80, 85, 100]),
    ];
    await insert(
      ws,
      'transfers',
      rows.toSorted((a, b) => Number(a['t_ms']) - Number(b['t_ms'])),
    );
    const { changes } = await investigatorTables(ws, OPTIONS);
    expect(
      changes.map((row) => [row.identity.number, row.change, row.at.slice(0, 10), row.transfers, row.amount.minor]),
    ).toEqual([
      ['n2', 'vanished', '2024-04-14', 3, 30],
      ['n3', 'new', '2024-05-04', 3, 30],
    ]);
  });
});

test('[TAB-8] quality begins with how much rests on what', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 2, 1);
    await insert(ws, 'transfers', [
      move(0, 1, 1),
      move(0, 1, 2, AT, { legs: 1, match: 2 }),
      move(0, 2, 3, AT, { legs: 1, match: 2, precision: 2 }),
      move(0, 1, 4, AT, { match: 1 }),
    ]);
    await insert(ws, 'quality', [
      { code: 'balance-break', file: 0, row: 12, account: 1, data: '{"expected":5,"found":6}' },
      { code: 'one-legged', file: 0, row: 2, account: 0, data: '{"counter":2}' },
    ]);
    await insert(ws, 'companions', [{ row: 3, kind: 'case-involved', data: '{"account":"gone"}' }]);
    const { quality, cut } = await investigatorTables(ws, { limit: 100, unmask: false });
    expect(quality.map(({ code, values }) => [code, values])).toEqual([
      ['not-assessable-accounts', { accounts: 1, of: 3 }],
      ['one-legged', { transfers: 2, of: 4 }],
      ['statement-gaps', { transfers: 1, of: 4 }],
      ['order-assumed', { transfers: 1, of: 4 }],
      ['day-precision', { transfers: 1, of: 4 }],
      ['involved-account-unknown', {}],
      ['balance-break', { expected: 5, found: 6 }],
      ['one-legged', { counter: '620000****0102' }],
    ]);
    expect(quality.at(-2)).toMatchObject({ file: 'a.csv', row: 12, display: '620000****0101' });
    expect(cut['quality']).toBe(0);
  });
});

test('[TAB-9] tables are cut after sorting and the cut is counted', async () => {
  await withWorkspace(async (ws) => {
    await accounts(ws, 4, 0);
    await insert(ws, 'transfers', [move(0, 1, 1), move(1, 2, 100), move(2, 3, 10)]);
    const { flow, cut } = await investigatorTables(ws, { limit: 2, unmask: true });
    expect(flow.map((row) => row.identity.number)).toEqual(['n1', 'n2']);
    expect(cut).toMatchObject({ flow: 2, groups: 0, nextLevel: 1 });
  });
});
