import type { MoneyColumns } from '#ledger';

import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { flowGroups, heldGroups, together } from './flow-groups.ts';

export type RequestReason = 'no-statement' | 'payment-account' | 'statement-ends-early';

/** A statement to ask for (调单). */
export interface NextRequest {
  readonly account: number;
  readonly reason: RequestReason;
  /** Victims' minor units whose way is lost there. */
  readonly amount: number;
  readonly victims: number;
  /** Movements that brought it, rising. */
  readonly movements: readonly number[];
  /** Seconds on the ledger's clock: first and last of the movements. */
  readonly from: number;
  readonly to: number;
}

interface Lost {
  amount: number;
  readonly victims: Set<number>;
  readonly movements: Set<number>;
}

const REASONS = new Map<number, RequestReason>([
  [MOVEMENT_END['no-statement'], 'no-statement'],
  [MOVEMENT_END['payment-account'], 'payment-account'],
]);

/**
 * [REQ-1] Accounts at which victim money is lost from sight, most money first: no statement, a payment account that no order
 * number pairs, and (with `until`) accounts that still hold money when their statement ends before it.
 */
export function nextRequests(money: MoneyColumns, flows: TraceFlows, until?: number): readonly NextRequest[] {
  const labels = flows.policy === 'poison';
  const lost = new Map<string, Lost>();
  for (const parts of flowGroups(flows)) {
    const payee = money.movements.payee[parts[0]!.movement]!;
    if (payee < 0) continue;
    for (const { end, movement, amount } of together(parts, labels)) {
      const reason = REASONS.get(end);
      if (reason === undefined) continue;
      const own = lostAt(lost, payee, reason);
      own.amount += amount;
      own.movements.add(movement);
    }
    for (const { end, victim } of parts) {
      const reason = REASONS.get(end);
      if (reason !== undefined) lost.get(`${payee} ${reason}`)?.victims.add(victim);
    }
  }
  if (until !== undefined) addEarlyEnds(money, flows, { until, lost });
  return [...lost].map(([key, own]) => toRequest(money, key, own)).toSorted(compareRequests);
}

function addEarlyEnds(
  { accounts }: MoneyColumns,
  flows: TraceFlows,
  { until, lost }: { readonly until: number; readonly lost: Map<string, Lost> },
): void {
  for (const parts of heldGroups(flows)) {
    const { account } = parts[0]!;
    if (accounts.coveredTo[account]! >= until) continue;
    const own = lostAt(lost, account, 'statement-ends-early');
    for (const { amount } of together(parts, flows.policy === 'poison')) own.amount += amount;
    for (const { victim, credit } of parts) {
      own.victims.add(victim);
      own.movements.add(credit);
    }
  }
}

function lostAt(lost: Map<string, Lost>, account: number, reason: RequestReason): Lost {
  const key = `${account} ${reason}`;
  const known = lost.get(key);
  if (known !== undefined) return known;
  const made = { amount: 0, victims: new Set<number>(), movements: new Set<number>() };
  lost.set(key, made);
  return made;
}

function toRequest({ movements: moves, ledger }: MoneyColumns, key: string, own: Lost): NextRequest {
  const [account, reason] = key.split(' ') as [string, RequestReason];
  const movements = [...own.movements].toSorted((a, b) => a - b);
  const times = movements.map((movement) => {
    const entry = moves.debit[movement]! >= 0 ? moves.debit[movement]! : moves.credit[movement]!;
    return entry >= 0 ? ledger.t[entry]! : 0;
  });
  return {
    account: Number(account),
    reason,
    amount: own.amount,
    victims: own.victims.size,
    movements,
    from: Math.min(...times),
    to: Math.max(...times),
  };
}

function compareRequests(a: NextRequest, b: NextRequest): number {
  return b.amount - a.amount || a.account - b.account || (a.reason < b.reason ? -1 : 1);
}
