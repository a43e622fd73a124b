import { z } from 'zod';
import { poolSchema } from './pool.ts';
import { count, counts, evidenceId, type Frozen, instant, minor, share, values } from './shared-shapes.ts';

export const FINDINGS_SCHEMA = 'duanka/findings/1';

export const reasonSchema = z.object({
  code: z.string(),
  detector: z.string(),
  strength: share,
  values,
  evidence: z.array(evidenceId).describe('both legs of a transfer may be named; at most 200 transfers'),
  transfer_count: count.exactOptional().describe('transfers behind the reason, also those not named'),
  from: instant,
  to: instant,
});

/** Contribution of one family to the score (definitions.md 9); the contributions of a subject add up to index / 100. */
export const familySchema = z.object({
  strength: share.describe('m: the strongest reason of the family'),
  ceiling: share.describe('c'),
  damping: share.describe('g: damping by guards'),
  contribution: share.describe('share of S; contributions add up to S'),
});

export const subjectSchema = z.object({
  id: z.string().describe('keyed hash, stable inside a workspace'),
  display: z.string().describe('masked number'),
  number: z.string().exactOptional().describe('full number; only unmasked or open data'),
  kind: z.string(),
  index: z.number().min(0).max(100).describe('an index, not a probability'),
  band: z.enum(['high', 'medium', 'watch']),
  rank: z.number().int().min(1),
  families: z.record(z.string(), familySchema),
  reasons: z.array(reasonSchema),
  guards: z.array(
    z.object({
      id: z.string(),
      share: share.describe('conditions met of all'),
      values: values.describe(
        'what was measured; damping: g; voidedBy: control-link, short-life, burst-stop, victim-report',
      ),
    }),
  ),
  coverage: z.object({ from: instant, to: instant }),
  not_assessable: z.array(z.string()).describe('detectors that lacked coverage: a gap, not a zero'),
  rings: z.array(z.string()),
});

export const hitSchema = z.object({
  id: z.string().describe('hash of detector, version, parameters and evidence fingerprints'),
  key: z
    .string()
    .describe('hash of detector, sorted core and first evidence transfer: stable when statements are added'),
  detector: z.string().exactOptional(),
  typology: z.string(),
  strength: share,
  surprise: z.number().exactOptional().describe('what hits of this typology are ranked by: nats, or a degree measure'),
  core: z.array(z.string()).describe('subject ids (RING-1)'),
  from: instant,
  to: instant,
  amount: minor.nullable().describe('null where the evidence mixes currencies'),
  currency: z.string(),
  evidence: z.array(evidenceId).describe('both legs of a transfer may be named'),
  transfer_count: count.exactOptional().describe('transfers behind the evidence rows'),
  account_count: count.exactOptional().describe('accounts on either side of those transfers, core or not'),
  subsumed_by: z.string().exactOptional().describe('hit that explains this one (RING-2)'),
  pool: poolSchema.exactOptional().describe('of a run-points hit'),
});

/** RING-7. Amounts in minor units of the ring's currency, inside its period; activity also outside of it. */
export const ringCardSchema = z.object({
  roles: counts.describe('members by role; a member may have several'),
  tiers: z.array(z.object({ tier: z.number().int().min(1), accounts: count })).describe('members by least tier'),
  in: minor.describe('into the core from outside it'),
  out: minor.describe('out of the core'),
  one_way: minor.describe('the larger of in and out'),
  institutions: z.array(z.object({ name: z.string(), accounts: count })).describe('empty name: unknown'),
  first_activity: instant,
  last_activity: instant,
  left: z
    .object({ minor, by_balance: count, by_lots: count, unknown: count })
    .describe('money still on the members, and for how many it rests on a balance, on lots, on nothing'),
  missing: z
    .array(
      z.object({
        subject: z.string(),
        display: z.string().describe('masked number'),
        number: z.string().exactOptional(),
        institution: z.string(),
        amount: minor,
        transfers: count,
        core_accounts: count,
      }),
    )
    .describe('accounts without a statement that took much from the core: to be asked for'),
  missing_more: count,
});

export const ringSchema = z.object({
  id: z.string(),
  key: z.string(),
  hits: z.array(z.string()),
  strength: share,
  from: instant,
  to: instant,
  throughput: minor.nullable(),
  currency: z.string(),
  members: z.array(
    z.object({
      subject: z.string(),
      roles: z.array(z.object({ role: z.string(), share })),
      tier: z.number().int().min(1).exactOptional().describe('least hops from where the money came in (RING-6)'),
      tier_to: z
        .number()
        .int()
        .min(1)
        .exactOptional()
        .describe('the tier is a range: most money came by up to this one'),
    }),
  ),
  periphery: z.object({ payers: count, merchants: count, boundary: count, others: count.exactOptional() }),
  links: z
    .object({ transfers: count, accounts: count, onward: count, control: count })
    .exactOptional()
    .describe('joins of hits by kind of link (RING-3); hits - 1 in all'),
  card: ringCardSchema.exactOptional(),
  transfers: z.array(evidenceId).describe('both legs of a transfer may be named'),
  transfer_count: count.exactOptional().describe('transfers behind those rows'),
  stopped: z.string().exactOptional().describe('why the ring was cut (RING-4)'),
});

/** Possible exploitation of a minor or very old holder; outside the ranking. */
export const protectionSchema = z.object({
  subject: z.string(),
  display: z.string(),
  number: z.string().exactOptional(),
  code: z.string(),
  values,
});

/** What a reader of findings.json must know about the run without opening run.json. */
export const findingsRunSchema = z.object({
  program: z.literal('duanka'),
  version: z.string(),
  preset: z.enum(['statement', 'structure']),
  created_at: instant,
  workspace: z.string(),
  masked: z.boolean(),
  open_data: z.boolean(),
  from: instant.describe('first transfer of the data'),
  to: instant.describe('last transfer of the data'),
  fingerprint: z.string().describe('SHA-256 over the sorted input fingerprints'),
});

export const findingsSchema = z.object({
  schema: z.literal(FINDINGS_SCHEMA),
  run: findingsRunSchema,
  subjects: z.array(subjectSchema).describe('by rank'),
  rings: z.array(ringSchema),
  hits: z.array(hitSchema).describe('by strength, falling'),
  protection: z.array(protectionSchema),
  counts: counts.describe(
    'accounts, covered, boundary, transfers, subjects, high, medium, watch, hits, surviving_hits, rings (of two or more core accounts: what console, page and workbook show), rings_of_one (the others in `rings`, shown as their patterns); rings.<code>: hits without a core, cuts and caps of the assembly; not_assessable.<detector>: accounts',
  ),
});

export type Findings = Frozen<z.infer<typeof findingsSchema>>;
export type FindingsRun = Findings['run'];
export type FindingSubject = Frozen<z.infer<typeof subjectSchema>>;
export type FindingReason = Frozen<z.infer<typeof reasonSchema>>;
export type FindingHit = Frozen<z.infer<typeof hitSchema>>;
export type FindingRing = Frozen<z.infer<typeof ringSchema>>;
export type FamilyScore = Frozen<z.infer<typeof familySchema>>;
export type ProtectionNotice = Frozen<z.infer<typeof protectionSchema>>;
