import { PRECISION_SECONDS, type TemporalGraph } from '#graph';

/**
 * STACK: whether the transfers are bipartite (A, B) and bipartite (B, C), one on the other: every a pays two of B or
 * more, every b is paid by two of A and pays two of C, every c is paid by two of B; per b the first in lies strictly
 * before the last out.
 */
export function isStack({ src, dst, t, precision }: TemporalGraph, edges: readonly number[]): boolean {
  const payees = new Map<number, Set<number>>();
  const payers = new Map<number, Set<number>>();
  for (const e of edges) {
    addTo(payees, src[e]!, dst[e]!);
    addTo(payers, dst[e]!, src[e]!);
  }
  const middles = [...payees.keys()].filter((account) => payers.has(account));
  const isMiddle = new Set(middles);
  const areTwoLayers = edges.every((e) => isMiddle.has(src[e]!) !== isMiddle.has(dst[e]!));
  const areWide = [...payees.values(), ...payers.values()].every(({ size }) => size >= 2);
  if (middles.length === 0 || !areTwoLayers || !areWide) return false;
  return middles.every((middle) => {
    const first = edges.find((e) => dst[e] === middle)!;
    const last = edges.findLast((e) => src[e] === middle)!;
    return t[first]! + PRECISION_SECONDS[precision[first] as 0 | 1 | 2] <= t[last]!;
  });
}

function addTo(sets: Map<number, Set<number>>, key: number, value: number): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}
