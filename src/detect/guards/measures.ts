/** Small measures that several guards share. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Standard deviation over mean; 0 for fewer than two values. */
export function variation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean === 0 ? Infinity : Math.sqrt(square) / mean;
}

/** Longest run of days (rising) each of which follows one of the run after `from` to `to` days. */
export function longestRun(days: readonly number[], from: number, to: number): number {
  const runs = days.map(() => 1);
  for (const [i, day] of days.entries()) {
    for (let j = i - 1; j >= 0 && day - days[j]! <= to; j -= 1) {
      if (day - days[j]! >= from) runs[i] = Math.max(runs[i]!, runs[j]! + 1);
    }
  }
  return Math.max(0, ...runs);
}
