import type { MoneyColumns } from '#ledger';

export interface MakeMoneyOptions {
  readonly transfers: number;
  readonly accounts: number;
  readonly seed: number;
}

const DAYS = 90;
const SECONDS = DAYS * 86_400;
/** Account = share³ of all: the busiest one of 200,000 has 1.7 % of all payments. */
const SKEW = 3;
const MEDIAN_MINOR = 100_000;
const LARGE_MINOR = 10 * MEDIAN_MINOR;
const SPREAD = 1.2;

/**
 * Synthetic transfers of 90 days between accounts of very unequal size, with lognormal amounts, in total order; every account is
 * covered and starts empty. The same seed gives the same columns.
 */
export function makeMoney({ transfers, accounts, seed }: MakeMoneyOptions): MoneyColumns {
  const random = randomNumbers(seed);
  const [payer, payee] = [new Int32Array(transfers), new Int32Array(transfers)];
  const amount = new Float64Array(transfers);
  const offsets = new Uint32Array(accounts + 1);
  const pick = (): number => scattered(Math.floor(accounts * random() ** SKEW), accounts);
  for (let i = 0; i < transfers; i++) {
    payer[i] = pick();
    do payee[i] = pick();
    while (payee[i] === payer[i]);
    amount[i] = Math.ceil(MEDIAN_MINOR * Math.exp(SPREAD * normal(random)));
    offsets[payer[i]! + 1]!++;
    offsets[payee[i]! + 1]!++;
  }
  for (let account = 0; account < accounts; account++) offsets[account + 1]! += offsets[account]!;
  const next = offsets.slice();
  const entries = transfers * 2;
  const [debit, credit] = [new Int32Array(transfers), new Int32Array(transfers)];
  const [movement, entryAmount, t] = [new Int32Array(entries), new Float64Array(entries), new Uint32Array(entries)];
  for (let i = 0; i < transfers; i++) {
    const [out, into] = [next[payer[i]!]!++, next[payee[i]!]!++];
    debit[i] = out;
    credit[i] = into;
    movement[out] = movement[into] = i;
    entryAmount[out] = -amount[i]!;
    entryAmount[into] = amount[i]!;
    t[out] = t[into] = timeOf(i, transfers);
  }
  return {
    currency: 'CNY',
    accountCount: accounts,
    epochSeconds: 0,
    movements: {
      count: transfers,
      transfer: new Uint32Array(transfers).map((_, i) => i),
      payer,
      payee,
      amount,
      flags: new Uint16Array(transfers),
      debit,
      credit,
    },
    ledger: {
      offsets,
      movement,
      amount: entryAmount,
      t,
      precision: new Uint8Array(entries),
      balanceAfter: new Float64Array(entries).fill(Number.NaN),
    },
    accounts: {
      opening: new Float64Array(accounts),
      covered: new Uint8Array(accounts).fill(1),
      coveredFrom: new Uint32Array(accounts),
      coveredTo: new Uint32Array(accounts).fill(0xff_ff_ff_ff),
      kind: new Uint8Array(accounts).fill(1),
    },
  };
}

function timeOf(transfer: number, transfers: number): number {
  return Math.floor((transfer / transfers) * SECONDS);
}

/** Victims lose far more than one usual payment: reports are transfers of 10 medians and more, in the first nine tenths of the time. */
export function pickReports({ movements }: MoneyColumns, count: number, seed: number): readonly number[] {
  const random = randomNumbers(seed);
  const last = Math.floor(movements.count * 0.9);
  const large = movements.amount.subarray(0, last).reduce((sum, amount) => sum + Number(amount >= LARGE_MINOR), 0);
  const picked = new Set<number>();
  while (picked.size < Math.min(count, large)) {
    const movement = Math.floor(random() * last);
    if (movements.amount[movement]! >= LARGE_MINOR) picked.add(movement);
  }
  return [...picked];
}

/** Busy accounts should not lie side by side. */
function scattered(rank: number, accounts: number): number {
  return (rank * 7919 + 13) % accounts;
}

/** mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
