import type { CaseView } from '../case-view.ts';

/** RING-11. Settings: from how many of the core, and at least which share of the ring's money. */
const RECEIVER = { payers: 2, share: 0.5 } as const;

/**
 * RING-11: who receives from two or more of the core at least half of the ring's money, and may be core. The ring's money
 * is the larger of what its transfers bring into the core and what they take out of it, in each currency.
 */
export function receiversOf(
  { graph }: CaseView,
  possible: Uint8Array,
  { core, transfers }: { readonly core: ReadonlySet<number>; readonly transfers: readonly number[] },
): number[] {
  const { src, dst, amount, currency } = graph;
  const into = new Map<number, number>();
  const outOf = new Map<number, number>();
  const received = new Map<number, Receipts>();
  for (const e of transfers) {
    const [fromCore, toCore] = [core.has(src[e]!), core.has(dst[e]!)];
    if (fromCore === toCore) continue;
    const sums = toCore ? into : outOf;
    sums.set(currency[e]!, (sums.get(currency[e]!) ?? 0) + amount[e]!);
    if (toCore || possible[dst[e]!] !== 1) continue;
    const own = received.get(dst[e]!) ?? { payers: new Set(), byCurrency: new Map() };
    own.payers.add(src[e]!);
    own.byCurrency.set(currency[e]!, (own.byCurrency.get(currency[e]!) ?? 0) + amount[e]!);
    received.set(dst[e]!, own);
  }
  const isMost = ([of, minor]: readonly [number, number]): boolean =>
    minor >= RECEIVER.share * Math.max(into.get(of) ?? 0, outOf.get(of) ?? 0);
  return [...received].flatMap(([account, { payers, byCurrency }]) =>
    payers.size >= RECEIVER.payers && [...byCurrency].some(isMost) ? [account] : [],
  );
}

interface Receipts {
  readonly payers: Set<number>;
  readonly byCurrency: Map<number, number>;
}
