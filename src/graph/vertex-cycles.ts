import type { CycleBundle } from './cycle-paths.ts';

/** One finding per sequence of accounts, whatever the account it is read from, with all its edges. */
export interface VertexCycle {
  /** In flow order, turned so that the smallest account stands first. */
  readonly accounts: readonly number[];
  /** Rising. */
  readonly edges: readonly number[];
  readonly edgeCycles: number;
  readonly shortestSpanSeconds: number;
  /** Closing edges: how often it was found. */
  readonly closings: number;
}

interface Growing {
  readonly accounts: number[];
  readonly edges: Set<number>;
  edgeCycles: number;
  shortestSpanSeconds: number;
  closings: number;
}

/** Gathers the bundles of `temporalCycles` into vertex cycles; beyond `limit` sequences new ones are only counted. */
export class VertexCycleCollector {
  /** Bundles of sequences that came after the limit. */
  dropped = 0;
  private readonly limit: number;
  private readonly bySequence = new Map<string, Growing>();

  constructor(limit = Infinity) {
    this.limit = limit;
  }

  add(bundle: CycleBundle): void {
    this.merge({
      accounts: turnToSmallest(bundle.accounts),
      edges: bundle.edges,
      edgeCycles: bundle.combinations,
      shortestSpanSeconds: bundle.shortestSpanSeconds,
      closings: 1,
    });
  }

  /** Takes in what another collector gathered, as if its bundles came here. */
  merge(found: VertexCycle): void {
    const key = found.accounts.join(' ');
    let cycle = this.bySequence.get(key);
    if (!cycle) {
      if (this.bySequence.size >= this.limit) {
        this.dropped += found.closings;
        return;
      }
      cycle = {
        accounts: [...found.accounts],
        edges: new Set(),
        edgeCycles: 0,
        shortestSpanSeconds: Infinity,
        closings: 0,
      };
      this.bySequence.set(key, cycle);
    }
    for (const e of found.edges) cycle.edges.add(e);
    cycle.edgeCycles += found.edgeCycles;
    cycle.closings += found.closings;
    cycle.shortestSpanSeconds = Math.min(cycle.shortestSpanSeconds, found.shortestSpanSeconds);
  }

  cycles(): VertexCycle[] {
    return [...this.bySequence.values()].map((cycle) => ({
      ...cycle,
      edges: [...cycle.edges].toSorted((a, b) => a - b),
    }));
  }
}

function turnToSmallest(accounts: readonly number[]): number[] {
  const at = accounts.indexOf(Math.min(...accounts));
  return [...accounts.slice(at), ...accounts.slice(0, at)];
}
