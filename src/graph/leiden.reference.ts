/** Modularity as it is written: over all pairs of nodes, (weight − γ·k_i·k_j / 2m) where the community is one, over 2m. */
export function modularityReference(
  weights: readonly (readonly number[])[],
  community: ArrayLike<number>,
  resolution: number,
): number {
  const strength = weights.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  const twice = strength.reduce((sum, k) => sum + k, 0);
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) {
    for (let j = 0; j < weights.length; j += 1) {
      if (community[i] !== community[j]) continue;
      sum += weights[i]![j]! - (resolution * strength[i]! * strength[j]!) / twice;
    }
  }
  return sum / twice;
}

/** The best modularity of any partition; for a handful of nodes. */
export function bestModularity(weights: readonly (readonly number[])[], resolution: number): number {
  const community: number[] = [];
  const search = (node: number, used: number): number => {
    if (node === weights.length) return modularityReference(weights, community, resolution);
    let best = -Infinity;
    for (let c = 0; c <= used; c += 1) {
      community[node] = c;
      best = Math.max(best, search(node + 1, Math.max(used, c + 1)));
    }
    return best;
  };
  return search(0, 0);
}
