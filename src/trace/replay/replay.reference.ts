import type { MoneyColumns, TaintPolicy } from '#ledger';

import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END, type TraceBounds, type TraceSource } from '../trace-flows.ts';

/** One minor unit; victim -1 = clean. */
interface Coin {
  readonly victim: number;
  readonly hop: number;
  readonly credit: number;
}

export interface ReferenceTrace {
  readonly policy: TaintPolicy;
  readonly sources: readonly TraceSource[];
  readonly bounds: TraceBounds;
  readonly exits?: Uint8Array;
}

const CLEAN: Coin = { victim: -1, hop: 0, credit: -1 };

/** How many of each kind of coin a debit takes is its whole business; the coins it takes keep their order. */
type Take = (coins: readonly Coin[], amount: number) => readonly number[];

const TAKE: Partial<Record<TaintPolicy, Take>> = {
  fifo: (coins, amount) => [...coins.keys()].slice(0, amount),
  lifo: (coins, amount) => [...coins.keys()].toReversed().slice(0, amount),
  'clean-first': (coins, amount) => byKind(coins, false).concat(byKind(coins, true)).slice(0, amount),
  'taint-first': (coins, amount) => byKind(coins, true).concat(byKind(coins, false)).slice(0, amount),
  haircut: takeShares,
};

/**
 * Test data only: every account from its first entry, coin by coin, entries in any order that lets each credit follow its debit.
 * Rows `movement victim hop end` and `account victim hop` with their amounts. Not for poison and match-first.
 */
export function traceCoins(money: MoneyColumns, trace: ReferenceTrace): Map<string, number> {
  const { movements, ledger, accounts } = money;
  const take = TAKE[trace.policy] ?? TAKE.fifo!;
  const victimOf = new Map(trace.sources.toReversed().map(({ movement, victim }) => [movement, victim]));
  const rows = new Map<string, number>();
  const add = (key: string): void => void rows.set(key, (rows.get(key) ?? 0) + 1);
  const purses = Array.from(accounts.opening, (opening) => Array.from({ length: opening }, () => CLEAN));
  const paid = new Map<number, Coin[]>();
  const cursor = [...ledger.offsets.subarray(0, money.accountCount)];
  const send = (movement: number, taken: readonly Coin[]): Coin[] => {
    const size = new Map<string, number>();
    for (const { victim, hop } of taken) size.set(`${victim} ${hop}`, (size.get(`${victim} ${hop}`) ?? 0) + 1);
    return taken.map(({ victim, hop }) => {
      if (victim < 0) return CLEAN;
      const again = hop > 0 && victimOf.has(movement);
      const amount = size.get(`${victim} ${hop}`) ?? 0;
      const end = again ? MOVEMENT_END['reported-again'] : endOf(money, trace, { movement, hop: hop + 1, amount });
      add(`${movement} ${victim} ${hop + 1} ${end}`);
      return end === MOVEMENT_END['goes-on'] ? { victim, hop: hop + 1, credit: movement } : CLEAN;
    });
  };
  for (const [movement, victim] of victimOf) {
    const entry = movements.debit[movement]! >= 0 ? movements.debit[movement]! : movements.credit[movement]!;
    if (entry >= 0 && ledger.t[entry]! > trace.bounds.until) continue;
    const coins = Array.from({ length: movements.amount[movement]! }, () => ({ victim, hop: 0, credit: -1 }));
    paid.set(movement, send(movement, coins));
  }
  for (let busy = true; busy;) {
    busy = false;
    for (let account = 0; account < money.accountCount; account++) {
      const purse = purses[account]!;
      for (let entry = cursor[account]!; entry < ledger.offsets[account + 1]!; entry = cursor[account]!) {
        const movement = ledger.movement[entry]!;
        const amount = ledger.amount[entry]!;
        if (ledger.t[entry]! > trace.bounds.until) break;
        if (amount > 0) {
          if (movements.debit[movement]! >= cursor[movements.payer[movement]!]!) break;
          const coins = paid.get(movement) ?? Array.from({ length: amount }, () => CLEAN);
          purse.push(...coins.map((coin) => ({ ...coin, credit: movement })));
        } else {
          const places = take(purse, -amount);
          const taken = places.map((place) => purse[place]!);
          const gone = new Set(places);
          purse.splice(0, purse.length, ...purse.filter((_, place) => !gone.has(place)));
          while (taken.length < -amount) taken.push(CLEAN);
          const sent = send(movement, taken);
          if (!victimOf.has(movement)) paid.set(movement, sent);
        }
        cursor[account] = entry + 1;
        busy = true;
      }
    }
  }
  purses.forEach((purse, account) => {
    for (const { victim, hop } of purse) if (victim >= 0) add(`${account} ${victim} ${hop}`);
  });
  return rows;
}

interface OneEnd {
  readonly movement: number;
  readonly hop: number;
  readonly amount: number;
}

function endOf(money: MoneyColumns, { bounds, exits }: ReferenceTrace, { movement, hop, amount }: OneEnd): number {
  if (hop > bounds.layers) return MOVEMENT_END['layers-cut'];
  const end = movementEnd(money, movement, exits);
  if (end !== MOVEMENT_END['goes-on']) return end;
  if (amount < bounds.leastMinor) return MOVEMENT_END['amount-cut'];
  return money.ledger.t[money.movements.credit[movement]!]! > bounds.until ? MOVEMENT_END['under-way'] : end;
}

function byKind(coins: readonly Coin[], tainted: boolean): number[] {
  return [...coins.keys()].filter((place) => coins[place]!.victim >= 0 === tainted);
}

/** Haircut: places of as many coins of each kind as its share, the odd ones to the largest remainders. */
function takeShares(coins: readonly Coin[], amount: number): number[] {
  if (amount >= coins.length) return [...coins.keys()];
  const victims = [...new Set(coins.map(({ victim }) => victim))].toSorted((a, b) => order(a) - order(b));
  return share(coins, victims, { amount, of: ({ victim }) => victim }).flatMap(({ kind, count, among }) => {
    const own = among.map((place) => coins[place]!);
    const hops = [...new Set(own.map(({ hop }) => hop))].toSorted((a, b) => a - b);
    if (count === 0 || kind < 0) return among.slice(0, count);
    return share(own, hops, { amount: count, of: ({ hop }) => hop }).flatMap((part) =>
      part.among.slice(0, part.count).map((at) => among[at]!),
    );
  });
}

/** Clean coins stand last. */
function order(victim: number): number {
  return victim < 0 ? Infinity : victim;
}

interface Question {
  readonly amount: number;
  readonly of: (coin: Coin) => number;
}

function share(coins: readonly Coin[], kinds: readonly number[], { amount, of }: Question) {
  const parts = kinds.map((kind, rank) => {
    const among = [...coins.keys()].filter((place) => of(coins[place]!) === kind);
    const exact = (amount * among.length) / coins.length;
    const count = Math.floor((amount * among.length + 0.5) / coins.length);
    return { kind, rank, among, count, remainder: exact - count };
  });
  let rest = amount - parts.reduce((sum, { count }) => sum + count, 0);
  for (const part of parts.toSorted((a, b) =>
    Math.abs(a.remainder - b.remainder) > 1e-9 ? b.remainder - a.remainder : a.rank - b.rank,
  )) {
    if (rest-- > 0) part.count++;
  }
  return parts;
}
