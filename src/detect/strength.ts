/** s(x): 0 up to `from`, 1 from `full`, linear between (definitions.md 9). `full` ≤ `from` makes a step at `from`. */
export function strengthOf(x: number, from: number, full: number): number {
  if (x >= full) return x > from || full > from ? 1 : 0;
  return x <= from ? 0 : (x - from) / (full - from);
}
