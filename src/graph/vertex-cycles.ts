import type { CycleBundle } from './cycle-paths.ts';

/** One finding per sequence of accounts, whatever the account it is read from, with all its edges. */
export interface VertexCycle {
  /** In flow order, turned so that the smallest account stands first. */
  readonly accounts: readonly number[];
  /** Rising. */
  readonly edges: readonly number[];
  readonly edgeCycles: number;
  readonly shortestSpanSeconds: number;
}

interface Growing {
  readonly accounts: number[];
  readonly edges: Set<number>;
  edgeCycles: number;
  shortestSpanSeconds: number;
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
    const accounts = turnToSmallest(bundle.accounts);
    const key = accounts.join(' ');
    let cycle = this.bySequence.get(key);
    if (!cycle) {
      if (this.bySequence.size >= this.limit) {
        this.dropped += 1;
        return;
      }
      cycle = { accounts, edges: new Set(), edgeCycles: 0, shortestSpanSeconds: Infinity };
      this.bySequence.set(key, cycle);
    }
    for (const e of bundle.edges) cycle.edges.add(e);
    cycle.edgeCycles += bundle.combinations;
    cycle.shortestSpanSeconds = Math.min(cycle.shortestSpanSeconds, bundle.shortestSpanSeconds);
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
