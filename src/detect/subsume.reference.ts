import { compareClaims, SUBSUMED_SHARE, type Explaining } from './subsume.ts';

/** RING-2 by comparing every hit with every other. */
export function findSubsumersReference(hits: readonly Explaining[]): number[] {
  return hits.map(({ evidence }, id) => {
    let best = -1;
    for (let other = 0; other < hits.length; other += 1) {
      if (other === id || compareClaims(hits, other, id) > 0) continue;
      const shared = evidence.filter((e) => hits[other]!.evidence.includes(e)).length;
      const explains = shared / evidence.length >= SUBSUMED_SHARE - 1e-9;
      if (explains && (best < 0 || compareClaims(hits, other, best) < 0)) best = other;
    }
    return best;
  });
}
