import { z } from 'zod';
import { count, type Frozen, instant, problem, values } from './shared-shapes.ts';

/** Transaction rows by class; read = kept + duplicate + failed + empty + rejected. */
export const rowCountsSchema = z.object({
  read: count,
  kept: count,
  duplicate: count.describe('DUP-1; wins over the other classes but rejected'),
  failed: count.describe('the transaction did not succeed'),
  empty: count.describe('no money moved'),
  rejected: count.describe('unreadable'),
});

export const importedFileSchema = z.object({
  file: z.string(),
  format: z.string(),
  encoding: z.string(),
  rows: rowCountsSchema,
  from: instant,
  to: instant,
  breaks: count.describe('balance breaks'),
  fingerprint: z.string().exactOptional(),
  warnings: z.array(problem).exactOptional(),
});

export const legCountsSchema = z.object({
  unique: count,
  order_assumed: count,
  one_legged: count,
  possible: count,
  reversals: count,
  clearing_pairs: count,
});

export const importReportSchema = z.object({
  schema: z.literal('duanka/import/1'),
  files: z.array(importedFileSchema).describe('transaction tables'),
  companions: z.array(z.object({ file: z.string(), format: z.string(), kind: z.string(), records: count })),
  skipped: z.array(
    z.object({
      file: z.string(),
      code: z.string(),
      values,
      severity: z.enum(['skip', 'refused']).describe('skip: by design; refused: needs attention'),
    }),
  ),
  total: z.object({
    rows: rowCountsSchema,
    from: instant,
    to: instant,
    breaks: count,
    transfers: count,
    accounts: count.exactOptional(),
    covered: count.exactOptional(),
    legs: legCountsSchema,
  }),
  rejected_by_code: z.record(z.string(), count).exactOptional(),
  warnings: z.array(problem),
});

export type ImportReport = Frozen<z.infer<typeof importReportSchema>>;
export type ImportedFile = Frozen<z.infer<typeof importedFileSchema>>;
export type RowCounts = Frozen<z.infer<typeof rowCountsSchema>>;
export type LegCounts = Frozen<z.infer<typeof legCountsSchema>>;
