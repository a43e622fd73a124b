import type { HitDraft, Typology } from '#model';

/** RING-2: among hits with equally much evidence the earlier name explains the later. */
const TIE_ORDER: readonly Typology[] = [
  'run-points',
  'layered',
  'scatter-gather',
  'gather-scatter-strict',
  'stack',
  'bipartite',
  'cycle',
  'gather-scatter',
  'scatter-gather-any-order',
  'cycle-any-order',
  'gather-scatter-loose',
  'pass-through',
  'fan-out',
  'fan-in',
  'chain',
];

export type Explaining = Pick<HitDraft, 'typology' | 'evidence'>;

export const SUBSUMED_SHARE = 0.8;

/**
 * RING-2, each transfer is explained once: the hit that explains hit i (|E₁ ∩ E₂| ≥ 0.8·|E₁| and more evidence), or -1.
 * Of several the one that goes first: most evidence, then the tie order, then the smaller id. A shared transfer index
 * over each hit's rarest transfers finds the candidates, so the work does not grow with the square of the hits.
 */
export function findSubsumers(hits: readonly Explaining[], edgeCount: number): Int32Array {
  const subsumers = new Int32Array(hits.length).fill(-1);
  const order = hits.map((_, id) => id).toSorted((a, b) => compareClaims(hits, a, b));
  const usage = new Uint32Array(edgeCount);
  for (const { evidence } of hits) for (const e of evidence) usage[e]! += 1;
  const byEdge = new Map<number, number[]>();
  const seenFor = new Int32Array(hits.length).fill(-1);
  for (const id of order) {
    const { evidence } = hits[id]!;
    const needed = Math.ceil(SUBSUMED_SHARE * evidence.length - 1e-9);
    // Whoever shares `needed` of the transfers shares one of any `length - needed + 1` of them.
    const rarest = evidence.toSorted((a, b) => usage[a]! - usage[b]!).slice(0, evidence.length - needed + 1);
    let best = -1;
    for (const e of rarest) {
      for (const other of byEdge.get(e) ?? []) {
        if (seenFor[other] === id) continue;
        seenFor[other] = id;
        if (best !== -1 && compareClaims(hits, best, other) < 0) continue;
        if (countShared(evidence, hits[other]!.evidence) >= needed) best = other;
      }
    }
    subsumers[id] = best;
    for (const e of evidence) {
      const list = byEdge.get(e);
      if (list) list.push(id);
      else byEdge.set(e, [id]);
    }
  }
  return subsumers;
}

/** Total order of claims: more evidence first, of equally much the better place in the tie order, then the smaller id. */
export function compareClaims(hits: readonly Explaining[], a: number, b: number): number {
  const [first, second] = [hits[a]!, hits[b]!];
  const rank = TIE_ORDER.indexOf(first.typology) - TIE_ORDER.indexOf(second.typology);
  return second.evidence.length - first.evidence.length || rank || a - b;
}

/** Common members of two rising lists. */
function countShared(a: readonly number[], b: readonly number[]): number {
  let [shared, j] = [0, 0];
  for (const e of a) {
    while (b[j]! < e) j += 1;
    if (b[j] === e) shared += 1;
  }
  return shared;
}
