import { z } from 'zod';

import { count, evidenceId, instant, minor, problem, type Frozen } from './shared-shapes.ts';

const victim = z.object({
  id: z.string(),
  cases: z.array(z.string()),
  loss: minor.describe('reported transfers that bear on this account'),
  compensated: minor,
  claim: minor.describe('basis of the share: never more than the loss less compensation'),
  payout: minor,
  rounded_up: z.number().int().min(0).max(1),
  to: z.array(z.object({ display: z.string(), institution: z.string() })).describe('accounts that the money came from'),
});

const step = z.object({
  step: z.number().int().min(1).max(3),
  decides: z.boolean(),
  reason: z.string(),
  rows: count,
  shown: z.array(evidenceId),
});

/** `return.json`: a proposal for a named decider. */
export const returnSchema = z.object({
  schema: z.literal('duanka/return/1'),
  program: z.string(),
  created_at: instant,
  currency: z.string(),
  account: z.object({
    id: z.string(),
    display: z.string(),
    number: z.string().exactOptional(),
    institution: z.string().exactOptional(),
  }),
  at: instant.describe('the freeze'),
  balance: minor.describe('by the ledger'),
  frozen: minor,
  ground: z.enum(['single-source', 'timestamps', 'pro-rata']),
  basis: z.enum(['article-8', 'no-binding-rule']).describe('no-binding-rule: the money came by other accounts'),
  policy: z.string().exactOptional().describe('with no-binding-rule: whose view the claims are'),
  steps: z.array(step),
  caveats: z.array(z.string()),
  victims: z.array(victim),
  left: minor.describe('stays frozen in the original term'),
  by_policy: z.array(
    z.object({
      policy: z.string(),
      label: z.string(),
      held: z.array(z.object({ victim: z.string(), amount: minor })),
    }),
  ),
  notice_days: count.exactOptional().describe('only pro rata has a public notice'),
  formula: z.string(),
  unmatched: z.array(z.object({ case_no: z.string(), row: count, problem })),
});

export type ReturnProposal = Frozen<z.infer<typeof returnSchema>>;
