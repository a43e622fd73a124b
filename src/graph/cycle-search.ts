import { combinationsOf, CyclePaths, type CycleBundle } from './cycle-paths.ts';
import { CycleReach, GAPS, type ValueRule } from './cycle-reach.ts';
import { bothLists, type BothLists } from './list-cells.ts';
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
}

export interface CycleCounts {
  /** Edge cycles by length: every combination of parallel edges counts. Exact below 2⁵³. */
  readonly edgeCycles: readonly number[];
  /** Sequences of accounts by length, counted once per closing edge. */
  readonly sequences: readonly number[];
  /** Exact if and only if both are 0; otherwise the counts are lower bounds. */
  readonly hubSkips: number;
  readonly stoppedClosings: number;
  /** Transfers looked at. */
  readonly steps: number;
}

/** Closing edges [from, to) and the steps that may be spent on all of them together. */
export interface CycleRange {
  readonly from: number;
  readonly to: number;
  readonly stepBudget?: number;
}

interface Tally {
  readonly edgeCycles: number[];
  readonly sequences: number[];
  steps: number;
}

/** Part of the even share that a first look may cost. */
const FIRST_SHARE = 4;
/** A second look for all is worth it from twice the first limit on; a look at some of them has eight times as much. */
const LEAST_GROWTH = 2;
const GROWTH = 8;

type Visit = (bundle: CycleBundle) => void;

/** The search for temporal cycles, range by range; columns are kept from one range to the next. */
export class CycleSearch {
  private readonly graph: TemporalGraph;
  private readonly query: CycleQuery;
  private readonly reach: CycleReach;
  private readonly paths: CyclePaths;

  constructor(graph: TemporalGraph, query: CycleQuery, lists?: BothLists) {
    const { maximumHops, windowSeconds, valueRule, hubCap = Infinity } = query;
    const gap = GAPS[query.order];
    this.graph = graph;
    this.query = query;
    this.reach = new CycleReach(graph, lists ?? bothLists(graph, gap), {
      maximumHops,
      windowSeconds,
      hubCap,
      gap,
      valueRule,
    });
    this.paths = new CyclePaths(graph, this.reach, { maximumHops, gap, valueRule });
  }

  /**
   * Every closing edge of the range first gets the same small share of the budget, which is enough for most. The rest goes
   * to those that were stopped: to all alike if that is worth it, else much more to some of them, evenly spread. Nobody
   * starves for coming last, and the result is a lower bound of which `stoppedClosings` tells how low.
   */
  run(range: CycleRange, visit?: Visit): CycleCounts {
    const { stepLimit = Infinity } = this.query;
    const { stepBudget = Infinity } = range;
    const tally: Tally = { edgeCycles: [0, 0, 0], sequences: [0, 0, 0], steps: 0 };
    const skipsBefore = this.reach.hubSkips;
    const { lists } = this.reach;
    lists.advance(range.from);
    const closings = Math.max(1, this.countClosings(range));
    let limit = Math.min(stepLimit, Math.floor(stepBudget / closings / FIRST_SHARE));
    if (limit < stepLimit) lists.save();
    let stopped = this.round({ ...range, limit, among: undefined }, tally, visit);
    while (stopped.length > 0 && limit < stepLimit) {
      const left = stepBudget - tally.steps;
      const forAll = Math.floor(left / stopped.length);
      const isForAll = forAll >= LEAST_GROWTH * limit;
      limit = Math.min(stepLimit, isForAll ? forAll : Math.max(1, limit) * GROWTH);
      const among = isForAll ? stopped : spread(stopped, Math.floor(left / 2 / limit));
      if (among.length === 0) break;
      lists.restore();
      const again = new Set(this.round({ ...range, limit, among }, tally, visit));
      const tried = new Set(among);
      stopped = stopped.filter((e) => !tried.has(e) || again.has(e));
    }
    const { edgeCycles, sequences, steps } = tally;
    const hubSkips = this.reach.hubSkips - skipsBefore;
    return { edgeCycles, sequences, hubSkips, stoppedClosings: stopped.length, steps };
  }

  private countClosings({ from, to }: CycleRange): number {
    let count = 0;
    for (let e = from; e < to; e += 1) count += this.graph.kind[e]! & EDGE_KIND.pattern;
    return count;
  }

  /** Searches the closing edges of a range, or those of a list; gives the ones that were stopped. */
  private round(
    round: { readonly from: number; readonly to: number; readonly limit: number; readonly among: readonly number[] | undefined },
    tally: Tally,
    visit: Visit | undefined,
  ): number[] {
    const { graph, reach } = this;
    const { from, to, limit, among } = round;
    const stopped: number[] = [];
    let next = 0;
    for (let e = from; e < to; e += 1) {
      if ((graph.kind[e]! & EDGE_KIND.pattern) === 0) continue;
      if (!among || among[next] === e) {
        next += 1;
        if (!this.search(e, limit, tally, visit)) stopped.push(e);
      }
      reach.lists.arrive(graph.src[e]!, graph.dst[e]!);
    }
    reach.lists.arrivedUntil(to);
    return stopped;
  }

  /** False when the limit stopped it. What was found until then counts only if the closing edge gets no other turn. */
  private search(closing: number, limit: number, tally: Tally, visit: Visit | undefined): boolean {
    const { reach, paths, query } = this;
    const { minimumHops = 2, stepLimit = Infinity } = query;
    reach.stepLimit = limit;
    paths.stepLimit = limit;
    const met = reach.meet(closing);
    tally.steps += reach.steps;
    if (met !== true) return met === false;
    const isLast = limit >= stepLimit;
    const found: CycleBundle[] = [];
    const whole = paths.walk(closing, (accounts, path) => {
      if (path.length < minimumHops) return;
      if (!isLast) {
        found.push(paths.bundle(accounts, path));
        return;
      }
      count(tally, path.length, combinationsOf(path));
      visit?.(paths.bundle(accounts, path));
    });
    tally.steps += paths.steps;
    for (const bundle of whole ? found : []) {
      count(tally, bundle.accounts.length, bundle.combinations);
      visit?.(bundle);
    }
    return whole;
  }
}

function count(tally: Tally, length: number, combinations: number): void {
  tally.edgeCycles[length] = (tally.edgeCycles[length] ?? 0) + combinations;
  tally.sequences[length] = (tally.sequences[length] ?? 0) + 1;
}

/** At most `count` of the items at even distances, in their order. */
function spread(items: readonly number[], count: number): readonly number[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}
