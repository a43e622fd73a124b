import { EDGE_KIND } from '#graph';
import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_FLAG } from '#model';
import { expect, test } from 'vitest';

import { buildCaseView } from './build-case-view.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';

const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const minute = (n: number): number => AT + n * 60_000;

test('[VIEW-1] transfers with both parties are edges in their order, others entries without an edge', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{}, {}, {}]);
    await insert(ws, 'transfers', [
      { t_ms: minute(0), payer: 0, payee: 1, amount_minor: 100 },
      {
        t_ms: minute(1),
        payer: 1,
        payee: null,
        amount_minor: 30,
        legs: 1,
        words: ENTRY_FLAG.cash,
        payee_file: null,
        payee_row: null,
      },
      {
        t_ms: minute(2),
        payer: 1,
        payee: 2,
        amount_minor: 60,
        currency: 'USD',
        kind: EDGE_KIND.pattern,
        precision: 1,
        payer_balance_minor: 10,
      },
    ]);
    const { view, edgeTransfer } = await buildCaseView(ws);
    expect([...edgeTransfer]).toEqual([0, 2]);
    expect([...view.graph.src]).toEqual([0, 1]);
    expect([...view.graph.dst]).toEqual([1, 2]);
    expect([...view.graph.amount]).toEqual([100, 60]);
    expect([...view.graph.t]).toEqual([AT / 1000, AT / 1000 + 120]);
    expect(view.currencies).toEqual(['CNY', 'USD']);
    expect([...view.graph.currency]).toEqual([0, 1]);
    expect([...view.graph.precision]).toEqual([0, 1]);
    expect([...view.ledger.offsets]).toEqual([0, 1, 4, 5]);
    expect([...view.ledger.edge]).toEqual([0, 0, -1, 1, 1]);
    expect([...view.ledger.amount]).toEqual([-100, 100, -30, -60, 60]);
    expect([...view.ledger.balanceAfter]).toEqual([NaN, NaN, NaN, 10, NaN]);
    expect(view.ledger.flags[2]).toBe(ENTRY_FLAG.cash);
    expect([view.from, view.to]).toEqual([AT / 1000, AT / 1000 + 120]);
  });
});

test('[VIEW-2] each account has its own legs in its own order: time, serial, file, row', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [
      { id: 'a.csv', kind: 'statement' },
      { id: 'b.csv', kind: 'statement' },
    ]);
    await insert(ws, 'accounts', [{}, {}, {}]);
    await insert(ws, 'rows', [
      { file: 1, row: 1, serial: '10', precision: 1 },
      { file: 1, row: 2, serial: '9', precision: 1 },
      { file: 1, row: 3, serial: null },
      { file: 1, row: 4, serial: null },
    ]);
    const into = (row: number, t: number, credit: number): object => ({
      t_ms: minute(t),
      payer: 0,
      payee: 1,
      amount_minor: row,
      payee_file: 1,
      payee_row: row,
      debit_ms: minute(t),
      credit_ms: minute(credit),
    });
    await insert(ws, 'transfers', [
      { ...into(3, 0, 9) },
      { ...into(1, 1, 5) },
      { ...into(2, 2, 5) },
      { ...into(4, 3, 4) },
    ]);
    const { view } = await buildCaseView(ws);
    const entries = (account: number): number[] => [
      ...view.ledger.amount.slice(view.ledger.offsets[account], view.ledger.offsets[account + 1]),
    ];
    expect(entries(0)).toEqual([-3, -1, -2, -4]);
    expect(entries(1)).toEqual([4, 2, 1, 3]);
    expect([...view.ledger.t.slice(4)].map((t) => (t - AT / 1000) / 60)).toEqual([4, 5, 5, 9]);
    expect([...view.ledger.precision.slice(4)]).toEqual([0, 1, 1, 0]);
  });
});

test('[VIEW-3] a leg known only from the other side counts at a boundary account or outside coverage, not inside', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [
      {},
      { covered_from_ms: minute(0), covered_to_ms: minute(10) },
      { flags: 0, covered_from_ms: null, covered_to_ms: null },
    ]);
    const payerOnly = { payer: 0, legs: 1, payee_file: null, payee_row: null };
    await insert(ws, 'transfers', [
      { ...payerOnly, t_ms: minute(5), payee: 1, amount_minor: 1 },
      { ...payerOnly, t_ms: minute(6), payee: 2, amount_minor: 2 },
      { ...payerOnly, t_ms: minute(11), payee: 1, amount_minor: 4 },
    ]);
    const { view } = await buildCaseView(ws);
    expect(view.graph.edgeCount).toBe(3);
    expect([...view.ledger.offsets]).toEqual([0, 3, 4, 5]);
    expect([...view.ledger.amount]).toEqual([-1, -2, -4, 4, 2]);
  });
});

