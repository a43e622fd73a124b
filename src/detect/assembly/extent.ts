import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { coreOfHits } from './ring-core.ts';

export interface RingLimits {
  readonly maximumCore: number;
  readonly maximumHops: number;
}

/** RING-4. */
export const RING_LIMITS: RingLimits = { maximumCore: 500, maximumHops: 12 };

/** RING-4: more core accounts, or a longer shortest way between two of them over the ring's transfers, than a ring may have. */
export function isTooLarge(view: CaseView, hits: readonly Hit[], limits: RingLimits): boolean {
  const core = coreOfHits(hits);
  if (core.length > limits.maximumCore) return true;
  return hasWayBeyond(neighboursOf(view, hits, core), limits.maximumHops);
}

/** Core accounts by place, with the places they trade with in the evidence, either way, each once. */
function neighboursOf(view: CaseView, hits: readonly Hit[], core: readonly number[]): number[][] {
  const placeOf = new Map(core.map((account, place) => [account, place]));
  const neighbours = core.map(() => new Set<number>());
  for (const { evidence } of hits) {
    for (const e of evidence) {
      const a = placeOf.get(view.graph.src[e]!);
      const b = placeOf.get(view.graph.dst[e]!);
      if (a === undefined || b === undefined || a === b) continue;
      neighbours[a]!.add(b);
      neighbours[b]!.add(a);
    }
  }
  return neighbours.map((set) => [...set]);
}

function hasWayBeyond(neighbours: readonly (readonly number[])[], maximumHops: number): boolean {
  const distance = new Int32Array(neighbours.length);
  const queue = new Uint32Array(neighbours.length);
  for (let start = 0; start < neighbours.length; start += 1) {
    distance.fill(-1);
    distance[start] = 0;
    queue[0] = start;
    for (let head = 0, tail = 1; head < tail; head += 1) {
      const at = queue[head]!;
      if (distance[at]! > maximumHops) return true;
      for (const next of neighbours[at]!) {
        if (distance[next]! >= 0) continue;
        distance[next] = distance[at]! + 1;
        queue[tail] = next;
        tail += 1;
      }
    }
  }
  return false;
}
