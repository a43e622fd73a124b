import { DisjointSets, type TemporalGraph } from '#graph';
import { ACCOUNT_KIND } from '#model';
import type { CaseView } from './case-view.ts';
import { isSubject } from './coverage.ts';
import { evidenceAmount } from './evidence.ts';
import type { Hit } from './hits.ts';

export interface RingMember {
  readonly account: number;
  readonly roles: readonly { readonly role: 'unclear'; readonly share: number }[];
}

export interface Ring {
  /** Ids of the surviving hits, rising. */
  readonly hits: readonly number[];
  readonly strength: number;
  readonly from: number;
  readonly to: number;
  /** Credits from outside the core in the ring's period, each once, in minor units of `currency`. */
  readonly throughput: number;
  readonly currency: number;
  /** Core accounts only (RING-1), rising. */
  readonly members: readonly RingMember[];
  readonly periphery: {
    readonly payers: number;
    readonly merchants: number;
    readonly boundary: number;
    readonly others: number;
  };
  /** Edges, rising. */
  readonly transfers: readonly number[];
  /** RING-4: why the ring is not what its links say. */
  readonly stopped?: 'shared-account-links-dropped' | 'all-links-dropped';
}

export interface RingOptions {
  /** RING-4. */
  readonly maximumCore?: number;
}

/** Rings of surviving hits: connected by a shared transfer or two shared core accounts (RING-3 i, ii), strongest first. */
export function assembleRings(view: CaseView, hits: readonly Hit[], options: RingOptions = {}): readonly Ring[] {
  const { maximumCore = 500 } = options;
  const surviving = hits.filter((hit) => hit.subsumedBy < 0);
  const rings: Ring[] = [];
  for (const group of groupsOf(surviving, true)) {
    if (coreOf(group).length <= maximumCore) {
      rings.push(describeRing(view, group));
      continue;
    }
    for (const part of groupsOf(group, false)) {
      if (coreOf(part).length <= maximumCore) {
        rings.push({ ...describeRing(view, part), stopped: 'shared-account-links-dropped' });
      } else {
        for (const hit of part) rings.push({ ...describeRing(view, [hit]), stopped: 'all-links-dropped' });
      }
    }
  }
  return rings.toSorted((a, b) => b.strength - a.strength || a.hits[0]! - b.hits[0]!);
}

function groupsOf(hits: readonly Hit[], bySharedAccounts: boolean): Hit[][] {
  const sets = new DisjointSets(hits.length);
  const firstWith = new Map<number, number>();
  const link = (key: number, hit: number): void => {
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, hit);
    else sets.join(first, hit);
  };
  for (const [i, hit] of hits.entries()) for (const e of hit.evidence) link(e, i);
  firstWith.clear();
  if (bySharedAccounts) {
    for (const [i, { core }] of hits.entries()) {
      for (const a of core) for (const b of core) if (a < b) link(a * 2 ** 26 + b, i);
    }
  }
  const groups = new Map<number, Hit[]>();
  for (const [i, hit] of hits.entries()) {
    const name = sets.find(i);
    const group = groups.get(name);
    if (group) group.push(hit);
    else groups.set(name, [hit]);
  }
  return [...groups.values()];
}

function describeRing(view: CaseView, hits: readonly Hit[]): Ring {
  const core = coreOf(hits);
  const transfers = [...new Set(hits.flatMap((hit) => hit.evidence))].toSorted((a, b) => a - b);
  const from = Math.min(...hits.map((hit) => hit.from));
  const to = Math.max(...hits.map((hit) => hit.to));
  const { currency } = evidenceAmount(view.graph, transfers);
  const inCore = new Set(core);
  return {
    hits: hits.map((hit) => hit.id).toSorted((a, b) => a - b),
    strength: strengthOfRing(hits) * coveredShare(view, inCore, transfers),
    from,
    to,
    throughput: externalCredits(view.graph, inCore, { from, to, currency }),
    currency,
    members: core.map((account) => ({ account, roles: [{ role: 'unclear', share: 0 }] })),
    periphery: countPeriphery(view, inCore, transfers),
    transfers,
  };
}

function coreOf(hits: readonly Hit[]): number[] {
  return [...new Set(hits.flatMap((hit) => hit.core))].toSorted((a, b) => a - b);
}

/** 1 − Π(1 − 0.8·s) over the typologies, s = the strongest hit of each. */
function strengthOfRing(hits: readonly Hit[]): number {
  const strongest = new Map<string, number>();
  for (const { typology, strength } of hits) {
    strongest.set(typology, Math.max(strength, strongest.get(typology) ?? 0));
  }
  return 1 - [...strongest.values()].reduce((rest, strength) => rest * (1 - 0.8 * strength), 1);
}

/**
 * Share of the value into the core that covered accounts took. A boundary account that both takes and gives in the
 * evidence stands where a core account would stand, but is no subject (ACC-5): its part is the uncovered share.
 */
function coveredShare(view: CaseView, core: ReadonlySet<number>, transfers: readonly number[]): number {
  const { src, dst, amount } = view.graph;
  const payers = new Set(transfers.map((e) => src[e]!));
  let covered = 0;
  let all = 0;
  for (const e of transfers) {
    const v = dst[e]!;
    if (core.has(v)) covered += amount[e]!;
    if (core.has(v) || (payers.has(v) && !isSubject(view.accounts, v))) all += amount[e]!;
  }
  return all === 0 ? 1 : covered / all;
}

function externalCredits(
  graph: TemporalGraph,
  core: ReadonlySet<number>,
  period: { readonly from: number; readonly to: number; readonly currency: number },
): number {
  let sum = 0;
  for (const v of core) {
    for (let i = graph.inOffsets[v]!; i < graph.inOffsets[v + 1]!; i += 1) {
      const e = graph.inEdges[i]!;
      const inside = graph.t[e]! >= period.from && graph.t[e]! <= period.to && graph.currency[e] === period.currency;
      if (inside && !core.has(graph.src[e]!)) sum += graph.amount[e]!;
    }
  }
  return sum;
}

function countPeriphery(view: CaseView, core: ReadonlySet<number>, transfers: readonly number[]): Ring['periphery'] {
  const { src, dst } = view.graph;
  const payers = new Set<number>();
  const everyone = new Set<number>();
  for (const e of transfers) {
    if (core.has(dst[e]!)) payers.add(src[e]!);
    everyone.add(src[e]!).add(dst[e]!);
  }
  const counts = { payers: 0, merchants: 0, boundary: 0, others: 0 };
  for (const account of everyone) {
    if (core.has(account)) continue;
    if (view.accounts.kind[account] === ACCOUNT_KIND.settlement) counts.merchants += 1;
    else if (payers.has(account)) counts.payers += 1;
    else if (!isSubject(view.accounts, account)) counts.boundary += 1;
    else counts.others += 1;
  }
  return counts;
}
