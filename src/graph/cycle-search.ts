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
  stopped: number;
}

/** First look: this part of the closing edges, if a quarter of the budget covers it in the worst case. */
const PILOT_SHARE = 1 / 16;
const PILOT_BUDGET = 1 / 4;
/** Of what seems affordable, the part that is done before the mean is taken again. */
const CAUTION = 3 / 4;
const MOST_ROUNDS = 4;

type Visit = (bundle: CycleBundle) => void;

/** The search for temporal cycles, range by range; columns are kept from one range to the next. */
export class CycleSearch {
  private readonly graph: TemporalGraph;
  private readonly query: CycleQuery;
  private readonly reach: CycleReach;
  private readonly paths: CyclePaths;

  constructor(graph: TemporalGraph, query: CycleQuery, lists?: BothLists) {
    const { maximumHops, windowSeconds, valueRule, hubCap = Infinity, stepLimit = Infinity } = query;
    const gap = GAPS[query.order];
    this.graph = graph;
    this.query = query;
    this.reach = new CycleReach(graph, lists ?? bothLists(graph, gap), {
      maximumHops,
      windowSeconds,
      hubCap,
      stepLimit,
      gap,
      valueRule,
    });
    this.paths = new CyclePaths(graph, this.reach, { maximumHops, stepLimit, gap, valueRule });
  }

  /**
   * A budget that does not cover every closing edge goes to a sample of them, evenly spread over the range and searched as
   * far as any other: first a few, to see what a search costs, then as many as that allows. Nobody starves for coming last,
   * and no kind of cycle is preferred. What was not searched counts as stopped.
   */
  run(range: CycleRange, visit?: Visit): CycleCounts {
    const { stepLimit = Infinity } = this.query;
    const { stepBudget = Infinity } = range;
    const tally: Tally = { edgeCycles: [0, 0, 0], sequences: [0, 0, 0], steps: 0, stopped: 0 };
    const skipsBefore = this.reach.hubSkips;
    const { lists } = this.reach;
    lists.advance(range.from);
    let pending: readonly number[] = this.closingsIn(range);
    const closings = pending.length;
    let take = closings;
    if (closings * stepLimit > stepBudget) {
      lists.save();
      take = Math.max(1, Math.floor(Math.min(closings * PILOT_SHARE, (stepBudget * PILOT_BUDGET) / stepLimit)));
    }
    for (let round = 0; round < MOST_ROUNDS && take > 0 && tally.steps < stepBudget; round += 1) {
      if (round > 0) lists.restore();
      const among = spread(pending, take);
      const reached = this.round({ ...range, stepBudget, among }, tally, visit);
      pending = without(pending, among, reached);
      const affordable = ((stepBudget - tally.steps) * (closings - pending.length)) / Math.max(1, tally.steps);
      take = affordable >= pending.length ? pending.length : Math.floor(affordable * CAUTION);
    }
    const { edgeCycles, sequences, steps } = tally;
    const hubSkips = this.reach.hubSkips - skipsBefore;
    return { edgeCycles, sequences, hubSkips, stoppedClosings: tally.stopped + pending.length, steps };
  }

  private closingsIn({ from, to }: CycleRange): number[] {
    const closings: number[] = [];
    for (let e = from; e < to; e += 1) if ((this.graph.kind[e]! & EDGE_KIND.pattern) !== 0) closings.push(e);
    return closings;
  }

  /** Searches the closing edges of a rising list until the budget is spent; gives how many of them it reached. */
  private round(
    { to, stepBudget, among }: Required<CycleRange> & { readonly among: readonly number[] },
    tally: Tally,
    visit: Visit | undefined,
  ): number {
    const { lists } = this.reach;
    for (const [i, closing] of among.entries()) {
      lists.advance(closing);
      if (!this.search(closing, tally, visit)) tally.stopped += 1;
      if (tally.steps >= stepBudget) return i + 1;
    }
    lists.advance(to);
    return among.length;
  }

  /** False when the limit stopped it; what was found until then stands. */
  private search(closing: number, tally: Tally, visit: Visit | undefined): boolean {
    const { reach, paths } = this;
    const { minimumHops = 2 } = this.query;
    const met = reach.meet(closing);
    tally.steps += reach.steps;
    if (met !== true) return met === false;
    const whole = paths.walk(closing, (accounts, path) => {
      if (path.length < minimumHops) return;
      tallyCycles(tally, path.length, combinationsOf(path));
      visit?.(paths.bundle(accounts, path));
    });
    tally.steps += paths.steps;
    return whole;
  }
}

function tallyCycles(tally: Tally, length: number, combinations: number): void {
  tally.edgeCycles[length] = (tally.edgeCycles[length] ?? 0) + combinations;
  tally.sequences[length] = (tally.sequences[length] ?? 0) + 1;
}

/** At most `count` of the items at even distances, in their order. */
function spread(items: readonly number[], count: number): readonly number[] {
  if (count >= items.length) return items;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)]!);
}

/** Takes the first `reached` of `among` out of the items; both rise. */
function without(items: readonly number[], among: readonly number[], reached: number): readonly number[] {
  let next = 0;
  return items.filter((item) => {
    if (next >= reached || among[next] !== item) return true;
    next += 1;
    return false;
  });
}
