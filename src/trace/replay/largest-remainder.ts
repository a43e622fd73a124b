/**
 * Splits `amount` over whole weights of sum `total` (0 < amount ≤ total): each part is its exact share rounded down or up,
 * and never above its weight; the units left over go to the largest remainders, the earlier one of equals. Exact beyond 2^53.
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[], total: number): number[] {
  const remainders: number[] = [];
  let left = amount;
  const parts = weights.map((weight) => {
    const { quotient, remainder } = multiplyDivide(amount, weight, total);
    remainders.push(remainder);
    left -= quotient;
    return quotient;
  });
  if (left === 0) return parts;
  const order = [...remainders.keys()].toSorted((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (let i = 0; i < left; i++) parts[order[i]!]!++;
  return parts;
}

/** a · b / c of whole numbers, b ≤ c. */
function multiplyDivide(a: number, b: number, c: number): { quotient: number; remainder: number } {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % c;
    return { quotient: (product - remainder) / c, remainder };
  }
  const exact = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  return { quotient: Number(exact / divisor), remainder: Number(exact % divisor) };
}
