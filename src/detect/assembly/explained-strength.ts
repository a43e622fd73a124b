import type { Hit } from '../hits.ts';

/**
 * RING-4, RING-9: for whether a hit is weak it counts as strong as the strongest hit it explains (RING-2): what a strong hit
 * saw is in its evidence. By hit id; a finding's own strength stays what it is.
 */
export function explainedStrengths(hits: readonly Hit[]): ReadonlyMap<number, number> {
  const byId = new Map(hits.map((hit) => [hit.id, hit]));
  const strengths = new Map(hits.map(({ id, strength }) => [id, strength]));
  for (const { strength, subsumedBy } of hits) {
    for (let at = subsumedBy; at >= 0; at = byId.get(at)?.subsumedBy ?? -1) {
      strengths.set(at, Math.max(strength, strengths.get(at) ?? 0));
    }
  }
  return strengths;
}
