import { CyclePaths, type CycleBundle } from './cycle-paths.ts';
import { CycleReach, GAPS, type ValueRule } from './cycle-reach.ts';
import { EDGE_KIND, type TemporalGraph } from './temporal-graph.ts';

export interface CycleQuery {
  /** H; a cycle of two accounts is the shortest. */
  readonly maximumHops: number;
  readonly minimumHops?: number;
  readonly windowSeconds: number;
  /** `precise`: strictly before needs t₁ + p₁ ≤ t₂. `plain`: t₁ < t₂, as published oracles count. */
  readonly order: 'precise' | 'plain';
  readonly valueRule?: ValueRule;
  /** Accounts with more live edges on a side are not passed; the skips are counted. */
  readonly hubCap?: number;
  /** Work per closing edge; what exceeds it is cut and counted. */
  readonly stepLimit?: number;
  /** Only cycles that close with edges in [closingFrom, closingTo): a share of the work for one thread. */
  readonly closingFrom?: number;
  readonly closingTo?: number;
}

export interface CycleCounts {
  /** Edge cycles by length: every combination of parallel edges counts. Exact below 2⁵³. */
  readonly edgeCycles: readonly number[];
  /** Sequences of accounts by length, counted once per closing edge. */
  readonly sequences: readonly number[];
  /** Exact if and only if both are 0; otherwise the counts are lower bounds. */
  readonly hubSkips: number;
  readonly stoppedClosings: number;
}

/**
 * CYC: temporal cycles v₁ → … → v_h → v₁ of distinct accounts with strictly rising times inside the window (both ends
 * included), each at the edge that closes it. `visit` gets one bundle per sequence of accounts and closing edge.
 */
export function temporalCycles(
  graph: TemporalGraph,
  query: CycleQuery,
  visit?: (bundle: CycleBundle) => void,
): CycleCounts {
  const { minimumHops = 2, maximumHops, windowSeconds, valueRule } = query;
  const { hubCap = Infinity, stepLimit = Infinity } = query;
  const gap = GAPS[query.order];
  const reach = new CycleReach(graph, { maximumHops, windowSeconds, hubCap, stepLimit, gap, valueRule });
  const paths = new CyclePaths(graph, reach, { maximumHops, stepLimit, gap, valueRule });
  const edgeCycles = [0, 0, 0];
  const sequences = [0, 0, 0];
  let stoppedClosings = 0;
  const { closingFrom = 0, closingTo = graph.edgeCount } = query;
  for (let e = 0; e < closingTo; e += 1) {
    if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) continue;
    const met = e >= closingFrom && reach.meet(e);
    if (met === 'stopped') stoppedClosings += 1;
    else if (met) {
      const whole = paths.walk(e, (accounts, path) => {
        const length = path.length;
        if (length < minimumHops) return;
        edgeCycles[length] = (edgeCycles[length] ?? 0) + path.at(-1)!.ways.reduce((sum, n) => sum + n, 0);
        sequences[length] = (sequences[length] ?? 0) + 1;
        visit?.(paths.bundle(accounts, path));
      });
      if (!whole) stoppedClosings += 1;
    }
    reach.incoming.arrive(graph.dst[e]!);
    reach.outgoing.arrive(graph.src[e]!);
  }
  return { edgeCycles, sequences, hubSkips: reach.hubSkips, stoppedClosings };
}
