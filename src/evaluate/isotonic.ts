export interface IsotonicPoint {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

export interface IsotonicBlock {
  /** Weighted mean of the x of the points of the block. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/**
 * Isotonic (never falling) least-squares regression by pooling adjacent violators (Ayer et al. 1955): blocks by rising x
 * with strictly rising y. Points of equal x are one point.
 */
export function isotonicRegression(points: readonly IsotonicPoint[]): IsotonicBlock[] {
  const byX = Map.groupBy(
    points.filter(({ weight }) => weight > 0),
    ({ x }) => x,
  );
  const blocks: IsotonicBlock[] = [];
  for (const equal of [...byX.values()].map((group) => group.reduce(pooled)).toSorted((a, b) => a.x - b.x)) {
    blocks.push(equal);
    while (blocks.length > 1 && blocks.at(-2)!.y >= blocks.at(-1)!.y) {
      const upper = blocks.pop()!;
      blocks.push(pooled(blocks.pop()!, upper));
    }
  }
  return blocks.map(({ x, y, weight }) => ({ x, y, weight }));
}

function pooled(a: IsotonicBlock, b: IsotonicPoint): IsotonicBlock {
  const weight = a.weight + b.weight;
  return { x: (a.x * a.weight + b.x * b.weight) / weight, y: (a.y * a.weight + b.y * b.weight) / weight, weight };
}
