const LEAST_TERM = 1e-12;

/** −ln P(X ≥ n) in nats for X ~ Poisson(mean), mean > 0: how unlikely so many are. 0 for n ≤ 0; exact to 1e-9. */
export function poissonTailNats(n: number, mean: number): number {
  if (n <= 0) return 0;
  if (n <= mean) return -Math.log1p(-Math.exp(belowLog(n, mean)));
  return mean - n * Math.log(mean) + logFactorial(n) - Math.log(series(n, mean));
}

/** ln P(X < n) from its largest term down. */
function belowLog(n: number, mean: number): number {
  let term = 1;
  let sum = 0;
  for (let i = n - 1; i >= 0 && term > sum * LEAST_TERM; i -= 1) {
    sum += term;
    term *= i / mean;
  }
  return (n - 1) * Math.log(mean) - mean - logFactorial(n - 1) + Math.log(sum);
}

/** Σ mean^i·n!/(n + i)! over i ≥ 0. */
function series(n: number, mean: number): number {
  let term = 1;
  let sum = 0;
  for (let i = 1; term > sum * LEAST_TERM; i += 1) {
    sum += term;
    term *= mean / (n + i);
  }
  return sum;
}

const EXACT = new Float64Array(65);
for (let n = 2; n < EXACT.length; n += 1) EXACT[n] = EXACT[n - 1]! + Math.log(n);

/** Exact sums for small n, Stirling's series above. */
export function logFactorial(n: number): number {
  if (n < EXACT.length) return EXACT[n]!;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
