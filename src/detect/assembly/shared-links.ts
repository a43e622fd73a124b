import type { DisjointSets } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { FirstByPair } from './first-by-pair.ts';
import type { HitsByAccount } from './hits-by-account.ts';

/** Cores up to this size join by a table of their pairs, larger ones by counting: neither leaves a link out. */
const PAIRED_CORE = 48;

/**
 * RING-3 (i): hits that share a transfer of which each has an end in its core. A transfer between accounts around the
 * core joins nothing (RING-1).
 */
export function joinByTransfers(view: CaseView, hits: readonly Hit[], sets: DisjointSets): void {
  const { src, dst } = view.graph;
  const first = new Int32Array(view.graph.edgeCount).fill(-1);
  const coreOf = new Int32Array(view.accounts.count).fill(-1);
  for (const [i, { core, evidence }] of hits.entries()) {
    for (const account of core) coreOf[account] = i;
    for (const e of evidence) {
      if (coreOf[src[e]!] !== i && coreOf[dst[e]!] !== i) continue;
      if (first[e]! < 0) first[e] = i;
      else sets.join(first[e]!, i);
    }
  }
}

/** RING-3 (ii): hits with two core accounts in common. */
export function joinBySharedAccounts(hits: readonly Hit[], byAccount: HitsByAccount, sets: DisjointSets): void {
  const pairs = new FirstByPair();
  const large: number[] = [];
  for (const [i, { core }] of hits.entries()) {
    if (core.length > PAIRED_CORE) {
      large.push(i);
      continue;
    }
    for (let x = 0; x < core.length; x += 1) {
      for (let y = x + 1; y < core.length; y += 1) {
        const first = pairs.firstOf(core[x]!, core[y]!, i);
        if (first !== i) sets.join(first, i);
      }
    }
  }
  const shared = new Uint32Array(hits.length);
  for (const i of large) {
    const met: number[] = [];
    for (const account of hits[i]!.core) {
      for (let at = byAccount.offsets[account]!; at < byAccount.offsets[account + 1]!; at += 1) {
        const other = byAccount.hits[at]!;
        if (shared[other] === 0) met.push(other);
        shared[other]! += 1;
      }
    }
    for (const other of met) {
      if (shared[other]! >= 2) sets.join(i, other);
      shared[other] = 0;
    }
  }
}
