import type { CycleReach, ValueRule } from './cycle-reach.ts';
import { CELL, CELL_WIDTH } from './list-cells.ts';
import type { TemporalGraph } from './temporal-graph.ts';

export interface PathLimits {
  readonly maximumHops: number;
  readonly stepLimit: number;
  readonly gap: readonly number[];
  readonly valueRule?: ValueRule | undefined;
}

/** One sequence of accounts with every combination of parallel transfers that closes at one edge. */
export interface CycleBundle {
  readonly closing: number;
  /** v₁ … v_h: the money starts at v₁ and comes back to it with the closing edge. */
  readonly accounts: readonly number[];
  /** Edges of at least one valid combination, rising; the closing edge is the last. */
  readonly edges: readonly number[];
  /** Number of combinations (edge cycles). */
  readonly combinations: number;
  /** From the latest possible first edge to the closing one. */
  readonly shortestSpanSeconds: number;
}

/** A step's parallel edges in time order; `ways[i]` counts the valid ways from edge i to the closing edge. */
export interface Step {
  readonly edges: readonly number[];
  readonly ways: readonly number[];
}

/**
 * Walks backward from the closing edge through the useful accounts. Parallel transfers are carried as one step with
 * counts, so the work grows with sequences of accounts, not with combinations (the bundles of Blanuša et al., SPAA 2022).
 */
export class CyclePaths {
  steps = 0;
  private readonly graph: TemporalGraph;
  private readonly reach: CycleReach;
  private readonly limits: PathLimits;
  private readonly onPath: Uint8Array;
  private groups = new Map<number, Map<number, number[]>>();

  constructor(graph: TemporalGraph, reach: CycleReach, limits: PathLimits) {
    this.graph = graph;
    this.reach = reach;
    this.limits = limits;
    this.onPath = new Uint8Array(graph.vertexCount);
  }

  /** Visits every bundle that closes with the edge; false when the step limit ended it early. */
  walk(closing: number, visit: (accounts: readonly number[], path: readonly Step[]) => void): boolean {
    this.steps = 0;
    this.groups = new Map();
    const root = this.graph.dst[closing]!;
    const last = this.graph.src[closing]!;
    const accounts = [last];
    const path: Step[] = [{ edges: [closing], ways: [1] }];
    const descend = (v: number): void => {
      this.onPath[v] = 1;
      for (const [w, edges] of this.groupsInto(v)) {
        this.steps += 1;
        if (this.onPath[w] === 1 || path.length + 1 + this.reach.hopsOf(w) > this.limits.maximumHops) continue;
        if (this.steps > this.limits.stepLimit) break;
        const step = this.extend(edges, path.at(-1)!);
        if (step.edges.length === 0) continue;
        path.push(step);
        accounts.push(w);
        if (w === root) visit(accounts, path);
        else descend(w);
        accounts.pop();
        path.pop();
      }
      this.onPath[v] = 0;
    };
    descend(last);
    return this.steps <= this.limits.stepLimit;
  }

  /** Useful live edges into `v`, grouped by payer. */
  private groupsInto(v: number): Map<number, number[]> {
    const known = this.groups.get(v);
    if (known) return known;
    const groups = new Map<number, number[]>();
    const { incoming, root } = this.reach;
    const leave = this.reach.leaveOf(v);
    const tail = incoming.tailOf(v);
    for (let at = incoming.headOf(v); at < tail; at += 1) {
      const cell = at * CELL_WIDTH;
      const time = incoming.cells[cell]!;
      const w = incoming.cells[cell + CELL.partner]!;
      this.steps += 1;
      if (incoming.cells[cell + CELL.done]! > leave || !this.reach.isUseful(w)) continue;
      const e = incoming.edges[at]!;
      if (w !== root && (time < this.reach.readyOf(w) || time > this.reach.leaveOf(w))) continue;
      const group = groups.get(w);
      if (group) group.push(e);
      else groups.set(w, [e]);
    }
    this.groups.set(v, groups);
    return groups;
  }

  private extend(edges: readonly number[], next: Step): Step {
    const kept: number[] = [];
    const ways: number[] = [];
    for (const e of edges) {
      let sum = 0;
      for (let i = next.edges.length - 1; i >= 0; i -= 1) {
        if (!this.isInOrder(e, next.edges[i]!)) break;
        if (this.keepsValue(e, next.edges[i]!)) sum += next.ways[i]!;
      }
      this.steps += 1;
      if (sum === 0) continue;
      kept.push(e);
      ways.push(sum);
    }
    return { edges: kept, ways };
  }

  private isInOrder(e: number, f: number): boolean {
    return this.graph.t[e]! + this.limits.gap[this.graph.precision[e]!]! <= this.graph.t[f]!;
  }

  private keepsValue(e: number, f: number): boolean {
    const rule = this.limits.valueRule;
    if (!rule) return true;
    const { amount, currency } = this.graph;
    const share = amount[f]! / amount[e]!;
    return currency[e] === currency[f] && share >= 1 - rule.lossShare && share <= 1 + rule.gainShare;
  }

  /** The bundle of a completed path: drops edges that no valid combination from the root reaches. */
  bundle(accounts: readonly number[], path: readonly Step[]): CycleBundle {
    const first = path.at(-1)!;
    const edges = [...first.edges];
    let reached: readonly number[] = first.edges;
    for (let i = path.length - 2; i >= 0; i -= 1) {
      reached = path[i]!.edges.filter((f) => reached.some((e) => this.isInOrder(e, f) && this.keepsValue(e, f)));
      edges.push(...reached);
    }
    return {
      closing: path[0]!.edges[0]!,
      accounts: accounts.toReversed(),
      edges: edges.toSorted((a, b) => a - b),
      combinations: combinationsOf(path),
      shortestSpanSeconds: this.graph.t[path[0]!.edges[0]!]! - this.graph.t[first.edges.at(-1)!]!,
    };
  }
}

/** Edge cycles of a completed path. */
export function combinationsOf(path: readonly Step[]): number {
  return path.at(-1)!.ways.reduce((sum, n) => sum + n, 0);
}
