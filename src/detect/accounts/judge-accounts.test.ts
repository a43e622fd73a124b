import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { DAY } from '../case.fixture.ts';
import { edgesOf, judgeAccounts, type AccountRule } from './judge-accounts.ts';
import { ledgerCase, type LedgerDraft } from './ledger-case.fixture.ts';

const PARAMETERS = { maximumReasons: 100 };

function linesOf(draft: LedgerDraft, rule: Partial<AccountRule> = {}) {
  const view = ledgerCase(draft);
  const lines: unknown[] = [];
  judgeAccounts(view, PARAMETERS, {
    code: 'x',
    neededSeconds: 0,
    ...rule,
    judge({ account, currency, entries }) {
      lines.push([account, currency, Array.from(entries, (entry) => view.ledger.amount[entry])]);
      return undefined;
    },
  });
  return lines;
}

test('[MEAS-3] one line per account and currency, in the account’s own order, without reversals and what is skipped', () => {
  const rows = [
    { account: 0, t: DAY, amount: 1 },
    { account: 0, t: DAY + 1, amount: 2, currency: 1 },
    { account: 0, t: DAY + 2, amount: 3 },
    { account: 0, t: DAY + 3, amount: 4, flags: ENTRY_FLAG.reversal },
    { account: 0, t: DAY + 4, amount: 5, flags: ENTRY_FLAG.fee, currency: 1 },
    { account: 1, t: DAY, amount: 6, currency: 1 },
  ];
  const draft = { rows, currencies: ['CNY', 'USD'] };
  expect(linesOf(draft)).toEqual([
    [0, 0, [1, 3]],
    [0, 1, [2, 5]],
    [1, 1, [6]],
  ]);
  expect(linesOf(draft, { skip: ENTRY_FLAG.fee, together: true })).toEqual([
    [0, -1, [1, 2, 3]],
    [1, -1, [6]],
  ]);
  expect(linesOf({ ...draft, boundary: [0] }).length).toBe(1);
});

test('[MEAS-3] every entry of every account is in exactly one line, however currencies mix', () => {
  const drawn = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.integer({ min: 1, max: 99 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(drawn, (rows) => {
      const draft = {
        rows: rows.map(([account, currency, amount], i) => ({ account, currency, amount, t: DAY + i })),
        currencies: ['CNY', 'USD', 'EUR'],
      };
      const expected = [0, 1, 2, 3].flatMap((account) => {
        const own = rows.filter(([of]) => of === account);
        return [...new Set(own.map(([, currency]) => currency))].map((currency) => [
          account,
          currency,
          own.filter(([, of]) => of === currency).map(([, , amount]) => amount),
        ]);
      });
      expect(linesOf(draft)).toEqual(expected);
    }),
    { seed: 28, numRuns: 100 },
  );
});

test('[MEAS-3] accounts with thousands of entries are read whole', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => ({ account: i < 1024 ? 0 : 1, t: DAY + i, amount: i + 1 }));
  const lines = linesOf({ rows }) as [number, number, number[]][];
  expect(lines.map(([, , amounts]) => amounts.length)).toEqual([1024, 1976]);
  expect(lines[1]![2].at(-1)).toBe(3000);
});

test('[CAP-1] the strongest line of an account is its reason, of equals by evidence, then the earlier', () => {
  const view = ledgerCase({
    rows: [0, 1, 2].map((currency) => ({ account: 0, t: DAY, amount: 1, currency })),
    currencies: ['CNY', 'USD', 'EUR'],
  });
  const best = (findings: readonly object[]) => {
    const rule: AccountRule = {
      code: 'x',
      neededSeconds: 0,
      judge: ({ currency }) => ({ strength: 0.5, values: {}, evidence: [], from: 5, to: 9, ...findings[currency] }),
    };
    return judgeAccounts(view, PARAMETERS, rule).signals.map(({ from, to }) => [from, to]);
  };
  expect(best([{}, { strength: 0.6, from: 7 }, {}])).toEqual([[7, 9]]);
  expect(best([{ evidence: [2] }, { evidence: [1], from: 8 }, { evidence: [3] }])).toEqual([[8, 9]]);
  expect(best([{ from: 6 }, { from: 4 }, {}])).toEqual([[4, 9]]);
  expect(best([{ to: 8 }, { to: 7 }, {}])).toEqual([[5, 7]]);
});

test('[MEAS-3] the transfers behind entries rise and stand once; cash has none', () => {
  const view = ledgerCase({
    transfers: [
      { from: 1, to: 0, t: DAY + 1 },
      { from: 0, to: 0, t: DAY + 2 },
    ],
    rows: [{ account: 0, t: DAY, amount: 5 }],
  });
  expect(edgesOf(view.ledger, [3, 2, 1, 0])).toEqual([0, 1]);
});

test('[COV-2] a gap in one currency does not hide what was found in another', () => {
  const view = ledgerCase({
    rows: [0, 1].map((currency) => ({ account: 0, t: DAY, amount: 1, currency })),
    currencies: ['CNY', 'USD'],
  });
  const run = (priced: readonly boolean[], judged: boolean) =>
    judgeAccounts(view, PARAMETERS, {
      code: 'x',
      neededSeconds: 0,
      priced,
      judge: () => (judged ? { strength: 1, values: {}, evidence: [], from: 1, to: 2 } : 'gap'),
      counts: () => ({ seen: 1 }),
    });
  const found = run([true, false], true);
  expect([found.signals.length, found.notAssessable.length]).toEqual([1, 0]);
  expect(found.counts).toEqual({ 'currencies-without-amount': 1, seen: 1, 'reasons-cut': 0 });
  expect(Array.from(run([true, true], false).notAssessable)).toEqual([0]);
});
