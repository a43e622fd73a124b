import type { FanDirection, TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds } from '../coverage.ts';
import { poissonTailNats } from '../poisson-tail.ts';

/** What the account does at other times is worth as much as this many partners of an average account. */
const PRIOR = 1;

export interface TreeSide {
  readonly account: number;
  readonly direction: FanDirection;
  readonly partners: number;
  /** The account's pattern transfers on this side inside the span, whoever the partner. */
  readonly inside: number;
  readonly spanSeconds: number;
}

export interface UsualRate {
  /** Partners expected of the account on this side in a span of this length, from its other times. */
  readonly expected: (side: TreeSide) => number;
  /** −ln P(at least as many partners) under that: the side's degree against the account's usual degree, in nats. */
  readonly nats: (side: TreeSide) => number;
  /** ln of the number of places where such a span could lie in the data: accounts times spans one after the other. */
  readonly places: (spanSeconds: number) => number;
}

/**
 * The account's own rate of pattern transfers outside the span (Gamma-Poisson: it starts from the mean rate of accounts
 * that have any and gives way to what is seen of this one). One pass over the offsets.
 */
export function usualRate(view: CaseView, graph: TemporalGraph): UsualRate {
  const dataSeconds = Math.max(1, view.to - view.from);
  const mean = { in: meanRate(graph.inOffsets, dataSeconds), out: meanRate(graph.outOffsets, dataSeconds) };
  const expected = ({ account, direction, inside, spanSeconds }: TreeSide): number => {
    const offsets = direction === 'in' ? graph.inOffsets : graph.outOffsets;
    const covered = coverageSeconds(view.accounts, account) || dataSeconds;
    const others = offsets[account + 1]! - offsets[account]! - inside;
    const otherSeconds = Math.max(0, covered - spanSeconds);
    return (spanSeconds * (others + PRIOR)) / (otherSeconds + PRIOR / mean[direction]);
  };
  return {
    expected,
    nats: (side) => poissonTailNats(side.partners, expected(side)),
    places: (spanSeconds) => Math.log(Math.max(1, graph.vertexCount) * Math.max(1, dataSeconds / spanSeconds)),
  };
}

function meanRate(offsets: Uint32Array, dataSeconds: number): number {
  let active = 0;
  for (let v = 0; v + 1 < offsets.length; v += 1) if (offsets[v + 1]! > offsets[v]!) active += 1;
  return Math.max(1, offsets.at(-1)!) / (Math.max(1, active) * dataSeconds);
}
