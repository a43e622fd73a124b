/**
 * Splits `amount` over whole weights of sum `total` (0 < amount ≤ total): each part is its exact share rounded down or up,
 * and never above its weight; the units left over go to the largest remainders, the earlier one of equals. Exact beyond 2^53.
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[], total: number): number[] {
  if (amount === total) return [...weights];
  const parts: number[] = [];
  const remainders: number[] = [];
  let left = amount;
  for (const weight of weights) {
    const product = amount * weight;
    const isExact = product <= Number.MAX_SAFE_INTEGER;
    const remainder = isExact ? product % total : Number((BigInt(amount) * BigInt(weight)) % BigInt(total));
    const part = isExact ? (product - remainder) / total : Number((BigInt(amount) * BigInt(weight)) / BigInt(total));
    parts.push(part);
    remainders.push(remainder);
    left -= part;
  }
  if (left === 1) parts[placeOfLargest(remainders)]!++;
  if (left > 1) {
    const order = [...remainders.keys()].toSorted((a, b) => remainders[b]! - remainders[a]! || a - b);
    for (let i = 0; i < left; i++) parts[order[i]!]!++;
  }
  return parts;
}

function placeOfLargest(remainders: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < remainders.length; i++) if (remainders[i]! > remainders[best]!) best = i;
  return best;
}
