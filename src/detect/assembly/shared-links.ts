import type { DisjointSets, TemporalGraph } from '#graph';
import type { Hit } from '../hits.ts';
import { FirstByPair } from './first-by-pair.ts';

/** Cores up to this size join by a table of their pairs, larger ones by counting: neither leaves a link out. */
const PAIRED_CORE = 48;

/**
 * RING-3 (i): hits that share a transfer of which each has an end in its core. A transfer between accounts around the
 * core joins nothing (RING-1).
 */
export function joinByTransfers({ src, dst }: TemporalGraph, hits: readonly Hit[], sets: DisjointSets): void {
  const first = new Map<number, number>();
  for (const [i, hit] of hits.entries()) {
    const core = new Set(hit.core);
    for (const e of hit.evidence) {
      if (!core.has(src[e]!) && !core.has(dst[e]!)) continue;
      const before = first.get(e);
      if (before === undefined) first.set(e, i);
      else sets.join(before, i);
    }
  }
}

/** RING-3 (ii): hits with two core accounts in common. */
export function joinBySharedAccounts(hits: readonly Hit[], sets: DisjointSets): void {
  const pairs = new FirstByPair();
  const large: number[] = [];
  for (const [i, { core }] of hits.entries()) {
    if (core.length > PAIRED_CORE) {
      large.push(i);
      continue;
    }
    for (const [place, account] of core.entries()) {
      for (const other of core.slice(place + 1)) {
        const first = pairs.firstOf(account, other, i);
        if (first !== i) sets.join(first, i);
      }
    }
  }
  joinLarge(hits, large, sets);
}

function joinLarge(hits: readonly Hit[], large: readonly number[], sets: DisjointSets): void {
  const ofLarge = new Set(large.flatMap((i) => hits[i]!.core));
  const hitsOf = new Map<number, number[]>();
  for (const [i, { core }] of hits.entries()) {
    for (const account of core) {
      if (!ofLarge.has(account)) continue;
      const list = hitsOf.get(account);
      if (list) list.push(i);
      else hitsOf.set(account, [i]);
    }
  }
  const shared = new Uint32Array(hits.length);
  for (const i of large) {
    const met: number[] = [];
    for (const account of hits[i]!.core) {
      for (const other of hitsOf.get(account) ?? []) {
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
