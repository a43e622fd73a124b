import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';

import { buildMoneyView, currenciesOf, type MoneyView } from './build-money-view.ts';
import { ledgerReference, type ReferenceTransfer } from './view-ledger.reference.ts';
import { insert, withWorkspace, type Cells } from './workspace.fixture.ts';

const AT = Date.UTC(2024, 2, 5, 6);
const REVERSAL = 4;
const PATTERN = 1;

/** A kept row on each side, both of file 0. */
function bothLegs(i: number): Cells {
  return { payer_row: 2 * i + 1, payee_row: 2 * i + 2, payee_file: 0 };
}

/** Entries of one account as [movement's transfer, minor units]. */
function entriesOf(view: MoneyView, account: number): [number, number][] {
  const { ledger, movements } = view;
  return Array.from({ length: ledger.offsets[account + 1]! - ledger.offsets[account]! }, (_, i) => {
    const entry = ledger.offsets[account]! + i;
    return [movements.transfer[ledger.movement[entry]!]!, ledger.amount[entry]!];
  });
}

test('[TRC-1] movements without a payer or payee stay; both sides of a reversal and half a move inside one account do not', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
    await insert(ws, 'accounts', [{}, { kind: ACCOUNT_KIND.clearing, holder: 7 }, { holder: 7 }]);
    const cash = { payer: 0, payee: null, legs: 1, kind: 0, words: ENTRY_FLAG.cash };
    await insert(ws, 'transfers', [
      { t_ms: AT, payer: 1, payee: 0, amount_minor: 500, ...bothLegs(0) },
      { t_ms: AT + 1000, payer: 0, payee: 2, amount_minor: 300, kind: REVERSAL, ...bothLegs(1) },
      { t_ms: AT + 2000, payer: 2, payee: 0, amount_minor: 300, kind: REVERSAL, ...bothLegs(2) },
      { t_ms: AT + 3000, amount_minor: 100, payee_file: null, payee_row: null, ...cash },
      { t_ms: AT + 4000, payer: 0, payee: 0, amount_minor: 9, legs: 1, kind: 0, payee_file: null, payee_row: null },
      { t_ms: AT + 5000, payer: 1, payee: 2, amount_minor: 7, ...bothLegs(5) },
      { t_ms: AT + 6000, payer: 1, payee: 2, amount_minor: 7, currency: 'USD', ...bothLegs(6) },
    ]);
    const view = await buildMoneyView(ws, 'CNY');
    expect([...view.movements.transfer]).toEqual([0, 3, 5]);
    expect([...view.movements.payee]).toEqual([0, -1, 2]);
    expect(view.counts).toEqual({ reversals: 2, ownMoves: 1, negativeOpenings: 0 });
    expect(view.movements.flags[1]! & ENTRY_FLAG.cash).toBe(ENTRY_FLAG.cash);
    expect([...view.movements.flags].map((flags) => (flags & ENTRY_FLAG.own) !== 0)).toEqual([false, false, true]);
    expect(entriesOf(view, 0)).toEqual([
      [0, 500],
      [3, -100],
    ]);
    expect(view.movements.credit[1]).toBe(-1);
    expect(view.ledger.movement[view.movements.debit[1]!]).toBe(1);
    expect(await currenciesOf(ws)).toEqual(['CNY', 'USD']);
  });
});

test('[TRC-2] inside a minute credits stand first, inside a second the rows keep their order', async () => {
  for (const [precision, expected] of [
    [0, [-5, 100, -90, 40]],
    [1, [100, 40, -5, -90]],
  ] as const) {
    await withWorkspace(async (ws) => {
      await insert(ws, 'files', [{ id: 'plain.csv' }]);
      await insert(ws, 'accounts', [{}, {}]);
      await insert(
        ws,
        'transfers',
        [-5, 100, -90, 40].map((signed) => ({
          ...(signed < 0 ? { payer: 0, payee: 1 } : { payer: 1, payee: 0 }),
          ...{ t_ms: AT, debit_ms: AT, credit_ms: AT, precision, amount_minor: Math.abs(signed) },
        })),
      );
      const view = await buildMoneyView(ws, 'CNY');
      expect(entriesOf(view, 0).map(([, amount]) => amount)).toEqual(expected);
    });
  }
});

interface Draft {
  readonly payer: number;
  readonly payee: number;
  readonly day: number;
}

test('[TRC-2] plain ledgers: both entries of every movement, own moves debit first, as a sorted reference has it', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'plain.csv' }]);
    await insert(ws, 'accounts', [{}, {}, {}]);
    const draft = fc.record({ payer: fc.nat(2), payee: fc.nat(2), day: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(draft, { minLength: 1, maxLength: 14 }),
        fc.constantFrom(0, 2),
        async (drafts, precision) => {
          await ws.engine.run('DELETE FROM transfers');
          const sorted = drafts.toSorted((a, b) => a.day - b.day);
          await insert(
            ws,
            'transfers',
            sorted.map(({ payer, payee, day }, i) => {
              const ms = AT + day * 86_400_000;
              return { payer, payee, precision, t_ms: ms, debit_ms: ms, credit_ms: ms, amount_minor: i + 1 };
            }),
          );
          const view = await buildMoneyView(ws, 'CNY');
          for (let account = 0; account < 3; account += 1)
            expect(entriesOf(view, account)).toEqual(referenceEntries(sorted, account, precision === 2));
          const { debit, credit } = view.movements;
          sorted.forEach(({ payer, payee }, m) => {
            expect([view.ledger.movement[debit[m]!], view.ledger.movement[credit[m]!]]).toEqual([m, m]);
            if (payer === payee) expect(credit[m]).toBe(debit[m]! + 1);
          });
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });
});

