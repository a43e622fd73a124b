import type { TemporalGraph } from './temporal-graph.ts';

/** An ordered pair of members of a pattern. */
export interface MemberPair {
  readonly payer: number;
  readonly payee: number;
}

/**
 * Ordered pairs of accounts of a pattern between which there are transfers that are not its evidence: members who know
 * each other otherwise. In the order of the accounts given; each pair once. Work: the shorter of each
 * account's list and of all accounts' lists on the other side.
 */
export function familiarPairs(
  graph: TemporalGraph,
  accounts: readonly number[],
  evidence: readonly number[],
): MemberPair[] {
  const members = new Set(accounts);
  const known = new Set(evidence);
  const incoming = accounts.reduce((sum, v) => sum + graph.inOffsets[v + 1]! - graph.inOffsets[v]!, 0);
  const found: MemberPair[] = [];
  for (const payer of accounts) {
    const payees = new Set<number>();
    const start = graph.outOffsets[payer]!;
    const stop = graph.outOffsets[payer + 1]!;
    if (stop - start <= incoming) {
      for (let i = start; i < stop; i += 1) {
        const e = graph.outEdges[i]!;
        if (members.has(graph.dst[e]!) && !known.has(e)) payees.add(graph.dst[e]!);
      }
    } else addPayees(graph, { payer, accounts, known, payees });
    for (const payee of accounts) if (payees.has(payee)) found.push({ payer, payee });
  }
  return found;
}

/** The same from the payees' lists, for an account with many payments. */
function addPayees(
  graph: TemporalGraph,
  {
    payer,
    accounts,
    known,
    payees,
  }: {
    readonly payer: number;
    readonly accounts: readonly number[];
    readonly known: ReadonlySet<number>;
    readonly payees: Set<number>;
  },
): void {
  for (const payee of accounts) {
    for (let i = graph.inOffsets[payee]!; i < graph.inOffsets[payee + 1]!; i += 1) {
      const e = graph.inEdges[i]!;
      if (graph.src[e] === payer && !known.has(e)) payees.add(payee);
    }
  }
}
