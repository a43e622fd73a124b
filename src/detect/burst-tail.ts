const LEAST_TERM = 1e-12;

export interface SeenBefore {
  /** Events seen at other times, plus one for the prior: whole, ≥ 1. */
  readonly events: number;
  /** Time in which they were seen, the prior's time included, in units of the window; > 0. */
  readonly windows: number;
}

/**
 * −ln P(X ≥ n) in nats: how unlikely n events in one window are for one whose rate is only known from other times. The
 * rate is Gamma(events, windows), so X is negative binomial; whoever was hardly seen before surprises less. 0 for n ≤ 0.
 */
export function burstTailNats(n: number, { events, windows }: SeenBefore): number {
  if (n <= 0) return 0;
  const share = 1 / (1 + windows);
  const mean = events / windows;
  if (n > mean) return -logTerm(n, events, share) - Math.log(upwards(n, events, share));
  const below = logTerm(n - 1, events, share) + Math.log(downwards(n - 1, events, share));
  return -Math.log1p(-Math.exp(Math.min(below, -LEAST_TERM)));
}

/** ln P(X = i). */
function logTerm(i: number, events: number, share: number): number {
  return (
    logFactorial(events + i - 1) -
    logFactorial(events - 1) -
    logFactorial(i) +
    i * Math.log(share) +
    events * Math.log1p(-share)
  );
}

/** Σ P(X = j) / P(X = i) over j ≥ i. */
function upwards(i: number, events: number, share: number): number {
  let term = 1;
  let sum = 0;
  for (let j = i; term > sum * LEAST_TERM; j += 1) {
    sum += term;
    term *= (share * (events + j)) / (j + 1);
  }
  return sum;
}

/** Σ P(X = j) / P(X = i) over j ≤ i. */
function downwards(i: number, events: number, share: number): number {
  let term = 1;
  let sum = 0;
  for (let j = i; j >= 0 && term > sum * LEAST_TERM; j -= 1) {
    sum += term;
    term *= j / (share * (events + j - 1));
  }
  return sum;
}

let exact = 0;
const EXACT = Float64Array.from({ length: 65 }, (_, n) => (exact += Math.log(Math.max(n, 1))));

/** ln n!: exact sums for small n, Stirling's series above. */
export function logFactorial(n: number): number {
  if (n < EXACT.length) return EXACT[n]!;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * n) - 1 / (360 * n ** 3);
}
