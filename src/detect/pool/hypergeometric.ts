/** `drawn` of `population` are taken, `marked` of the population are marked. */
export interface Draw {
  readonly population: number;
  readonly marked: number;
  readonly drawn: number;
}

/** P(at least `least` of the drawn are marked), hypergeometric; by logarithms, relative error below 1e-9 up to a million. */
export function hypergeometricTail({ population, marked, drawn }: Draw, least: number): number {
  const lowest = Math.max(0, marked + drawn - population);
  const highest = Math.min(marked, drawn);
  if (least <= lowest) return 1;
  if (least > highest) return 0;
  const logTerm =
    logChoose(marked, least) + logChoose(population - marked, drawn - least) - logChoose(population, drawn);
  let sum = 1;
  let ratio = 1;
  // Terms relative to the first: P(k + 1) / P(k) is a quotient of four counts, 0 after the last.
  for (let k = least; ratio > sum * 1e-17; k += 1) {
    ratio *= ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
    sum += ratio;
  }
  return Math.min(1, Math.exp(logTerm + Math.log(sum)));
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/** ln n!: summed up to 255, Stirling's series with three terms above. */
function logFactorial(n: number): number {
  if (n < TABLE.length) return TABLE[n]!;
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TAU + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;
const TABLE = logFactorials(256);

function logFactorials(count: number): Float64Array {
  let sum = 0;
  return Float64Array.from({ length: count }, (_, n) => {
    sum += Math.log(Math.max(1, n));
    return sum;
  });
}
