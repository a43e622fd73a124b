import type { SeededRandom } from './seeded-random.ts';

/** Standard normal deviate (Box-Muller, one of the pair). */
export function normal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

export function logNormal(random: SeededRandom, median: number, sigma: number): number {
  return median * Math.exp(sigma * normal(random));
}

/** Counts of a Poisson process with this mean; above 30 the rounded normal approximation. */
export function poisson(random: SeededRandom, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count += 1;
  }
  return count;
}

export function chance(random: SeededRandom, probability: number): boolean {
  return random.next() < probability;
}

/** Uniform in [low, high). */
export function between(random: SeededRandom, low: number, high: number): number {
  return low + (high - low) * random.next();
}

/** Uniform on a logarithmic scale, for sums and times that range over orders of magnitude. */
export function logBetween(random: SeededRandom, low: number, high: number): number {
  return low * (high / low) ** random.next();
}

/** Minor units: `yuan` rounded to a step of so many yuan (0.01 for cents). */
export function minor(yuan: number, stepYuan = 0.01): number {
  return Math.max(1, Math.round(yuan / stepYuan) * Math.round(stepYuan * 100));
}

/** Whole parts that add up to the total, uneven by `spread` in 0..1; every part is at least 1. */
export function split(random: SeededRandom, total: number, count: number, spread: number): number[] {
  const weights = Array.from({ length: count }, () => 1 + spread * (2 * random.next() - 1) * 0.9);
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.max(1, Math.floor((total * weight) / sum)));
  const given = parts.reduce((a, b) => a + b, 0);
  parts[0] = Math.max(1, (parts[0] ?? 0) + total - given);
  return parts;
}
