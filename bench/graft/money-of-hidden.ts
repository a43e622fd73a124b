import type { MoneyColumns } from '#ledger';

import type { HiddenCase } from './hide-case.ts';

/** The same transfers as the engines of src/trace read them: empty openings, nothing said about balances. */
export function moneyOfHidden({ count, accountCount, t, payer, payee, amount }: HiddenCase): MoneyColumns {
  const offsets = new Uint32Array(accountCount + 1);
  for (let k = 0; k < count; k++) {
    offsets[payer[k]! + 1]!++;
    offsets[payee[k]! + 1]!++;
  }
  for (let account = 0; account < accountCount; account++) offsets[account + 1]! += offsets[account]!;
  const next = offsets.slice();
  const start = t[0] ?? 0;
  const entries = 2 * count;
  const ledger = {
    offsets,
    movement: new Int32Array(entries),
    amount: new Float64Array(entries),
    t: new Uint32Array(entries),
    precision: new Uint8Array(entries),
    balanceAfter: new Float64Array(entries).fill(NaN),
  };
  const [debit, credit] = [new Int32Array(count), new Int32Array(count)];
  for (let k = 0; k < count; k++) {
    debit[k] = next[payer[k]!]!++;
    credit[k] = next[payee[k]!]!++;
    for (const [entry, sign] of [
      [debit[k]!, -1],
      [credit[k]!, 1],
    ] as const) {
      ledger.movement[entry] = k;
      ledger.amount[entry] = sign * amount[k]!;
      ledger.t[entry] = t[k]! - start;
    }
  }
  return {
    currency: 'USD',
    accountCount,
    epochSeconds: start,
    movements: {
      count,
      transfer: Uint32Array.from({ length: count }, (_, k) => k),
      payer,
      payee,
      amount,
      flags: new Uint16Array(count),
      debit,
      credit,
    },
    ledger,
    accounts: {
      opening: new Float64Array(accountCount),
      covered: new Uint8Array(accountCount).fill(1),
      coveredFrom: new Uint32Array(accountCount),
      coveredTo: new Uint32Array(accountCount).fill((t.at(-1) ?? 0) - start),
      kind: new Uint8Array(accountCount),
    },
  };
}
