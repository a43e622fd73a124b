import { logFactorial } from './burst-tail.ts';

/**
 * P(X ≥ k) for X ~ Bin(n, p), summed from the larger terms down. Relative error below 1e-9 for n up to 10⁶; terms too
 * small for a double are 0.
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k > n) return 0;
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
