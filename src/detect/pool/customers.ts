import type { CaseView } from '../case-view.ts';
import type { PoolMeasures } from '#model';
import type { CollectionSession } from './session-settings.ts';

export interface CustomerSettings {
  /** From this share of payers who are paid later on: like deposit and payout. Below the other: like one-way collection. */
  readonly twoWayShare: number;
  readonly oneWayShare: number;
  /** Credits are round within one yuan of a multiple of ten; least share of them, and of payers who pay again. */
  readonly roundShare: number;
  readonly recurringShare: number;
  /** Least share of payers who pay once, and least median of their payments. */
  readonly singleShare: number;
  readonly largeMinor: number;
}

export interface Customers {
  readonly payers: number;
  readonly twoWayShare: number;
  readonly recurringShare: number;
  readonly roundShare: number;
  readonly medianMinor: number;
  readonly likeness: PoolMeasures['likeness'];
}

/** POOL 6: payers who are later paid by a member, and what their payments look like. Never more than "-like". */
export function measureCustomers(
  view: CaseView,
  pool: {
    readonly sessions: readonly CollectionSession[];
    readonly members: readonly number[];
    readonly sinks: ReadonlySet<number>;
  },
  settings: CustomerSettings,
): Customers {
  const { graph } = view;
  const members = new Set(pool.members);
  const payments = new Map<number, { first: number; count: number }>();
  const amounts: number[] = [];
  let round = 0;
  for (const edge of pool.sessions.flatMap(({ credits }) => credits)) {
    const payer = graph.src[edge]!;
    if (members.has(payer) || pool.sinks.has(payer)) continue;
    const known = payments.get(payer);
    if (known) known.count += 1;
    else payments.set(payer, { first: edge, count: 1 });
    if (known) known.first = Math.min(known.first, edge);
    amounts.push(graph.amount[edge]!);
    if (isRound(graph.amount[edge]!)) round += 1;
  }
  const paidBack = new Set<number>();
  for (const member of members) {
    for (let i = graph.outOffsets[member]!; i < graph.outOffsets[member + 1]!; i += 1) {
      const edge = graph.outEdges[i]!;
      const payer = payments.get(graph.dst[edge]!);
      if (payer && edge > payer.first) paidBack.add(graph.dst[edge]!);
    }
  }
  const again = [...payments.values()].filter(({ count }) => count > 1).length;
  const measured = {
    payers: payments.size,
    twoWayShare: payments.size === 0 ? 0 : paidBack.size / payments.size,
    recurringShare: payments.size === 0 ? 0 : again / payments.size,
    roundShare: amounts.length === 0 ? 0 : round / amounts.length,
    medianMinor: amounts.length === 0 ? 0 : amounts.toSorted((a, b) => a - b)[amounts.length >> 1]!,
  };
  return { ...measured, likeness: likenessOf(measured, settings) };
}

const YUAN = 100;

/** Within one yuan of a multiple of ten: platforms tell payers apart by the cents. */
export function isRound(amountMinor: number): boolean {
  const nearest = Math.round(amountMinor / (10 * YUAN)) * 10 * YUAN;
  return nearest > 0 && Math.abs(amountMinor - nearest) < YUAN;
}

function likenessOf(measured: Omit<Customers, 'likeness'>, settings: CustomerSettings): Customers['likeness'] {
  const { twoWayShare, recurringShare, roundShare, medianMinor, payers } = measured;
  if (payers === 0) return 'none';
  if (
    twoWayShare >= settings.twoWayShare &&
    recurringShare >= settings.recurringShare &&
    roundShare >= settings.roundShare
  ) {
    return 'gambling-like';
  }
  const isLargeAndSingle = 1 - recurringShare >= settings.singleShare && medianMinor >= settings.largeMinor;
  return twoWayShare < settings.oneWayShare && isLargeAndSingle ? 'fraud-like' : 'none';
}
