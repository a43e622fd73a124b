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
  id: z
    .string()
    .describe('victim_id of the report, else case_no, else report-ROW; of a named start start-1, start-2 …'),
  cases: z.array(z.string()),
  reported: minor.describe('sum of the transfers that were found in the data'),
  sources: z.array(source),
});

const victimShare = z.object({ victim: z.string(), received: minor, held: minor });

const account = z.object({
  id: z.string(),
  display: z.string(),
  number: z.string().exactOptional(),
  institution: z.string().exactOptional(),
  layer: count.describe('least number of hops from a reported transfer; the first credited account is 1'),
  layer_to: count.exactOptional().describe('given when less than 20 % of the money came by the least number of hops'),
  received: minor,
  held: minor,
  passed_on: minor,
  exited: minor.describe('paid out of what is followed; of an account that is not followed, what came to it'),
  ended_here: z
    .array(z.object({ end: z.string(), amount: minor }))
    .exactOptional()
    .describe('what came to it and is not followed, by end'),
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
  ends: z
    .array(z.object({ end: z.string(), amount: minor }))
    .exactOptional()
    .describe('given when parts end differently, most first; end is the first'),
});

const path = z.object({
  victim: z.string(),
  amount: minor.describe('money that took just this way'),
  accounts: z.array(z.string()).describe('from the payer of the reported transfer on; empty where nobody is named'),
  movements: z.array(evidenceId),
  seconds: count.describe('from the first to the last movement'),
  end: z.string().describe('goes-on: held on the last account'),
});

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
  victims: z
    .array(z.object({ victim: z.string(), reported: minor, held: minor, exited: minor }))
    .describe('reported = held + exited (not under poison); reported until then'),
  /** Accounts whose held amount depends on the order of rows with one time stamp. */
  ties: z.array(z.object({ account: z.string(), held_least: minor, held_most: minor })),
  counts,
});

const rows = z.object({ rows: count, shown: z.array(evidenceId).describe('the first of them') });
const shareAtFreeze = z.object({ victim: z.string(), least: minor, most: minor });

const articleEight = z.object({
  account: z.string(),
  balance: minor.describe('by the ledger'),
  frozen: minor,
  decided_by: z.number().int().min(0).max(3).describe('the step that decides; 0: no victim paid this account directly'),
  steps: z.array(
    z.object({
      step: z.number().int().min(1).max(3),
      decides: z.boolean(),
      reason: z.string(),
      used: rows,
      shares: z.array(shareAtFreeze),
    }),
  ),
  extension: z
    .object({
      basis: z.literal('no-binding-rule'),
      used: rows,
      by_policy: z.array(
        z.object({
          policy: z.string(),
          label: z.string(),
          shares: z.array(z.object({ victim: z.string(), held: minor })),
        }),
      ),
    })
    .exactOptional(),
  caveats: z.array(z.string()),
});

const freezeLine = z.object({
  id: z.string(),
  display: z.string(),
  number: z.string().exactOptional(),
  institution: z.string().exactOptional(),
  layer: count,
  held: minor,
  least: minor.describe('over the policies compared and the order of rows with one time stamp'),
  most: minor,
  confidence: z.enum(['firm', 'likely', 'uncertain']),
  as_of: instant.describe('last second that the statement shows'),
  expected_outflow_minutes: count.exactOptional().describe('half of like money had left by then; absent: unknown'),
  early_outflow_minutes: count.exactOptional().describe('a quarter of like money had left by then'),
  still_there: share.exactOptional().describe('chance that it is there when a stop takes effect'),
  savable: minor,
  stratum: z.enum(['account', 'victim-money', 'reached']).exactOptional(),
  outflows: count.describe('past outflows behind the estimate'),
  marks: z
    .array(z.string())
    .describe('for a person: goods-in-good-faith, salary-like, statement-ended, protected-holder, reporting-victim'),
  brought_by: evidenceId.exactOptional().describe('the transfer that a stop request names'),
});

const casesOnCard = z.object({
  account: z.string(),
  cases: z.array(z.string()),
  victims: count,
  transfers: count,
  value: minor.describe('distinct reported transfers, each once; never added to turnover'),
  turnover_in: minor,
  turnover_out: minor,
});

const cardsOfCase = z.object({ case_no: z.string(), accounts: z.array(z.string()), transfers: count, value: minor });

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
  comparison: z.array(
    z.object({
      account: z.string(),
      held: z.record(z.string(), minor),
      least: minor.describe('over the policies labelled trace'),
      most: minor,
    }),
  ),
  /** Accounts without a statement that victim money entered, most money first: the next request list. */
  requests: z.array(
    z.object({
      id: z.string(),
      display: z.string(),
      number: z.string().exactOptional(),
      institution: z.string().exactOptional(),
      reason: z.string().describe('no-statement, payment-account, statement-ends-early'),
      amount: minor,
      victims: count,
      from: instant,
      to: instant,
      sources: z.array(evidenceId).describe('first row of each movement that brought it'),
    }),
  ),
  /** Accounts that may still hold victim money, by what can be saved: a proposal, the police decide. */
  freeze: z.array(freezeLine),
  /** The order of Article 8 at each account that holds victim money, as if it were frozen at `until`. */
  article_eight: z.array(articleEight),
  /** Cards and the cases that name them. */
  cards: z.array(casesOnCard),
  cases: z.array(cardsOfCase),
  warnings: z.array(problem),
});

export type Trace = Frozen<z.infer<typeof traceSchema>>;
