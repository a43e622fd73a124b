/** Wedges (first edge, middle, second edge) of one pair of accounts in parallel columns, in any order. */
export interface WedgeColumns {
  readonly second: number;
  readonly middle: readonly number[];
  readonly firstEdge: readonly number[];
  readonly secondEdge: readonly number[];
  /** Earlier and later time of the two transfers. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Earliest `from` and latest `to`. */
  readonly earliest: number;
  readonly latest: number;
}

export interface BestWindow {
  /** Distinct, rising. */
  readonly middles: readonly number[];
  /** Distinct, rising. */
  readonly edges: readonly number[];
}

/**
 * For each maximal run of windows (each ends with a wedge) that hold at least k distinct middles: the run's best window,
 * with most middles, of equals most wedges, then the earliest.
 */
export function bestWindows(wedges: WedgeColumns, windowSeconds: number, minimumMiddles: number): BestWindow[] {
  const { from, to } = wedges;
  if (wedges.latest - wedges.earliest <= windowSeconds) return wholeWindow(wedges, minimumMiddles);
  const order = wedgesInOrder(wedges, windowSeconds);
  const leaving = order.toSorted((a, b) => from[a]! - from[b]!);
  const live = new Map<number, number>();
  const windows: BestWindow[] = [];
  const best = { middles: 0, wedges: 0, end: 0 };
  let left = 0;
  for (let i = 0; i < order.length; i += 1) {
    const now = to[order[i]!]!;
    live.set(wedges.middle[order[i]!]!, (live.get(wedges.middle[order[i]!]!) ?? 0) + 1);
    // Whoever leaves now came before: a wedge does not outlast the window.
    for (; from[leaving[left]!]! < now - windowSeconds; left += 1) forget(live, wedges.middle[leaving[left]!]!);
    if (endsTogether(wedges, order, i)) continue;
    if (live.size >= minimumMiddles) {
      const count = i + 1 - left;
      if (live.size < best.middles || (live.size === best.middles && count <= best.wedges)) continue;
      best.middles = live.size;
      best.wedges = count;
      best.end = i;
    } else if (best.middles > 0) {
      windows.push(windowAt(wedges, order, { end: best.end, windowSeconds }));
      best.middles = 0;
      best.wedges = 0;
    }
  }
  if (best.middles > 0) windows.push(windowAt(wedges, order, { end: best.end, windowSeconds }));
  return windows;
}

/** All wedges fit into one window: no run ends before it is whole. */
function wholeWindow(wedges: WedgeColumns, minimumMiddles: number): BestWindow[] {
  const middles = distinct(wedges.middle);
  return middles.length < minimumMiddles
    ? []
    : [{ middles, edges: distinct(wedges.firstEdge.concat(wedges.secondEdge)) }];
}

/** Wedges short enough for the window, in the order in which they become whole. */
function wedgesInOrder(wedges: WedgeColumns, windowSeconds: number): number[] {
  const order: number[] = [];
  for (let i = 0; i < wedges.from.length; i += 1) {
    if (wedges.to[i]! - wedges.from[i]! <= windowSeconds) order.push(i);
  }
  return order.sort((a, b) => lastEdge(wedges, a) - lastEdge(wedges, b));
}

/** The next wedge becomes whole with the same transfer: there is no window between them. */
function endsTogether(wedges: WedgeColumns, order: readonly number[], i: number): boolean {
  return i + 1 < order.length && lastEdge(wedges, order[i]!) === lastEdge(wedges, order[i + 1]!);
}

function lastEdge({ firstEdge, secondEdge }: WedgeColumns, i: number): number {
  return Math.max(firstEdge[i]!, secondEdge[i]!);
}

function forget(live: Map<number, number>, middle: number): void {
  const count = live.get(middle)! - 1;
  if (count === 0) live.delete(middle);
  else live.set(middle, count);
}

function windowAt(
  wedges: WedgeColumns,
  order: readonly number[],
  { end, windowSeconds }: { readonly end: number; readonly windowSeconds: number },
): BestWindow {
  const since = wedges.to[order[end]!]! - windowSeconds;
  const inside = order.slice(0, end + 1).filter((i) => wedges.from[i]! >= since);
  return {
    middles: distinct(inside.map((i) => wedges.middle[i]!)),
    edges: distinct(inside.flatMap((i) => [wedges.firstEdge[i]!, wedges.secondEdge[i]!])),
  };
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