test('[VIEW-4] a span leaves other transfers out and cuts coverage', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [
      { covered_from_ms: minute(0), covered_to_ms: minute(100) },
      { covered_from_ms: minute(0), covered_to_ms: minute(5) },
    ]);
    await insert(
      ws,
      'transfers',
      [0, 10, 20, 30].map((n) => ({ t_ms: minute(n), payer: 0, payee: 1, amount_minor: n + 1 })),
    );
    const { view, edgeTransfer } = await buildCaseView(ws, { from: minute(10), to: minute(20) });
    expect([...edgeTransfer]).toEqual([1, 2]);
    expect(view.ledger.amount.length).toBe(4);
    expect([view.accounts.coveredFrom[0], view.accounts.coveredTo[0]]).toEqual([minute(10) / 1000, minute(20) / 1000]);
    expect(view.accounts.flags[0]! & ACCOUNT_FLAG.covered).toBe(1);
    expect(view.accounts.flags[1]! & ACCOUNT_FLAG.covered).toBe(0);
  });
});

test('[VIEW-5] summary holds the words, own moves by holder, and reversals', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'holders', [{ holder: 0, id_number: '000000199001010000' }]);
    await insert(ws, 'accounts', [{ holder: 0 }, { holder: 0 }, { holder_name: '测试甲' }, { holder_name: '测试甲' }]);
    await insert(ws, 'transfers', [
      { t_ms: minute(0), payer: 0, payee: 1, amount_minor: 1, words: ENTRY_FLAG.salary },
      { t_ms: minute(1), payer: 2, payee: 3, amount_minor: 1, kind: EDGE_KIND.reversal },
    ]);
    const { view } = await buildCaseView(ws);
    expect([...view.summary]).toEqual([ENTRY_FLAG.salary | ENTRY_FLAG.own, ENTRY_FLAG.reversal]);
    expect([...view.ledger.flags]).toEqual([view.summary[0], view.summary[0], view.summary[1], view.summary[1]]);
    expect(view.graph.outEdges.length).toBe(1);
  });
});

test('[VIEW-6] the clock starts in 1970 unless the data do not fit', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{ opened_ms: Date.UTC(1960, 0, 1) }, {}]);
    const empty = await buildCaseView(ws);
    expect([empty.view.graph.edgeCount, empty.view.from, empty.view.to, empty.view.epochSeconds]).toEqual([0, 0, 0, 0]);
    const old = Date.UTC(1969, 5, 1, 12);
    await insert(ws, 'transfers', [{ t_ms: old, payer: 0, payee: 1, amount_minor: 1 }]);
    const { view } = await buildCaseView(ws);
    expect(view.epochSeconds).toBe(Date.UTC(1969, 4, 31) / 1000);
    expect(view.graph.t[0]).toBe(36 * 3600);
    expect(view.accounts.openedAt[1]).toBe(0);
  });
});

test('[VIEW-7] young and very old holders are marked at their last entry', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    const births = [Date.UTC(2006, 2, 6), Date.UTC(2006, 2, 5), Date.UTC(1948, 2, 5), Date.UTC(1948, 2, 6)];
    await insert(
      ws,
      'holders',
      births.map((birth_ms, holder) => ({ holder, id_number: `00000000000000000${holder}`, birth_ms })),
    );
    await insert(
      ws,
      'accounts',
      births.map((_, holder) => ({ holder })),
    );
    await insert(ws, 'transfers', [
      { t_ms: AT, payer: 0, payee: 1, amount_minor: 1 },
      { t_ms: AT, payer: 2, payee: 3, amount_minor: 1 },
    ]);
    const { view } = await buildCaseView(ws);
    expect([...view.accounts.flags].map((flags) => (flags & ACCOUNT_FLAG.protected) !== 0)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

test('[VIEW-8] shared memory holds the same view', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{ institution: '测试银行' }, { institution: '' }, { institution: '示例银行' }]);
    await insert(
      ws,
      'transfers',
      [1, 2, 3, 4].map((n) => ({ t_ms: minute(n), payer: n % 3, payee: (n + 1) % 3, amount_minor: n })),
    );
    const own = await buildCaseView(ws);
    const shared = await buildCaseView(ws, { shared: true });
    expect(shared.view.graph.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared.view.ledger.amount.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...shared.view.ledger.amount]).toEqual([...own.view.ledger.amount]);
    expect([...shared.view.graph.t]).toEqual([...own.view.graph.t]);
    expect([...own.view.accounts.institution].map((i) => i >= 0)).toEqual([true, false, true]);
    expect(new Set(own.view.accounts.institution).size).toBe(3);
  });
});
