/** 97.5th percentile of the standard normal distribution. */
const Z95 = 1.959963984540054;

/** Wilson score interval of a share (Wilson 1927); [0, 1] without observations. */
export function wilsonInterval(successes: number, n: number, z = Z95): [number, number] {
  if (n === 0) return [0, 1];
  const p = successes / n;
  const z2 = z * z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [successes === 0 ? 0 : Math.max(0, middle - half), successes === n ? 1 : Math.min(1, middle + half)];
}

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
