import { wilsonInterval } from '#model';

/** An aim is met when the point meets it and the lower bound is at least the aim less .15 (definitions.md 10). */
export function meetsAim(aim: number, successes: number, n: number): boolean {
  return n > 0 && successes / n >= aim && wilsonInterval(successes, n)[0] >= aim - 0.15;
}

export interface Bootstrap {
  /** Uniform in [0, 1), seeded by the caller. */
  readonly random: () => number;
  readonly rounds?: number;
}

/** Percentile bootstrap, 95 %, of Σ hit·weight / Σ weight over resampled rings; null without weight. */
export function bootstrapShare(
  hit: ArrayLike<number>,
  weight: ArrayLike<number>,
  { random, rounds = 1000 }: Bootstrap,
): [number, number] | null {
  const n = hit.length;
  if (n === 0) return null;
  const shares = new Float64Array(rounds);
  for (let round = 0; round < rounds; round += 1) {
    let found = 0;
    let all = 0;
    for (let k = 0; k < n; k += 1) {
      const i = Math.floor(random() * n);
      found += hit[i]! * weight[i]!;
      all += weight[i]!;
    }
    shares[round] = all === 0 ? 0 : found / all;
  }
  shares.sort();
  return [shares[Math.floor(0.025 * (rounds - 1))]!, shares[Math.ceil(0.975 * (rounds - 1))]!];
}
