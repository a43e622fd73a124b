/** By hop: minor units of victim money. */
export type AmountByHop = Map<number, number>;

export interface LayerRange {
  /** Least hop. */
  readonly layer: number;
  /** Given when less than 20 % came by the least hop: the hop by which 80 % had come. */
  readonly layerTo?: number;
}

/** A layer that brought less than this share does not stand alone (definitions.md 5, Layer). */
const FIRM_SHARE = 0.2;

/** [LAYER-1] [LAYER-2] The layer of an account (N 级卡) from what came by each hop; of nothing, 0. */
export function layerRange(byHop: AmountByHop): LayerRange {
  const hops = [...byHop].toSorted(([a], [b]) => a - b);
  const total = hops.reduce((sum, [, amount]) => sum + amount, 0);
  const [layer, first] = hops[0] ?? [0, 0];
  if (first >= FIRM_SHARE * total) return { layer };
  let sum = 0;
  for (const [hop, amount] of hops) {
    sum += amount;
    if (sum >= (1 - FIRM_SHARE) * total) return { layer, layerTo: hop };
  }
  return { layer };
}

export function addTo<K>(sums: Map<K, number>, key: K, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
