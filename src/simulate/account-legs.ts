import type { TownAccount } from './town-people.ts';
import type { TownPayments } from './town-payment.ts';

/** Every account's own legs in its own order; outside accounts have none. */
export interface AccountLegs {
  /** Legs of account a are `offsets[a] … offsets[a + 1]`. */
  readonly offsets: Uint32Array;
  /** Twice the payment, plus 1 for the credit side. */
  readonly leg: Uint32Array;
  /** Minor units before the first leg, so that no account is ever overdrawn. */
  readonly openingMinor: Float64Array;
}

/** Milliseconds at which the account's own bank books a leg: between two banks the credit comes later. */
export function legTime(payments: TownPayments, accounts: readonly TownAccount[], leg: number): number {
  const payment = leg >>> 1;
  const ms = payments.ms[payment] ?? 0;
  if ((leg & 1) === 0) return ms;
  const [from, to] = [accounts[payments.from[payment] ?? -1], accounts[payments.to[payment] ?? -1]];
  return from === undefined || to === undefined || from.bank === to.bank
    ? ms
    : ms + 1000 * (payments.skewSeconds[payment] ?? 0);
}

export function accountLegs(accounts: readonly TownAccount[], payments: TownPayments): AccountLegs {
  const inside = (account: number): boolean => accounts[account]?.outside === false;
  const offsets = new Uint32Array(accounts.length + 1);
  for (let i = 0; i < payments.count; i += 1) {
    for (const side of [payments.from[i] ?? -1, payments.to[i] ?? -1])
      if (inside(side)) offsets[side + 1] = (offsets[side + 1] ?? 0) + 1;
  }
  for (let a = 0; a < accounts.length; a += 1) offsets[a + 1] = (offsets[a + 1] ?? 0) + (offsets[a] ?? 0);
  const next = offsets.slice();
  const leg = new Uint32Array(offsets[accounts.length] ?? 0);
  const put = (account: number, value: number): void => {
    const at = next[account] ?? 0;
    leg[at] = value;
    next[account] = at + 1;
  };
  for (let i = 0; i < payments.count; i += 1) {
    const [from, to] = [payments.from[i] ?? -1, payments.to[i] ?? -1];
    if (inside(from)) put(from, 2 * i);
    if (inside(to)) put(to, 2 * i + 1);
  }
  for (let a = 0; a < accounts.length; a += 1)
    orderLegs(leg, offsets[a] ?? 0, offsets[a + 1] ?? 0, (at) => legTime(payments, accounts, at));
  return { offsets, leg, openingMinor: openings(accounts, payments, offsets, leg) };
}

/** Insertion sort by own time: the legs come in payment order, and only late credits move. */
function orderLegs(leg: Uint32Array, from: number, to: number, timeOf: (leg: number) => number): void {
  for (let i = from + 1; i < to; i += 1) {
    const moving = leg[i] as number;
    const time = timeOf(moving);
    let at = i;
    while (at > from && timeOf(leg[at - 1] as number) > time) {
      leg[at] = leg[at - 1] as number;
      at -= 1;
    }
    leg[at] = moving;
  }
}

function openings(
  accounts: readonly TownAccount[],
  payments: TownPayments,
  offsets: Uint32Array,
  leg: Uint32Array,
): Float64Array {
  return Float64Array.from(accounts, (account, a) => {
    let [balance, lowest] = [0, 0];
    for (let i = offsets[a] ?? 0; i < (offsets[a + 1] ?? 0); i += 1) {
      const at = leg[i] as number;
      const amount = payments.amountMinor[at >>> 1] ?? 0;
      balance += (at & 1) === 1 ? amount : -amount;
      lowest = Math.min(lowest, balance);
    }
    return account.openingBalanceMinor - lowest;
  });
}
