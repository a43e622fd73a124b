import { DiamondWedges, type WedgeLimits, type WedgeShape } from './diamond-wedges.ts';
import { bestWindows } from './diamond-windows.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export interface DiamondQuery extends WedgeLimits {
  readonly shape: WedgeShape;
  /** Fewest distinct middles, at least 2. */
  readonly minimumMiddles: number;
  /** Windows searched in one pass, each on its own. */
  readonly windowsSeconds: readonly number[];
}

/** Two accounts joined through at least k middles inside one window. */
export interface Diamond {
  readonly first: number;
  readonly second: number;
  /** Distinct, rising. */
  readonly middles: readonly number[];
  /** Transfers of the best window's wedges, rising. */
  readonly edges: readonly number[];
  readonly windowSeconds: number;
}

export interface DiamondRange {
  /** First accounts `from` … `to - 1` are searched. */
  readonly from: number;
  readonly to: number;
  /** Wedges looked at for the whole range. */
  readonly stepBudget: number;
}

export interface DiamondCounts {
  /** Transfers at which a middle was passed over because it is a hub. */
  readonly hubSkips: number;
  /** First accounts whose search was stopped by a limit, or never begun. */
  readonly stoppedSearches: number;
  readonly steps: number;
}

/**
 * SG and the smallest witnesses of BIP: pairs of accounts joined through at least k middles inside W. For each pair every
 * maximal run of windows with at least k middles gives one diamond, its best window with all its wedges (`bestWindows`).
 * Work: the wedges that fit into the longest window, read once for all windows.
 */
export class DiamondSearch {
  private readonly query: DiamondQuery;
  private readonly wedges: DiamondWedges;

  constructor(graph: TemporalGraph, query: DiamondQuery) {
    this.query = query;
    this.wedges = new DiamondWedges(graph, query.shape, { ...query, windowSeconds: Math.max(...query.windowsSeconds) });
  }

  run(range: DiamondRange, visit: (diamond: Diamond) => void): DiamondCounts {
    const { minimumMiddles, windowsSeconds } = this.query;
    let steps = 0;
    let stoppedSearches = 0;
    for (let first = range.from; first < range.to; first += 1) {
      const allowed = Math.min(this.query.stepLimit, range.stepBudget - steps);
      const collected = this.wedges.collect(first, minimumMiddles, allowed);
      steps += collected.steps;
      if (collected.isStopped) {
        stoppedSearches += 1;
        continue;
      }
      for (const columns of collected.bySecond) {
        for (const windowSeconds of windowsSeconds) {
          for (const found of bestWindows(columns, windowSeconds, minimumMiddles)) {
            visit({ first, second: columns.second, windowSeconds, ...found });
          }
        }
      }
    }
    return { hubSkips: this.wedges.hubSkips(range), stoppedSearches, steps };
  }
}
