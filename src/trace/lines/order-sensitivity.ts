import type { MoneyColumns } from '#ledger';

import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { inOtherTieOrder } from './other-tie-order.ts';

/** What is held on an account depends on the order of rows with one time stamp. */
export interface HeldRange {
  readonly account: number;
  /** Minor units of all victims together, in the two orders. */
  readonly heldLeast: number;
  readonly heldMost: number;
}

export interface OrderSensitivity {
  /** Accounts on the way whose rows can stand in another order. */
  readonly accountsWithTies: number;
  /** Those where the answer changes, by account. */
  readonly ranges: readonly HeldRange[];
}

/**
 * Runs a trace again on a ledger whose tied rows stand the other way round on the accounts that it reached, and compares what is
 * held. `run` traces the money it is given as `flows` was traced. Two orders of many: what differs is known to depend on the
 * order, what agrees is not proven to be free of it.
 */
export function orderSensitivity(
  money: MoneyColumns,
  flows: TraceFlows,
  run: (money: MoneyColumns) => TraceFlows,
): OrderSensitivity {
  const other = inOtherTieOrder(money, reachedAccounts(money, flows));
  if (other.accounts.length === 0) return { accountsWithTies: 0, ranges: [] };
  const [before, after] = [heldByAccount(flows), heldByAccount(run(other.money))];
  const accounts = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => a - b);
  return {
    accountsWithTies: other.accounts.length,
    ranges: accounts.flatMap((account) => {
      const [given, turned] = [before.get(account) ?? 0, after.get(account) ?? 0];
      if (given === turned) return [];
      return [{ account, heldLeast: Math.min(given, turned), heldMost: Math.max(given, turned) }];
    }),
  };
}

function reachedAccounts({ movements }: MoneyColumns, { flows }: TraceFlows): ReadonlySet<number> {
  const accounts = new Set<number>();
  for (let row = 0; row < flows.count; row++) {
    if (flows.end[row] === MOVEMENT_END['goes-on']) accounts.add(movements.payee[flows.movement[row]!]!);
  }
  return accounts;
}

function heldByAccount({ held }: TraceFlows): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (let row = 0; row < held.count; row++) {
    sums.set(held.account[row]!, (sums.get(held.account[row]!) ?? 0) + held.amount[row]!);
  }
  return sums;
}
