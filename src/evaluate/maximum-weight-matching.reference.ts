import type { WeightedPair } from './maximum-weight-matching.ts';

/** Largest total weight and, of those, the most pairs, by trying every subset of pairs. */
export function maximumWeightReference(pairs: readonly WeightedPair[]): {
  readonly weight: number;
  readonly pairs: number;
} {
  const tryFrom = (
    at: number,
    lefts: ReadonlySet<number>,
    rights: ReadonlySet<number>,
  ): { weight: number; pairs: number } => {
    const pair = pairs[at];
    if (pair === undefined) return { weight: 0, pairs: 0 };
    const without = tryFrom(at + 1, lefts, rights);
    if (lefts.has(pair.left) || rights.has(pair.right)) return without;
    const rest = tryFrom(at + 1, new Set([...lefts, pair.left]), new Set([...rights, pair.right]));
    const taken = { weight: rest.weight + pair.weight, pairs: rest.pairs + 1 };
    if (Math.abs(taken.weight - without.weight) < 1e-7) return taken.pairs > without.pairs ? taken : without;
    return taken.weight > without.weight ? taken : without;
  };
  return tryFrom(0, new Set(), new Set());
}
