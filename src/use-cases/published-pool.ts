import type { FindingPool } from '#contract';
import type { PoolMeasures } from '#model';

/** A pool's measures with subject ids and ISO times. */
export function publishedPool(
  pool: PoolMeasures,
  { idOf, isoOf }: { readonly idOf: (account: number) => string; readonly isoOf: (seconds: number) => string },
): FindingPool {
  const { fee } = pool;
  return {
    sessions: pool.sessions.map(({ account, from, to, inflowMinor, outflowMinor, credits, payers }) => ({
      account: idOf(account),
      from: isoOf(from),
      to: isoOf(to),
      inflow: inflowMinor,
      outflow: outflowMinor,
      credits,
      payers,
    })),
    sinks: pool.sinks.map(({ account, share }) => ({ account: idOf(account), share: rounded(share) })),
    rotation_percentile: rounded(pool.rotationPercentile),
    ...(fee === undefined
      ? {}
      : {
          fee: {
            median: rounded(fee.median),
            mad: rounded(fee.mad),
            lower: rounded(fee.lower),
            upper: rounded(fee.upper),
            sessions: fee.sessions,
          },
        }),
    two_way_share: rounded(pool.twoWayShare),
    likeness: pool.likeness,
  };
}

/** Fees differ in hundredths of a percent: five digits. */
function rounded(share: number): number {
  return Math.round(share * 100_000) / 100_000;
}
