import { z } from 'zod';
import { evaluationSchema } from './evaluation.ts';
import { findingsSchema } from './findings.ts';
import { importReportSchema } from './import-report.ts';
import { returnSchema } from './return-proposal.ts';
import { runSchema } from './run.ts';
import { traceEvaluationSchema } from './trace-evaluation.ts';
import { traceRunSchema } from './trace-run.ts';
import { traceSchema } from './trace.ts';

/** Name of the file in `docs/schema/` -> schema. */
export const PUBLISHED_SCHEMAS = {
  evaluation: evaluationSchema,
  findings: findingsSchema,
  import: importReportSchema,
  return: returnSchema,
  run: runSchema,
  trace: traceSchema,
  'trace-evaluation': traceEvaluationSchema,
  'trace-run': traceRunSchema,
} as const;

/** JSON Schema 2020-12 as published. Unknown keys are allowed: keys are added to the contract, never renamed. */
export function publishedJsonSchema(name: keyof typeof PUBLISHED_SCHEMAS): string {
  return `${JSON.stringify(z.toJSONSchema(PUBLISHED_SCHEMAS[name], { io: 'input' }), null, 2)}\n`;
}
