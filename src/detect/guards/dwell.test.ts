import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENTRY_FLAG } from '#ledger';
import { ledgerCase, type RowDraft } from '../accounts/ledger-case.fixture.ts';
import { medianDwell } from './dwell.ts';

/** Unit by unit: a debit takes the youngest units. */
function reference(rows: readonly RowDraft[], measured: ReadonlySet<RowDraft>, of: 'matched' | 'all') {
  const open: RowDraft[] = [];
  const seconds: number[] = [];
  for (const row of rows) {
    for (let unit = 0; unit < row.amount; unit += 1) open.push(row);
    for (let unit = 0; unit < -row.amount; unit += 1) {
      const taken = open.pop();
      if (taken && measured.has(taken)) seconds.push(row.t - taken.t);
    }
  }
  if (of === 'all') for (const row of open) if (measured.has(row)) seconds.push(Infinity);
  return seconds.toSorted((a, b) => a - b)[Math.ceil(seconds.length / 2) - 1];
}

test('[GUARD-MERCHANT] the median dwell is that of single units of money, the youngest spent first', () => {
  const drawn = fc.array(
    fc.record({
      account: fc.nat({ max: 1 }),
      amount: fc.integer({ min: -4, max: 4 }),
      currency: fc.constantFrom(0, 0, 0, 1),
      flags: fc.constantFrom(0, 0, 0, ENTRY_FLAG.reversal),
      isMeasured: fc.boolean(),
    }),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(drawn, fc.constantFrom('matched' as const, 'all' as const), fc.boolean(), (given, of, some) => {
      const all = given.map(({ isMeasured, ...row }, i) => ({ row: { ...row, t: 100 + i ** 2 }, isMeasured }));
      const view = ledgerCase({ rows: all.map(({ row }) => row), accountCount: 2, currencies: ['CNY', 'USD'] });
      const own = all.filter(({ row }) => row.account === 0);
      const counted = own.filter(({ row }) => row.currency === 0 && row.flags === 0);
      const measured = new Set(counted.filter((one) => !some || one.isMeasured).map(({ row }) => row));
      const query = { account: 0, currency: 0, of };
      const found = medianDwell(view, some ? { ...query, isMeasured: (entry) => own[entry]!.isMeasured } : query);
      expect(found).toBe(
        reference(
          counted.map(({ row }) => row),
          measured,
          of,
        ),
      );
    }),
    { seed: 72, numRuns: 300 },
  );
});
