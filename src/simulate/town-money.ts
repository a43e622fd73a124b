import { legTime } from './account-legs.ts';
import type { VictimLoss } from './crime/laundering.ts';
import type { Town } from './simulate-town.ts';

/** Whose money each payment carries and each account holds, in minor units. */
export interface TownMoney {
  /** By payment: victims' money in it; 0 for most. */
  readonly carried: Float64Array;
  /** By account: victims' money still there at the end. */
  readonly held: Float64Array;
}

interface Coins {
  readonly isVictims: boolean;
  amountMinor: number;
}

/**
 * [SIM-MONEY] The town's own account of the victims' money: every account is a purse whose coins leave in the order in
 * which they came, the opening balance first; a reported payment is the victim's money whatever else the payer had. Money
 * that leaves the accounts in `seen` is gone. Book-keeping on the town's payments, one after the other, by each bank's own
 * time; it shares nothing with the tracing that is measured against it. `untilMs`: later legs have not happened.
 */
export function townMoney(
  town: Town,
  losses: readonly VictimLoss[],
  seen: ReadonlySet<number> = new Set(town.requested),
  untilMs = Infinity,
): TownMoney {
  const { payments, accounts, legs } = town;
  const reported = reportedPayments(town, losses);
  const purses = accounts.map((_, account): Coins[] => [
    { isVictims: false, amountMinor: legs.openingMinor[account] ?? 0 },
  ]);
  const parcels = new Map<number, readonly Coins[]>();
  const carried = new Float64Array(payments.count);
  for (const { leg, account } of legsInTime(town, seen, untilMs)) {
    const payment = leg >>> 1;
    const amountMinor = payments.amountMinor[payment] ?? 0;
    const purse = purses[account] ?? [];
    if ((leg & 1) === 0) {
      const coins = takeFirst(purse, amountMinor);
      const parcel = reported.has(payment) ? [{ isVictims: true, amountMinor }] : coins;
      parcels.set(payment, parcel);
      carried[payment] = victimsIn(parcel);
    } else {
      // A payer without a statement here is seen by the report alone.
      const whole = { isVictims: reported.has(payment), amountMinor };
      const parcel = parcels.get(payment) ?? [whole];
      carried[payment] = victimsIn(parcel);
      purse.push(...parcel.map((coins) => ({ ...coins })));
    }
  }
  return { carried, held: Float64Array.from(purses, (purse, account) => (seen.has(account) ? victimsIn(purse) : 0)) };
}

function* legsInTime(
  town: Town,
  seen: ReadonlySet<number>,
  untilMs: number,
): Generator<{ readonly leg: number; readonly account: number }> {
  const { legs, payments, accounts } = town;
  const all: { readonly leg: number; readonly account: number; readonly ms: number; readonly place: number }[] = [];
  for (const account of seen) {
    for (let place = legs.offsets[account] ?? 0; place < (legs.offsets[account + 1] ?? 0); place += 1) {
      const leg = legs.leg[place] ?? 0;
      const ms = legTime(payments, accounts, leg);
      if (ms <= untilMs) all.push({ leg, account, ms, place });
    }
  }
  // In one second a payment is debited before it is credited, and payments stand in the order in which they were made.
  yield* all.toSorted((a, b) => a.ms - b.ms || a.leg - b.leg);
}

function reportedPayments({ payments }: Town, losses: readonly VictimLoss[]): ReadonlySet<number> {
  const key = (from: number, to: number, ms: number, amountMinor: number): string =>
    [from, to, Math.round(ms / 1000), amountMinor].join(' ');
  const wanted = new Set(losses.map((loss) => key(loss.victim, loss.account, loss.paidMs, loss.amountMinor)));
  const found = new Set<number>();
  for (let i = 0; i < payments.count; i += 1) {
    if (
      wanted.has(key(payments.from[i] ?? -1, payments.to[i] ?? -1, payments.ms[i] ?? 0, payments.amountMinor[i] ?? 0))
    )
      found.add(i);
  }
  return found;
}

function takeFirst(purse: Coins[], amountMinor: number): Coins[] {
  const taken: Coins[] = [];
  let left = amountMinor;
  while (left > 0) {
    const first = purse[0];
    if (first === undefined) {
      taken.push({ isVictims: false, amountMinor: left });
      break;
    }
    const part = Math.min(left, first.amountMinor);
    if (part > 0) taken.push({ isVictims: first.isVictims, amountMinor: part });
    first.amountMinor -= part;
    left -= part;
    if (first.amountMinor === 0) purse.shift();
  }
  return taken;
}

function victimsIn(coins: readonly Coins[]): number {
  return coins.reduce((sum, { isVictims, amountMinor }) => sum + (isVictims ? amountMinor : 0), 0);
}
