/** Ranges [start, end) of equal neighbours, in order. */
export function* neighbourRuns(values: Iterable<number>): Iterable<readonly [start: number, end: number]> {
  let [start, end] = [0, 0];
  let last: number | undefined;
  for (const value of values) {
    if (end > 0 && value !== last) {
      yield [start, end];
      start = end;
    }
    last = value;
    end += 1;
  }
  if (end > start) yield [start, end];
}
