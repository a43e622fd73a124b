import { EDGE_KIND, type TemporalGraph } from '#graph';

export interface ActivityClock {
  /** Seconds of mean activity between two times, both ends included: where twice as much is paid, time runs twice as fast. */
  readonly between: (from: number, to: number) => number;
  /** What one transfer moves the clock. */
  readonly secondsPerTransfer: number;
}

const BINS = 2048;
/** As if so many transfers more lay evenly over the data: with few transfers the clock is an ordinary one. */
const EVEN_TRANSFERS = 2048;

/**
 * Time measured by what everybody pays. At the start of a data set every pair is new, and at night nobody pays: whoever
 * only does what all do is not unusual. The clock runs through the data in as many seconds
 * as the data last, and beyond them like any other.
 */
export function activityClock({ t, kind, outEdges }: TemporalGraph, first: number, last: number): ActivityClock {
  const length = Math.max(1, last - first + 1);
  const binSeconds = length / BINS;
  const paid = new Float64Array(BINS);
  // In the order of the edges, not of the accounts: memory is read in order.
  for (let e = 0; e < t.length; e += 1) if ((kind[e]! & EDGE_KIND.pattern) !== 0) paid[binOf(t[e]!)]! += 1;
  const unit = length / (outEdges.length + EVEN_TRANSFERS);
  const even = EVEN_TRANSFERS / BINS;
  let clock = 0;
  const binEnds = paid.map((count) => {
    clock += (count + even) * unit;
    return clock;
  });

  function binOf(time: number): number {
    return Math.min(BINS - 1, Math.max(0, Math.floor((time - first) / binSeconds)));
  }
  return {
    secondsPerTransfer: unit,
    between: (from, to) =>
      binEnds[binOf(to)]! - (binEnds[binOf(from) - 1] ?? 0) + Math.max(0, first - from) + Math.max(0, to - last),
  };
}
