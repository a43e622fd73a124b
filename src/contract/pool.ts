import { z } from 'zod';
import { count, type Frozen, instant, minor, share } from './shared-shapes.ts';

/** What a run-points pool measured (definitions.md 7), for its session chart. Accounts are subject ids. */
export const poolSchema = z.object({
  sessions: z
    .array(
      z.object({
        account: z.string(),
        from: instant.describe('first credit'),
        to: instant.describe('last credit'),
        inflow: minor,
        outflow: minor.describe('what of the inflow had left in time, last in first out'),
        credits: count,
        payers: count,
      }),
    )
    .describe('by first credit'),
  sinks: z
    .array(z.object({ account: z.string(), share }))
    .describe('whom the outflow converges on, largest first; a control group is named by its largest account'),
  rotation_percentile: share.describe('place of the pool among randomly shifted times'),
  fee: z
    .object({
      median: z.number(),
      mad: z.number().min(0).describe('median absolute deviation'),
      lower: z.number().describe('bootstrap interval of the median, 95 %'),
      upper: z.number(),
      sessions: count,
    })
    .exactOptional(),
  two_way_share: share.describe('payers whom a member paid later'),
  likeness: z.enum(['gambling-like', 'fraud-like', 'none']).describe('a likeness, never a finding of what it is'),
});

export type FindingPool = Frozen<z.infer<typeof poolSchema>>;
