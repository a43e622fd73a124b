/** Wedges of one pair of accounts: parallel columns, in any order. */
export interface WedgeColumns {
  readonly second: number;
  readonly middle: readonly number[];
  readonly firstEdge: readonly number[];
  readonly secondEdge: readonly number[];
  /** Earlier and later time of the two transfers. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface BestWindow {
  readonly middles: readonly number[];
  readonly edges: readonly number[];
}

/** One best window for each maximal run of windows, ending at a wedge, that hold at least k distinct middles. */
export function bestWindows(wedges: WedgeColumns, windowSeconds: number, minimumMiddles: number): BestWindow[] {
  const { from, to, firstEdge, secondEdge } = wedges;
  const last = (i: number): number => Math.max(firstEdge[i]!, secondEdge[i]!);
  const order = from.map((_, i) => i).filter((i) => to[i]! - from[i]! <= windowSeconds);
  order.sort((a, b) => last(a) - last(b) || a - b);
  const windows: BestWindow[] = [];
  let best: BestWindow | undefined;
  for (let i = 0; i < order.length; i += 1) {
    // Wedges that end with the same transfer arrive together.
    if (i + 1 < order.length && last(order[i]!) === last(order[i + 1]!)) continue;
    const since = to[order[i]!]! - windowSeconds;
    const window = windowOf(
      wedges,
      order.slice(0, i + 1).filter((w) => from[w]! >= since),
    );
    if (window.middles.length < minimumMiddles) {
      if (best) windows.push(best);
      best = undefined;
    } else if (!best || isBetter(window, best)) best = window;
  }
  if (best) windows.push(best);
  return windows;
}

function windowOf({ middle, firstEdge, secondEdge }: WedgeColumns, live: readonly number[]): BestWindow {
  return {
    middles: distinct(live.map((w) => middle[w]!)),
    edges: distinct(live.flatMap((w) => [firstEdge[w]!, secondEdge[w]!])),
  };
}

function isBetter(a: BestWindow, b: BestWindow): boolean {
  return a.middles.length === b.middles.length
    ? a.edges.length > b.edges.length
    : a.middles.length > b.middles.length;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
