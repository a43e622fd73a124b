/** s(x): 0 up to `from`, 1 from `full`, linear between (definitions.md 9). `full` ≤ `from` makes a step at `from`. */
export function strengthOf(x: number, from: number, full: number): number {
  if (full <= from) return x > from ? 1 : 0;
  return Math.min(1, Math.max(0, (x - from) / (full - from)));
}