/** Own moves count as debits: their credit follows at once. */
function referenceEntries(drafts: readonly Draft[], account: number, coarse: boolean): [number, number][] {
  const entries: { day: number; rank: number; transfer: number; amount: number }[] = [];
  drafts.forEach(({ payer, payee, day }, transfer) => {
    const isOwn = payer === payee;
    if (payer === account) entries.push({ day, rank: coarse ? 1 : 0, transfer, amount: -(transfer + 1) });
    if (payee === account) entries.push({ day, rank: coarse && isOwn ? 1 : 0, transfer, amount: transfer + 1 });
  });
  return entries
    .toSorted((a, b) => a.day - b.day || a.rank - b.rank || a.transfer - b.transfer)
    .map(({ transfer, amount }) => [transfer, amount]);
}

test('[TRC-3] an opening follows from the balances, rows of reversals included, and is never below 0', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
    await insert(ws, 'accounts', [{}, {}, { flags: 0, covered_from_ms: null, covered_to_ms: null }]);
    // Account 0 opens with 1,000: -100 (reversed), +50, +100 (the reversal). Account 1 overdraws from the start.
    const legs = [
      { payer: 0, payee: 2, amount_minor: 100, kind: REVERSAL, payer_balance_minor: null },
      { payer: 2, payee: 0, amount_minor: 50, kind: PATTERN, payee_balance_minor: 950 },
      { payer: 2, payee: 0, amount_minor: 100, kind: REVERSAL, payee_balance_minor: 1050 },
      { payer: 1, payee: 2, amount_minor: 30, kind: PATTERN, payer_balance_minor: -80 },
    ];
    await insert(
      ws,
      'transfers',
      legs.map((leg, i) => {
        const isPayer = leg.payer < 2;
        const missing = isPayer ? { payee_file: null, payee_row: null } : { payer_file: null, payer_row: null };
        return { t_ms: AT + i * 1000, legs: isPayer ? 1 : 2, ...leg, ...missing };
      }),
    );
    const view = await buildMoneyView(ws, 'CNY');
    expect([...view.accounts.opening]).toEqual([1000, 0, 0]);
    expect(view.counts).toEqual({ reversals: 2, ownMoves: 0, negativeOpenings: 1 });
    expect(entriesOf(view, 0)).toEqual([[1, 50]]);
    expect([...view.accounts.covered]).toEqual([1, 1, 0]);
    expect(view.ledger.balanceAfter[0]).toBe(950);
  });
});

const leg = fc.record({
  t: fc.nat(9),
  lag: fc.nat(3),
  payer: fc.option(fc.nat(2)),
  payee: fc.nat(2),
  legs: fc.nat(2),
  serial: fc.option(fc.constantFrom('7', '9', '10', '010')),
});

const COVERAGE = [
  { covered: true, from: AT, to: AT + 9000 },
  { covered: true, from: AT + 2000, to: AT + 5000 },
  { covered: false, from: 0, to: 0 },
];

test('[TRC-2] statements: every account’s own legs at their own times, as the ledger’s reference has them', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
    await insert(
      ws,
      'accounts',
      COVERAGE.map(({ covered, from, to }) => ({
        flags: covered ? 1 : 0,
        ...{ covered_from_ms: covered ? from : null, covered_to_ms: covered ? to : null },
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(leg, { minLength: 1, maxLength: 12 }), async (drafts) => {
        await ws.engine.run('DELETE FROM transfers; DELETE FROM rows');
        const others = drafts.filter(({ payer, payee }) => payer !== payee);
        const transfers = others.toSorted((a, b) => a.t - b.t).map(transferOf);
        const serialOf = (row: number): string | null => drafts[row % drafts.length]?.serial ?? null;
        const rows = transfers.flatMap(({ payer_row, payee_row }) =>
          [payer_row, payee_row].filter((row) => row !== null),
        );
        await insert(
          ws,
          'rows',
          rows.map((row) => ({ file: 0, row, serial: serialOf(row) })),
        );
        await insert(
          ws,
          'transfers',
          transfers.map((one) => ({
            ...one,
            ...{ payer_file: one.payer_row === null ? null : 0, payee_file: one.payee_row === null ? null : 0 },
          })),
        );
        const view = await buildMoneyView(ws, 'CNY');
        ledgerReference(transfers, COVERAGE, serialOf).forEach((expected, account) => {
          const from = view.ledger.offsets[account]!;
          expect(entriesOf(view, account)).toEqual(expected.map(({ amount, transfer }) => [transfer, amount]));
          expected.forEach(({ ms }, i) => expect(view.ledger.t[from + i]! * 1000).toBe(ms));
        });
      }),
      { seed: 22, numRuns: 40 },
    );
  });
});

function transferOf(
  { t, lag, payer, payee, legs }: { t: number; lag: number; payer: number | null; payee: number; legs: number },
  i: number,
): ReferenceTransfer {
  const side = payer === null ? 2 : legs;
  return {
    ...{ transfer: i, t_ms: AT + t * 1000, payer, payee, amount_minor: 2 ** i, legs: side },
    debit_ms: side === 2 ? null : AT + t * 1000,
    credit_ms: side === 1 ? null : AT + (t + (side === 0 ? lag : 0)) * 1000,
    payer_row: side === 2 ? null : 2 * i + 1,
    payee_row: side === 1 ? null : 100 - 2 * i,
  };
}
