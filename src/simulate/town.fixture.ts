import { kindOf } from './payment-kinds.ts';
import { simulateTown, type Town, type TownRequest } from './simulate-town.ts';
import type { TownAccount } from './town-people.ts';

export const TOWN_START_MS = Date.UTC(2024, 2, 3, 16);

export function townOf(request: Partial<TownRequest>): Town {
  return simulateTown({
    kind: 'innocent',
    seed: 11,
    people: 1500,
    days: 60,
    startMs: TOWN_START_MS,
    dial: 0.5,
    covered: 'all',
    ...request,
  });
}

export interface Move {
  readonly ms: number;
  /** Minor units, credits positive. */
  readonly amount: number;
  readonly other: number;
  readonly summary: string;
  readonly ring: number;
  readonly device: number;
}

/** The account's own movements in its own order. */
export function movesOf(town: Town, account: TownAccount): Move[] {
  const { legs, payments } = town;
  return Array.from(legs.leg.subarray(legs.offsets[account.index], legs.offsets[account.index + 1]), (leg) => {
    const [payment, credit] = [leg >>> 1, (leg & 1) === 1];
    const amount = payments.amountMinor[payment] ?? 0;
    return {
      ms: payments.ms[payment] ?? 0,
      amount: credit ? amount : -amount,
      other: (credit ? payments.from[payment] : payments.to[payment]) ?? -1,
      summary: kindOf(payments.kind[payment] ?? 0).summary,
      ring: payments.ring[payment] ?? -1,
      device: payments.device[payment] ?? -1,
    };
  });
}

export function ofTrade(town: Town, trade: string): TownAccount[] {
  return town.accounts.filter((account) => account.trade === trade && !account.outside);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function sum(moves: readonly Move[]): number {
  return moves.reduce((total, { amount }) => total + amount, 0);
}
