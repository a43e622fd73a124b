import type { FindingPool } from '#contract';

type Session = FindingPool['sessions'][number];

/** Members drawn, those with the largest inflow; the table beside the chart has all. */
export const MEMBER_LIMIT = 40;
export const POOL_CHART = { left: 150, width: 780, rowHeight: 30, gap: 4, axis: 22 } as const;
/** A session of a minute among days would not be seen. */
const LEAST_WIDTH = 3;
const LEAST_HEIGHT = 2;
const TICKS = 6;
const HOUR_MS = 3_600_000;

interface PoolBlock {
  readonly session: Session;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PoolRow {
  readonly account: string;
  /** Top of the row. */
  readonly y: number;
  readonly inflowMinor: number;
  readonly blocks: readonly PoolBlock[];
}

export interface PoolLayout {
  readonly rows: readonly PoolRow[];
  readonly members: number;
  readonly folded: number;
  readonly height: number;
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly x: number; readonly at: number }[];
}

/** Members downward by their first session, time to the right, height of a block by its inflow. */
export function layoutPool(pool: Pick<FindingPool, 'sessions'>): PoolLayout {
  const byAccount = [...Map.groupBy(pool.sessions, ({ account }) => account)].map(([account, sessions]) => ({
    account,
    sessions: sessions.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
    inflowMinor: sessions.reduce((sum, { inflow }) => sum + inflow, 0),
  }));
  const drawn = byAccount
    .toSorted((a, b) => b.inflowMinor - a.inflowMinor || compare(a.account, b.account))
    .slice(0, MEMBER_LIMIT)
    .toSorted((a, b) => compare(a.sessions[0]?.from ?? '', b.sessions[0]?.from ?? '') || compare(a.account, b.account));
  const from = Math.min(...pool.sessions.map((one) => Date.parse(one.from)));
  const to = Math.max(...pool.sessions.map((one) => Date.parse(one.to)), from + HOUR_MS);
  const most = Math.max(1, ...pool.sessions.map(({ inflow }) => inflow));
  const { left, width, rowHeight, gap } = POOL_CHART;
  const placeOf = (at: number): number => left + ((at - from) / (to - from)) * (width - LEAST_WIDTH);
  const rows = drawn.map(({ account, sessions, inflowMinor }, i): PoolRow => {
    const y = i * (rowHeight + gap);
    const blocks = sessions.map((session): PoolBlock => {
      const x = placeOf(Date.parse(session.from));
      const height = Math.max(LEAST_HEIGHT, (session.inflow / most) * rowHeight);
      const end = placeOf(Date.parse(session.to));
      return { session, x, y: y + rowHeight - height, width: Math.max(LEAST_WIDTH, end - x), height };
    });
    return { account, y, inflowMinor, blocks };
  });
  return {
    rows,
    members: byAccount.length,
    folded: byAccount.length - drawn.length,
    height: Math.max(0, rows.length * (rowHeight + gap) - gap),
    from,
    to,
    ticks: Array.from({ length: TICKS + 1 }, (_, i) => {
      const at = from + ((to - from) * i) / TICKS;
      return { at, x: placeOf(at) };
    }),
  };
}

interface FeeBins {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
  /** Sessions whose share lies beyond the bins: money that stayed, no fee. */
  readonly beyond: number;
}

const BINS = 24;

/** What the sessions left behind as shares of their inflow, from zero to four times the median or 10 %, whichever is more. */
export function feeBins(pool: Pick<FindingPool, 'sessions' | 'fee'>): FeeBins {
  const to = Math.max(0.1, 4 * (pool.fee?.median ?? 0), (pool.fee?.upper ?? 0) * 1.5);
  const counts = Array.from({ length: BINS }, () => 0);
  let beyond = 0;
  for (const { inflow, outflow } of pool.sessions) {
    const share = inflow === 0 ? 1 : (inflow - outflow) / inflow;
    const bin = Math.floor((Math.max(0, share) / to) * BINS);
    if (bin >= BINS) beyond += 1;
    else counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from: 0, to, counts, beyond };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
