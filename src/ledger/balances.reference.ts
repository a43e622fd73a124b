/** Least number of breaks over all orders of one run of ties, and over the sum of breaks only: tries every order. */
export function leastBreaks(run: readonly { amount: number; after: number }[], balance: number): number {
  const visit = (left: readonly { amount: number; after: number }[], at: number): number => {
    if (left.length === 0) return 0;
    return Math.min(
      ...left.map(
        (entry, k) =>
          (Number.isNaN(at) || entry.after - entry.amount === at ? 0 : 1) +
          visit(
            left.filter((_, other) => other !== k),
            entry.after,
          ),
      ),
    );
  };
  return visit(run, balance);
}
