const SECONDS_A_DAY = 86_400;
/** Left out at either end. */
const EDGE = 0.005;

/** Days of the stretch that holds the middle 99 % of the transfers, made whole: a few old rows do not lengthen the data. At least 1. */
export function dataDays({ at, count }: { readonly at: ArrayLike<number>; readonly count: number }): number {
  const edge = Math.floor(count * EDGE);
  const seconds = (at[count - 1 - edge] ?? 0) - (at[edge] ?? 0);
  const held = count <= 1 ? 1 : (count - 1 - 2 * edge) / (count - 1);
  return Math.max(1, seconds / held / SECONDS_A_DAY);
}
