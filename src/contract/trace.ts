import { z } from 'zod';

import { count, counts, evidenceId, instant, minor, problem, share, type Frozen } from './shared-shapes.ts';

const source = z.object({
  case_no: z.string(),
  /** The payer's number, masked, or the name of the start. */
  source: z.array(evidenceId).describe('rows of the reported transfer'),
  from: z.string().describe('masked number of the payer'),
  to: z.string().describe('masked number of the payee'),
  paid_at: instant,
  amount: minor,
});

const victim = z.object({
  id: z.string().describe('victim_id of the report, or start-1, start-2 …'),
  cases: z.array(z.string()),
  reported: minor.describe('sum of the transfers that were found in the data'),
  sources: z.array(source),
});

const victimShare = z.object({ victim: z.string(), received: minor, held: minor });

const account = z.object({
  id: z.string(),
  display: z.string(),
  number: z.string().optional(),
  institution: z.string().optional(),
  layer: count.describe('least number of hops from a reported transfer; the first credited account is 1'),
  layer_to: count.optional().describe('given when less than 20 % of the money came by the least number of hops'),
  received: minor,
  held: minor,
  passed_on: minor,
  exited: minor,
  by_layer: z.array(z.object({ layer: count, received: minor })),
  victims: z.array(victimShare),
  covered: z.boolean(),
});

const edge = z.object({
  source: evidenceId,
  sources: z.array(evidenceId).describe('all rows of the movement, the payer’s leg first'),
  from: z.string().describe('account id, empty where nobody is named'),
  to: z.string(),
  at: instant,
  layer: count,
  amount: minor,
  taint: minor,
  end: z.string().describe('goes-on, or how the money left the data'),
});

const path = z.object({ amount: minor, accounts: z.array(z.string()), movements: z.array(evidenceId), seconds: count });

const totals = z.object({
  reported: minor,
  held: minor,
  exited: minor,
  by_end: z.record(z.string(), minor),
  accounts: count,
  layers: count,
});

const policy = z.object({
  label: z.enum(['trace', 'search-only', 'label-only']),
  accounts: z.array(account),
  edges: z.array(edge),
  paths: z.array(path),
  totals,
  /** Accounts whose held amount depends on the order of rows with one time stamp. */
  ties: z.array(z.object({ account: z.string(), held_least: minor, held_most: minor })),
  counts,
});

/** `trace.json` of cli.md. */
export const traceSchema = z.object({
  schema: z.literal('duanka/trace/1'),
  currency: z.string(),
  until: instant,
  bounds: z.object({ layers: count, least: minor }),
  victims: z.array(victim),
  /** Reports that match no transfer, or several equally near: listed, never guessed. */
  unmatched: z.array(z.object({ case_no: z.string(), row: count, problem })),
  policies: z.record(z.string(), policy),
  /** By account: what each policy says is still there. */
  comparison: z.array(z.object({ account: z.string(), held: z.record(z.string(), minor), share: share.optional() })),
  /** Accounts without a statement that victim money entered, most money first: the next request list. */
  requests: z.array(
    z.object({ id: z.string(), display: z.string(), institution: z.string().optional(), amount: minor, from: instant }),
  ),
  warnings: z.array(problem),
});

export type Trace = Frozen<z.infer<typeof traceSchema>>;
