import { z } from 'zod';
import { count, type Frozen, share } from './shared-shapes.ts';

/** null where a figure is not defined (no positives, no findings). */
const figure = share.nullable();

export const classificationSchema = z.object({
  precision: figure,
  recall: figure,
  f1: figure,
  ap: figure,
  auc: figure,
  band: z.string().exactOptional().describe('what counts as flagged'),
  n: count,
  positives: count,
});

export const matchedSchema = z.object({
  recall: figure,
  precision: figure,
  strict_precision: figure,
  truth: count,
  found: count,
  matched: count,
  neutral: count,
  wilson: z.tuple([share, share]).describe('95 % interval of the recall'),
  recall_at_p50: figure.exactOptional(),
  recall_at_p20: figure.exactOptional(),
  first: z.record(z.string(), z.object({ recall: figure, precision: figure })).exactOptional(),
});

const cutSchema = z.object({
  found: count.describe('findings down to the cut'),
  by_typology: z.record(z.string(), z.object({ recall: figure, matched: count, truth: count })),
});

const roleFigures = z.object({
  truth: count.describe('covered accounts of the truth with the role'),
  found: count.describe('of those, members of a ring'),
  named: count.describe('times that the role was named, innocents included'),
  right: count,
  recall: figure.describe('right of truth'),
  precision: figure.describe('right of named'),
});

/** Roles and tiers of the members of rings against a roles file. */
export const rolesSchema = roleFigures.extend({
  members: count.describe('covered members of rings, each once; `found` of them are criminal'),
  by_role: z.record(z.string(), roleFigures),
  tiers: z.object({
    truth: count.describe('covered accounts of the truth with a tier'),
    given: count.describe('of those, members with a tier'),
    exact: count,
    share_exact: figure,
  }),
});

/** `evaluate --json` (definitions.md 10). */
export const evaluationSchema = z.object({
  schema: z.literal('duanka/evaluation/1'),
  chosen_on: z.array(z.string()),
  measured_on: z.array(z.string()),
  in_sample: z.boolean(),
  accounts: classificationSchema.nullable(),
  accounts_core: classificationSchema.nullable().exactOptional().describe('labels that are core of their truth ring'),
  transfers: classificationSchema.nullable(),
  hits: z
    .object({
      all: matchedSchema,
      by_typology: z.record(z.string(), matchedSchema),
      typed: matchedSchema,
      at_p50: cutSchema.nullable().exactOptional().describe('at the strength of recall_at_p50'),
      at_500: cutSchema.nullable().exactOptional().describe('the first 500 findings'),
    })
    .nullable(),
  rings: matchedSchema.extend({ fragmentation: z.number().nullable(), merging: z.number().nullable() }).nullable(),
  roles: rolesSchema.nullable().exactOptional(),
  false_alarms: z
    .object({ high_per_10k_30d: z.number().nullable(), medium_per_10k_30d: z.number().nullable() })
    .nullable(),
});

export type Evaluation = Frozen<z.infer<typeof evaluationSchema>>;
export type RoleFigures = Frozen<z.infer<typeof rolesSchema>>;
export type Classification = Frozen<z.infer<typeof classificationSchema>>;
export type Matched = Frozen<z.infer<typeof matchedSchema>>;
