import type { WeightedGraph } from '#graph';
import { fifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { coreOfHits } from './ring-core.ts';

export interface AccountGraph {
  readonly graph: WeightedGraph;
  /** Node of a core account: in the order in which the evidence first names them, so that no renumbering changes it. */
  readonly nodeOf: ReadonlyMap<number, number>;
}

/**
 * RING-4: core accounts of some hits, weighted by ln(1 + FIFO value) of the evidence between them, at least 1. The FIFO
 * value of a transfer is the part of it that came to its payer by, or leaves its payee by, other evidence.
 */
export function accountGraph(view: CaseView, hits: readonly Hit[], skip: Uint8Array): AccountGraph {
  const { src, dst } = view.graph;
  const core = new Set(coreOfHits(hits));
  const evidence = [...new Set(hits.flatMap((hit) => hit.evidence))].toSorted((a, b) => a - b);
  const nodeOf = new Map<number, number>();
  for (const e of evidence) {
    for (const account of [src[e]!, dst[e]!]) {
      if (core.has(account) && !nodeOf.has(account)) nodeOf.set(account, nodeOf.size);
    }
  }
  for (const account of core) if (!nodeOf.has(account)) nodeOf.set(account, nodeOf.size);
  const values = fifoValues(view, { core, evidence, skip });
  const sums = Array.from({ length: nodeOf.size }, () => new Map<number, number>());
  for (const e of evidence) {
    const a = nodeOf.get(src[e]!);
    const b = nodeOf.get(dst[e]!);
    if (a === undefined || b === undefined || a === b) continue;
    const value = values.get(e) ?? 0;
    sums[a]!.set(b, (sums[a]!.get(b) ?? 0) + value);
    sums[b]!.set(a, (sums[b]!.get(a) ?? 0) + value);
  }
  return { graph: toGraph(sums), nodeOf };
}

function fifoValues(
  view: CaseView,
  { core, evidence, skip }: { core: ReadonlySet<number>; evidence: readonly number[]; skip: Uint8Array },
): Map<number, number> {
  const { ledger, graph } = view;
  const isEvidence = new Set(evidence);
  const currencies = new Set(evidence.map((e) => graph.currency[e]!));
  const funded = new Map<number, number>();
  const spent = new Map<number, number>();
  for (const account of core) {
    for (const currency of currencies) {
      const lots = fifoLots(ledger, account, { currency, skip });
      for (const [line, credit] of lots.credit.entries()) {
        if (credit < 0) continue;
        const [into, outOf] = [ledger.edge[credit]!, ledger.edge[lots.debit[line]!]!];
        if (!isEvidence.has(into) || !isEvidence.has(outOf)) continue;
        spent.set(into, (spent.get(into) ?? 0) + lots.amount[line]!);
        funded.set(outOf, (funded.get(outOf) ?? 0) + lots.amount[line]!);
      }
    }
  }
  return new Map(evidence.map((e) => [e, Math.max(funded.get(e) ?? 0, spent.get(e) ?? 0)]));
}

function toGraph(sums: readonly ReadonlyMap<number, number>[]): WeightedGraph {
  const offsets = new Uint32Array(sums.length + 1);
  for (const [i, sum] of sums.entries()) offsets[i + 1] = offsets[i]! + sum.size;
  const neighbours = new Uint32Array(offsets[sums.length]!);
  const weights = new Float64Array(offsets[sums.length]!);
  for (const [i, sum] of sums.entries()) {
    let at = offsets[i]!;
    for (const [other, value] of [...sum].toSorted(([a], [b]) => a - b)) {
      neighbours[at] = other;
      weights[at] = Math.max(1, Math.log1p(value));
      at += 1;
    }
  }
  return { nodeCount: sums.length, offsets, neighbours, weights };
}
