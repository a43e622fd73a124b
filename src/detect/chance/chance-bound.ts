import type { DetectorOutput, Typology } from '#model';

/**
 * What chance explains of a typology's hits: rising strengths of the hits found, and of every hit in the ledgers by chance.
 */
export interface ChanceCounts {
  readonly found: readonly number[];
  readonly byChance: readonly number[];
  /** How many ledgers by chance were searched. */
  readonly replicates: number;
}

/** Standard deviations of a Poisson count that chance is given beside its mean (about 95 %), from so many on that it has one. */
const SURE = 2;
const COUNTED = 10;
/** Kept of the order among hits that chance explains alike. */
const ORDER_SHARE = 0.001;

/**
 * The most that a hit's strength can be: 1 − q, q the least share of the hits of its typology, down to any strength at or below
 * its own, that chance may account for (the q-value of Storey 2002 with the null by rewiring, at its upper 95 %). The table of expected precision holds
 * for ledgers like those it was fitted on; this holds for the ledger at hand.
 */
export function chanceBound({ found, byChance, replicates }: ChanceCounts): (strength: number) => number {
  const strengths = [...new Set(found)].toSorted((a, b) => a - b);
  const bounds: number[] = [];
  let most = 0;
  for (const strength of strengths) {
    const all = found.length - countBelow(found, strength);
    const chance = (byChance.length - countBelow(byChance, strength)) / replicates;
    most = Math.max(most, 1 - atMost(chance) / all);
    bounds.push(most);
  }
  return (strength) => {
    const at = countBelow(strengths, strength);
    const bound = strengths[at] === strength ? bounds[at] : bounds[at - 1];
    return bound ?? 1;
  };
}

/** A single hit is not held against twice the spread of a mean below one: the margin comes in as the count grows. */
function atMost(mean: number): number {
  return mean + SURE * Math.sqrt(mean) * (mean / (mean + COUNTED));
}

/** Lowers a strength to its bound; a thousandth of it keeps the order. */
export function lowered(strength: number, bound: number): number {
  return strength <= bound ? strength : bound * (1 - ORDER_SHARE) + strength * ORDER_SHARE;
}

/** How many of rising values are below one. */
function countBelow(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rising strengths of the hits by typology. */
export function strengthsByTypology(outputs: readonly DetectorOutput[]): ReadonlyMap<Typology, readonly number[]> {
  const all = outputs.flatMap(({ hits }) => hits);
  return new Map(
    [...Map.groupBy(all, ({ typology }) => typology)].map(([typology, hits]) => [
      typology,
      hits.map(({ strength }) => strength).toSorted((a, b) => a - b),
    ]),
  );
}
