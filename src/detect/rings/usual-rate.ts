import type { FanDirection, TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds } from '../coverage.ts';
import { burstTailNats, type SeenBefore } from '../burst-tail.ts';
import { activityClock } from './activity-clock.ts';

/** Before it is seen an account counts like one transfer in the time in which an average account has one. */
const PRIOR_EVENTS = 1;

export interface TreeSide {
  readonly account: number;
  readonly direction: FanDirection;
  readonly partners: number;
  /** The account's pattern transfers on this side inside the span, whoever the partner. */
  readonly inside: number;
  /** The span, on the graph's clock, both ends included. */
  readonly from: number;
  readonly to: number;
}

export interface UsualRate {
  /** Transfers expected of the account on this side in a span of this length, from its other times. */
  readonly expected: (side: Omit<TreeSide, 'partners'>) => number;
  /** −ln P(at least as many partners) under that: the side's degree against the account's usual degree, in nats. */
  readonly nats: (side: TreeSide) => number;
  /** ln of the number of places where such a span could lie in the data: accounts times spans one after the other. */
  readonly places: (spanSeconds: number) => number;
}

/**
 * Every account's own rate of pattern transfers outside a span, started from the mean rate of accounts that have any. Time
 * is the activity clock's: what all do at that time is usual.
 */
export function usualRate(view: CaseView, graph: TemporalGraph): UsualRate {
  const dataSeconds = Math.max(1, view.to - view.from);
  const mean = { in: meanRate(graph.inOffsets, dataSeconds), out: meanRate(graph.outOffsets, dataSeconds) };
  const clock = activityClock(graph, view.from, view.to);
  const { coveredFrom, coveredTo } = view.accounts;
  const before = ({ account, direction, inside, from, to }: Omit<TreeSide, 'partners'>): SeenBefore => {
    const offsets = direction === 'in' ? graph.inOffsets : graph.outOffsets;
    const isCovered = coverageSeconds(view.accounts, account) > 0;
    const covered = isCovered ? clock.between(coveredFrom[account]!, coveredTo[account]!) : dataSeconds;
    // The burst itself is not what all do.
    const span = Math.max(1, clock.between(from, to) - inside * clock.secondsPerTransfer);
    const otherSeconds = Math.max(0, covered - span);
    return {
      events: offsets[account + 1]! - offsets[account]! - inside + PRIOR_EVENTS,
      windows: (otherSeconds + PRIOR_EVENTS / mean[direction]) / span,
    };
  };
  return {
    expected: (side) => {
      const { events, windows } = before(side);
      return events / windows;
    },
    nats: (side) => burstTailNats(side.partners, before(side)),
    places: (spanSeconds) =>
      Math.log(Math.max(1, graph.vertexCount) * Math.max(1, dataSeconds / Math.max(1, spanSeconds))),
  };
}

function meanRate(offsets: Uint32Array, dataSeconds: number): number {
  let active = 0;
  for (const [v, stop] of offsets.subarray(1).entries()) if (stop > offsets[v]!) active += 1;
  return Math.max(1, offsets.at(-1)!) / (Math.max(1, active) * dataSeconds);
}
