import { z } from 'zod';

import { count, type Frozen } from './shared-shapes.ts';

/** Null where the share has nothing to be a share of. */
const ratio = z.number().min(0).max(1).nullable();

const figures = z.object({
  value: z.object({
    recall: ratio.describe('Σ min(taint, stolen value) / Σ stolen value'),
    precision: ratio.describe('Σ min(taint, stolen value) / Σ taint'),
    stolen: z.number(),
    taint: z.number(),
    both: z.number(),
  }),
  edges: z.object({
    recall: ratio,
    precision: ratio,
    f1: ratio,
    truth: count.describe('transfers of which half or more of the amount is stolen'),
    found: count.describe('transfers of which half or more of the amount is tainted'),
    both: count,
  }),
});

/** `evaluate --json` of a trace's folder. */
export const traceEvaluationSchema = z.object({
  schema: z.literal('duanka/trace-evaluation/1'),
  chosen_on: z.array(z.string()),
  measured_on: z.array(z.string()),
  in_sample: z.boolean(),
  currency: z.string(),
  truth: z.object({
    transfers: count,
    unresolved: count.describe('truth rows that lead to no transfer'),
    own_payments: count.describe('transfers that the victims made themselves'),
  }),
  policies: z.record(z.string(), z.object({ all: figures, without_own_payments: figures })),
});

export type TraceEvaluation = Frozen<z.infer<typeof traceEvaluationSchema>>;
export type TraceFigures = TraceEvaluation['policies'][string]['all'];
